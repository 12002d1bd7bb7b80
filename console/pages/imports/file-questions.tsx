import type { ProblemPlace } from '../../../contract/problem.ts';
import { ColumnMap } from './column-map.tsx';
import { ColumnQuestions } from './column-questions.tsx';
import { DateOrderQuestion } from './date-order-question.tsx';
import type { ImportDraft } from './import-draft.ts';
import { SavedMappings } from './saved-mappings.tsx';
import { SheetQuestion } from './sheet-question.tsx';

interface FileQuestionsProps {
  /** Why the file was not read, and of what a person is asked. */
  readonly code: string;
  readonly places: readonly ProblemPlace[];
  readonly kind: string;
  readonly draft: ImportDraft;
  readonly answered: (said: Pick<Partial<ImportDraft>, 'sheet' | 'mapping' | 'dateOrder'>) => void;
}

/** What a person has to say before a file can be read: which sheet is meant, what its columns are. */
export function FileQuestions({ code, places, kind, draft, answered }: FileQuestionsProps) {
  if (places.length === 0) return null;
  const map = (mapping: Readonly<Record<string, string>>): void =>
    answered({ mapping: { ...draft.mapping, ...mapping } });
  switch (code) {
    case 'file-whichSheet':
      return (
        <SheetQuestion
          sheets={places.flatMap(({ choices = [] }) => choices)}
          answered={(sheet) => answered({ sheet })}
        />
      );
    case 'file-whichDateOrder':
      return <DateOrderQuestion places={places} answered={(dateOrder) => answered({ dateOrder })} />;
    case 'file-undecidedColumns':
    case 'file-unclearPresence':
      return <ColumnQuestions {...{ kind, places }} answered={map} />;
    case 'file-missingColumns':
    case 'file-noHeader':
      return (
        <>
          <SavedMappings
            route={draft.kind}
            kind={kind}
            columns={places.map(({ place }) => place)}
            mapping={draft.mapping}
            use={map}
          />
          <ColumnMap
            kind={kind}
            columns={places.map(({ place, cells = [], readAs, proposed }) => ({
              column: place,
              cells,
              field: readAs,
              proposed,
            }))}
            fields={places[0]?.choices ?? []}
            mapping={draft.mapping}
            isBusy={false}
            read={map}
          />
        </>
      );
    default:
      return null;
  }
}
