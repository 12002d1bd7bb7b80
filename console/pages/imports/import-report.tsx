import { counted } from '../../../contract/counted.ts';
import { ColumnMap } from './column-map.tsx';
import type { ImportDraft } from './import-draft.ts';
import { SavedMappings } from './saved-mappings.tsx';
import { FieldChanges } from './field-changes.tsx';
import { StageQuestions } from './stage-questions.tsx';
import { RefusedFile } from './refused-file.tsx';
import type { ImportReport } from '../../../contract/imports.ts';
import { may } from '../../data/session.ts';
import { Button } from '../../parts/button.tsx';
import { KeyValues } from '../../parts/key-values.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { count } from '../../words/figures.ts';
import { dataLanguage, phrase, word, listed } from '../../words/language.ts';

const words = {
  dry: phrase(
    (file: string) => `「${file}」を読みました。まだ保存していません。`,
    (file: string) => `Read "${file}". Nothing is stored yet.`,
  ),
  stored: phrase(
    (file: string) => `「${file}」を取り込みました。`,
    (file: string) => `Took "${file}" in.`,
  ),
  counted: phrase(
    (created: string, updated: string, unchanged: string) =>
      `新規${created}・更新${updated}・変更なし${unchanged}`,
    (created: string, updated: string, unchanged: string) =>
      `new ${created}, updated ${updated}, unchanged ${unchanged}`,
  ),
  chooseAgain: word(
    '保存するには、同じファイルをもう一度選んでください（この画面を離れたため、ファイルが手元にありません）。',
    'To store it, choose the same file once more: it is no longer at hand, since you left this page.',
  ),
  store: phrase(
    (rows: string) => `${rows}行を取り込む`,
    (rows: string) => `Take ${counted(rows, 'row')} in`,
  ),
  past: word('何日で休眠か確かめる', 'See when somebody is dormant'),
  result: word('結果', 'Result'),
  read: word('読んだ行', 'Rows read'),
  taken: word('取り込む行', 'Rows to take'),
  took: word('取り込んだ行', 'Rows taken'),
  merged: word('まとめた重複', 'Duplicates merged'),
  excluded: word('対象外の行', 'Rows left out'),
  refused: word('断った行', 'Rows refused'),
  format: word('読み方', 'Read as'),
  header: phrase(
    (encoding: string, line: number) => `${encoding}、${line}行目が見出し`,
    (encoding: string, line: number) => `${encoding}, header in line ${line}`,
  ),
  sheet: phrase(
    (name: string) => `シート「${name}」`,
    (name: string) => `sheet "${name}"`,
  ),
  used: word('使う列', 'Columns used'),
  ignored: word('使わない列', 'Columns ignored'),
  none: word('なし', 'none'),
  refusals: phrase(
    (all: string) => `断った行とその直し方（${all}件）`,
    (all: string) => `Rows refused, and the remedy (${all})`,
  ),
  warnings: phrase(
    (all: string) => `お知らせ（${all}件）`,
    (all: string) => `Notes (${all})`,
  ),
  unmatched: phrase(
    (all: string) => `担当者に結び付かなかったもの（${all}件）`,
    (all: string) => `Belonging to nobody known (${all})`,
  ),
  row: word('行', 'Row'),
  column: word('列', 'Column'),
  value: word('値', 'Value'),
  remedy: word('直し方', 'Remedy'),
  more: phrase(
    (rest: string) => `ほか${rest}件`,
    (rest: string) => `and ${rest} more`,
  ),
};
const MOST = 50;

interface ImportReportProps {
  readonly report: ImportReport;
  readonly isBusy: boolean;
  /** Stores what was read; undefined where that cannot be done from here. */
  readonly store: (() => void) | undefined;
  /** What was said of the file so far. */
  readonly draft: ImportDraft;
  /** Reads it again with what a person says of its columns; undefined where it is no longer at hand. */
  readonly read: ((mapping: Readonly<Record<string, string>>) => void) | undefined;
}

