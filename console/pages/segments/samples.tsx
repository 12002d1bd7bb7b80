import { counted } from '../../../contract/counted.ts';
import { dormancyLabels } from '../../../contract/labels.ts';
import type { SegmentPreview } from '../../../contract/audience.ts';
import { Section } from '../../parts/page-head.tsx';
import { count } from '../../words/figures.ts';
import { dataLanguage, labelled, phrase, word } from '../../words/language.ts';

const words = {
  title: phrase(
    (shown: number) => `見本 ${shown}名（関係の新しい順）`,
    (shown: number) => `A sample of ${shown}, newest relations first`,
  ),
  caption: word('見本', 'Sample'),
  name: word('氏名', 'Name'),
  company: word('会社', 'Company'),
  kind: word('休眠の種類', 'Kind of dormancy'),
  silent: word('経過', 'Silent for'),
  days: phrase(
    (silent: string) => `${silent}日`,
    (silent: string) => counted(silent, 'day'),
  ),
};

const SHOWN = 10;

/** Some of the people whom a rule selects. */
export function Samples({ sample }: Pick<SegmentPreview, 'sample'>) {
  const shown = sample.slice(0, SHOWN);
  if (shown.length === 0) return null;
  return (
    <Section title={words.title(shown.length)}>
      <table class="cards hover">
        <caption class="vh">{words.caption()}</caption>
        <thead>
          <tr>
            <th scope="col">{words.name()}</th>
            <th scope="col">{words.company()}</th>
            <th scope="col">{words.kind()}</th>
            <th scope="col" class="num">
              {words.silent()}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((each) => (
            <tr key={each.customerId}>
              <th scope="row" lang={dataLanguage.value}>
                <a href={`/contacts/${each.customerId}`}>{each.name === '' ? each.customerId : each.name}</a>
              </th>
              <td lang={dataLanguage.value} class="wide">
                {each.account}
              </td>
              <td>{labelled(dormancyLabels, each.dormancy)}</td>
              <td class="num">{words.days(count(each.silentDays))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
