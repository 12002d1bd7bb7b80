import { counted } from '../../../contract/counted.ts';
import type { Answer } from '../../data/call-api.ts';
import { Range } from '../../parts/rate.tsx';
import { Section } from '../../parts/page-head.tsx';
import { count, percent } from '../../words/figures.ts';
import { phrase, word } from '../../words/language.ts';

type Counted = NonNullable<NonNullable<Answer<'showBackTest'>['result']>['counted']>;

const words = {
  title: word('日がたつほど、自然に戻る会社は減ります', 'The longer the silence, the fewer come back'),
  days: word('ご購入のない日数', 'Days of silence'),
  atLeast: phrase(
    (days: string) => `${days}日以上`,
    (days: string) => `${days} or more`,
  ),
  companies: word('会社', 'Companies'),
  of: phrase(
    (of: string) => `${of}社`,
    (of: string) => counted(of, 'company', 'companies'),
  ),
  share: word('自然に戻った割合', 'Came back'),
  range: word('ぶれの範囲', 'Range'),
};

/** Of those silent for at least so many days, how many came back: a figure and its band a line. */
export const ReturnCurve = ({ points }: { readonly points: Counted['lapsed']['curve'] }) => {
  const scale = Math.max(...points.map(({ high }) => high), 0.01);
  return (
    <Section title={words.title()}>
      <table class="cards">
        <caption class="vh">{words.title()}</caption>
        <thead>
          <tr>
            <th scope="col">{words.days()}</th>
            <th scope="col" class="num">
              {words.companies()}
            </th>
            <th scope="col" class="num">
              {words.share()}
            </th>
            <th scope="col">{words.range()}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.days}>
              <th scope="row">{words.atLeast(String(point.days))}</th>
              <td class="num" data-l={words.companies()}>
                {words.of(count(point.of))}
              </td>
              <td class="num" data-l={words.share()}>
                {percent(point.came / point.of)}
              </td>
              <td>
                {percent(point.low)}–{percent(point.high)}
                <Range rate={{ ...point, done: point.came, rate: point.came / point.of }} scale={scale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
};
