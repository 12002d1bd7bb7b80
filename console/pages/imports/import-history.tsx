import { useRead } from '../../data/use-read.ts';
import { useRefresh } from '../../data/use-refresh.ts';
import { Tag } from '../../parts/marks.tsx';
import { Section } from '../../parts/page-head.tsx';
import { count } from '../../words/figures.ts';
import { dataLanguage, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';
import { importStates, isUnderWay } from './import-state.ts';

const words = {
  title: word('取り込みの履歴', 'Imports so far'),
  file: word('ファイル', 'File'),
  state: word('状態', 'State'),
  rows: word('保存した行', 'Rows stored'),
  at: word('始めた日時', 'Begun'),
  by: word('取り込んだ方', 'By'),
  dry: word('試し読み', 'Only read'),
};
const tones = {
  waiting: undefined,
  reading: undefined,
  storing: undefined,
  done: 'ok',
  cancelled: 'warn',
  failed: 'danger',
  undoing: undefined,
  undone: 'warn',
} as const;
const ASK_EVERY_MS = 3000;

/** The last imports that ran as a job, the newest first; nothing where there were none. */
export function ImportHistory() {
  const reading = useRead('listImports', {});
  const imports = reading.answer?.imports ?? [];
  useRefresh(imports.some(isUnderWay), reading.again, ASK_EVERY_MS);
  if (imports.length === 0) return null;
  return (
    <Section title={words.title()}>
      <table class="cards hover">
        <thead>
          <tr>
            <th scope="col">{words.file()}</th>
            <th scope="col">{words.state()}</th>
            <th scope="col" class="num">
              {words.rows()}
            </th>
            <th scope="col">{words.at()}</th>
            <th scope="col">{words.by()}</th>
          </tr>
        </thead>
        <tbody>
          {imports.map((job) => (
            <tr key={job.id}>
              <th scope="row" class="wide">
                <a href={`/imports?job=${job.id}`} lang={dataLanguage.value}>
                  {job.file}
                </a>
              </th>
              <td data-l={words.state()}>
                <Tag tone={tones[job.state]}>{importStates[job.state]()}</Tag>
              </td>
              <td class="num" data-l={words.rows()}>
                {job.dryRun ? words.dry() : count(job.rows.stored)}
              </td>
              <td data-l={words.at()}>{moment(job.createdAt)}</td>
              <td data-l={words.by()} lang={dataLanguage.value}>
                {job.createdBy}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
