import { useState } from 'preact/hooks';
import type { ImportReport } from '../../../contract/imports.ts';
import { stagesSaid, withStages, type Stage } from '../../../contract/import-stages.ts';
import { Button } from '../../parts/button.tsx';
import { Section } from '../../parts/page-head.tsx';
import { dataLanguage, word } from '../../words/language.ts';

const words = {
  title: word('読み取れないステージ', 'Stages that are not known'),
  lede: word(
    'この言葉は、受注・失注・商談中のどれにあたりますか。選ぶと、その行も読みます。',
    'Which of won, lost and open does each of these words mean? Once chosen, their rows are read too.',
  ),
  stage: word('このファイルの言葉', 'Word of the file'),
  meaning: word('意味', 'Meaning'),
  open: word('選んでください', 'Choose'),
  go: word('この意味で読み直す', 'Read it with these meanings'),
};
const stages: Readonly<Record<Stage, ReturnType<typeof word>>> = {
  won: word('受注', 'Won'),
  lost: word('失注', 'Lost'),
  open: word('商談中', 'Open'),
};

interface StageQuestionsProps {
  readonly report: ImportReport;
  readonly mapping: Readonly<Record<string, string>>;
  readonly isBusy: boolean;
  readonly read: (mapping: Readonly<Record<string, string>>) => void;
}

/** Which outcome each word of a deal's stage means that nobody knows. */
export function StageQuestions({ report, mapping, isBusy, read }: StageQuestionsProps) {
  const [chosen, setChosen] = useState<Readonly<Record<string, Stage>>>({});
  const unknown = report.refusals.filter(({ code }) => code === 'unknownStage');
  const column = unknown[0]?.column;
  const values = [...new Set(unknown.flatMap((each) => (each.column === column ? [each.value] : [])))];
  if (column === undefined || values.length === 0) return null;
  return (
    <Section title={words.title()}>
      <p class="small soft">{words.lede()}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          read({ ...mapping, [column]: withStages({ ...stagesSaid(mapping[column]), ...chosen }) });
        }}
      >
        <table class="cards">
          <caption class="vh">{words.title()}</caption>
          <thead>
            <tr>
              <th scope="col">{words.stage()}</th>
              <th scope="col">{words.meaning()}</th>
            </tr>
          </thead>
          <tbody>
            {values.map((value) => (
              <tr key={value}>
                <th scope="row" lang={dataLanguage.value}>
                  {value}
                </th>
                <td data-l={words.meaning()}>
                  <select
                    aria-label={`${words.meaning()}: ${value}`}
                    value={chosen[value] ?? ''}
                    onChange={({ currentTarget }) =>
                      setChosen(
                        Object.fromEntries(
                          [...Object.entries(chosen), [value, currentTarget.value] as const].filter(
                            (each): each is [string, Stage] => each[1] in stages,
                          ),
                        ),
                      )
                    }
                  >
                    <option value="">{words.open()}</option>
                    {Object.entries(stages).map(([stage, name]) => (
                      <option key={stage} value={stage}>
                        {name()}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {Object.keys(chosen).length > 0 && (
          <p class="acts gap">
            <Button type="submit" kind="primary" isBusy={isBusy}>
              {words.go()}
            </Button>
          </p>
        )}
      </form>
    </Section>
  );
}
