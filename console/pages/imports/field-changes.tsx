import { changedValueLabel } from '../../../contract/change-words.ts';
import { importFieldLabel } from '../../../contract/import-fields.ts';
import type { ImportReport } from '../../../contract/imports.ts';
import { Section } from '../../parts/page-head.tsx';
import { count } from '../../words/figures.ts';
import { dataLanguage, phrase, said, word } from '../../words/language.ts';

const words = {
  title: phrase(
    (all: string) => `変わる方と会社（${all}件）`,
    (all: string) => `Who would change (${all})`,
  ),
  who: word('氏名・会社', 'Name'),
  column: word('列', 'Column'),
  before: word('今', 'Now'),
  after: word('取り込んだあと', 'Afterwards'),
  more: phrase(
    (rest: string) => `ほか${rest}件`,
    (rest: string) => `and ${rest} more`,
  ),
};
const MOST = 30;

/** Whose fields a file would change, from what to what. */
export function FieldChanges({
  report: { changes = [], columns, counts, kind },
}: {
  readonly report: ImportReport;
}) {
  if (changes.length === 0) return null;
  const columnOf = (field: string): string =>
    columns.used.find((each) => each.field === field)?.column ?? said(importFieldLabel(kind, field));
  const valueOf = (field: string, value: string | undefined): string => said(changedValueLabel(field, value));
  return (
    <Section title={words.title(count(counts.updated))}>
      <table class="cards">
        <caption class="vh">{words.title(count(counts.updated))}</caption>
        <thead>
          <tr>
            <th scope="col">{words.who()}</th>
            <th scope="col">{words.column()}</th>
            <th scope="col">{words.before()}</th>
            <th scope="col">{words.after()}</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, MOST).flatMap(({ who, fields }, place) =>
            fields.map(({ field, before, after }, index) => (
              <tr key={`${place}-${field}`}>
                <th scope="row" lang={dataLanguage.value}>
                  {index === 0 ? who : <span class="vh">{who}</span>}
                </th>
                <td data-l={words.column()}>{columnOf(field)}</td>
                <td data-l={words.before()}>
                  <span class={before === undefined ? 'soft' : ''}>{valueOf(field, before)}</span>
                </td>
                <td data-l={words.after()}>
                  <b>{valueOf(field, after)}</b>
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {counts.updated > MOST && <p class="small soft mt">{words.more(count(counts.updated - MOST))}</p>}
    </Section>
  );
}
