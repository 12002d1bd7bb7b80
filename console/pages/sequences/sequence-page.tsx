import type { Answer } from '../../data/call-api.ts';
import { useRead } from '../../data/use-read.ts';
import { may } from '../../data/session.ts';
import { query } from '../../frame/place.ts';
import type { Page } from '../../frame/page.ts';
import { Shown } from '../../parts/shown.tsx';
import { word } from '../../words/language.ts';
import { readFile } from './import-file.tsx';
import type { Sequence } from './sequence-draft.ts';
import { SequenceEditor } from './sequence-editor.tsx';
import { SequenceReading } from './sequence-reading.tsx';

const unnamed = word('新しいシナリオ', 'New sequence');

/** One sequence: to be read, changed, tried, saved; `new` is one that nobody has saved, perhaps a copy of another. */
export const SequencePage: Page = ({ params: { id = 'new' } }) =>
  id === 'new' ? <New key={query.value.get('from') ?? ''} from={query.value.get('from')} /> : <One id={id} />;

function One({ id }: { readonly id: string }) {
  const sequence = useRead('showSequence', { params: { id } });
  return (
    <Shown of={sequence}>
      {(saved) =>
        saved.source === 'company' && may('saveSequence') ? (
          <SequenceEditor key={id} page={id} saved={saved} start={saved.sequence} tag={sequence.tag} />
        ) : (
          <SequenceReading saved={saved} />
        )
      }
    </Shown>
  );
}

function New({ from }: { readonly from: string | null }) {
  const known = useRead('listSequences', {});
  return (
    <Shown of={known}>
      {({ sequences }) => (
        <SequenceEditor
          key={from ?? 'new'}
          page={`new:${from ?? ''}`}
          saved={undefined}
          start={startOf(
            from,
            sequences.map(({ sequence }) => sequence),
          )}
          tag={undefined}
        />
      )}
    </Shown>
  );
}

/** A copy of another, what was read of a file, or a blank page; under an id that nobody has. */
function startOf(from: string | null, known: readonly Sequence[]): Sequence {
  const copied = known.find(({ id }) => id === from);
  const ids = new Set(known.map(({ id }) => id));
  if (copied !== undefined) {
    const name = { ja: `${copied.name.ja}の複製`, en: `Copy of ${copied.name.en}` };
    return { ...copied, id: freeId(copied.id, ids), name };
  }
  const read = readFile.peek();
  if (read !== undefined) return { ...read, id: freeId(read.id, ids) };
  return {
    id: freeId('sequence', ids),
    name: { ja: unnamed(), en: unnamed() },
    topic: known[0]?.topic ?? { ja: '', en: '' },
    steps: [],
  };
}

const freeId = (wanted: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/-\d+$/, '').slice(0, 50);
  for (let number = 2; ; number++) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
};

export type SavedSequence = Answer<'showSequence'>;