/** What was read of a file: how many rows, which were refused and how to mend them. */
export function ImportReportView({ report, isBusy, store, draft, read }: ImportReportProps) {
  const mayMap = !report.stored && read !== undefined && report.columns.seen.length > 0;
  const { counts, columns, stored, file } = report;
  return (
    <>
      <Notice
        tone={stored ? 'ok' : 'neutral'}
        title={stored ? words.stored(file) : words.dry(file)}
        action={
          stored
            ? report.kind === 'deal' &&
              may('showBackTest') && (
                <a class="btn" href="/dormancy">
                  {words.past()}
                </a>
              )
            : store !== undefined &&
              counts.taken > 0 && (
                <Button kind="primary" isBusy={isBusy} onClick={store}>
                  {words.store(count(counts.taken))}
                </Button>
              )
        }
      >
        {!stored && read === undefined && <p>{words.chooseAgain()}</p>}
      </Notice>
      <Section title={words.result()}>
        <KeyValues
          pairs={[
            [words.read(), count(counts.read)],
            [
              stored ? words.took() : words.taken(),
              <>
                {count(counts.taken)}{' '}
                {(stored || report.changes !== undefined) && (
                  <span class="small soft">
                    {words.counted(count(counts.created), count(counts.updated), count(counts.unchanged))}
                  </span>
                )}
              </>,
            ],
            [words.merged(), count(counts.merged)],
            [words.excluded(), count(counts.excluded)],
            [words.refused(), count(counts.refused)],
            [
              words.format(),
              words.header(
                report.sheet === undefined ? report.encoding : words.sheet(report.sheet),
                report.headerLine,
              ),
            ],
            ...(mayMap
              ? []
              : ([
                  [words.used(), named(columns.used.map(({ column }) => column))],
                  [words.ignored(), named(columns.ignored)],
                ] as const)),
          ]}
        />
      </Section>
      {mayMap && (
        <>
          <SavedMappings
            route={draft.kind}
            kind={report.kind}
            columns={columns.seen.map(({ column }) => column)}
            mapping={draft.mapping}
            use={(mapping) => read({ ...draft.mapping, ...mapping })}
          />
          <StageQuestions {...{ report, isBusy, read }} mapping={draft.mapping} />
          <ColumnMap
            key={JSON.stringify(draft.mapping)}
            kind={report.kind}
            columns={columns.seen}
            fields={columns.fields}
            mapping={draft.mapping}
            {...{ isBusy, read }}
          />
        </>
      )}
      <FieldChanges report={report} />
      <Lines
        title={words.refusals(count(report.refusalCount))}
        lines={report.refusals}
        all={report.refusalCount}
      />
      {report.refusedFile !== undefined && <RefusedFile file={report.refusedFile} />}
      <Lines
        title={words.warnings(count(report.warningCount))}
        lines={report.warnings}
        all={report.warningCount}
      />
      {report.unmatched.length > 0 && (
        <Section title={words.unmatched(count(report.unmatched.length))}>
          <ul lang={dataLanguage.value}>
            {report.unmatched.slice(0, MOST).map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

const named = (columns: readonly string[]) => (
  <span lang={dataLanguage.value}>{listed(columns) || words.none()}</span>
);

interface LinesProps {
  readonly title: string;
  readonly lines: ImportReport['refusals'];
  readonly all: number;
}

const Lines = ({ title, lines, all }: LinesProps) =>
  lines.length === 0 ? null : (
    <Section title={title}>
      <table class="cards">
        <caption class="vh">{title}</caption>
        <thead>
          <tr>
            <th scope="col" class="num">
              {words.row()}
            </th>
            <th scope="col">{words.column()}</th>
            <th scope="col">{words.value()}</th>
            <th scope="col">{words.remedy()}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, MOST).map(({ line, column, value, code, message }, index) => (
            <tr key={`${line}-${code}-${index}`}>
              <td class="num" data-l={words.row()}>
                {count(line)}
              </td>
              <td lang={dataLanguage.value}>{column}</td>
              <td class="wide" lang={dataLanguage.value}>
                {value}
              </td>
              <td class="wide">{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all > Math.min(MOST, lines.length) && (
        <p class="small soft mt">{words.more(count(all - Math.min(MOST, lines.length)))}</p>
      )}
    </Section>
  );
