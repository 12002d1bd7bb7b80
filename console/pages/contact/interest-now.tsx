import { unscoredLabels } from '../../../contract/address-words.ts';
import { signalLabels } from '../../../contract/labels.ts';
import type { ContributionView, LeadView } from '../../../contract/interest.ts';
import { now } from '../../data/clock.ts';
import { Empty } from '../../parts/empty.tsx';
import { VerdictMark } from '../../parts/marks.tsx';
import { Meter } from '../../parts/meter.tsx';
import { Section } from '../../parts/page-head.tsx';
import { points } from '../../words/figures.ts';
import { labelled, phrase, word, beside } from '../../words/language.ts';
import { asOf, day, span } from '../../words/moments.ts';
import { InterestCurve } from './interest-curve.tsx';

const words = {
  title: phrase(
    (interest: string) => `いまの関心度 ${interest}`,
    (interest: string) => `Interest now: ${interest}`,
  ),
  hotAt: phrase(
    (hotAt: string, fit: string, threshold: string) =>
      `標準の${hotAt}から属性スコア${fit}を引いた${threshold}でホットになります。`,
    (hotAt: string, fit: string, threshold: string) =>
      `Hot at ${threshold}: the usual ${hotAt} less fit ${fit}.`,
  ),
  cools: phrase(
    (at: string) => `このまま動きがなければ、${at} ごろひとつ下の状態になります。`,
    (at: string) => `If nothing happens it drops one step about ${at}.`,
  ),
  held: phrase(
    (until: string) => `ご依頼があったため、${until} までは関心度にかかわらずホットです。`,
    (until: string) => `Because of a request, hot until ${until} whatever the points.`,
  ),
  none: word('まだ動きがありません。', 'No acts yet.'),
  table: word('関心度の内訳', 'What the interest is made of'),
  act: word('行動', 'Act'),
  verdict: word('判定', 'Verdict'),
  base: word('配点', 'Points'),
  age: word('経過', 'Age'),
  nowColumn: word('いま', 'Now'),
  total: phrase(
    (days: number) => `合計（${days}日で半分になります）`,
    (days: number) => `Total (halves every ${days} days)`,
  ),
  model: phrase(
    (id: string) => `配点の版 ${id}`,
    (id: string) => `score ${id}`,
  ),
};

/** How interested somebody is now, the way there, and what it is made of. */
export function InterestNow({ view }: { readonly view: LeadView }) {
  const { interest } = view;
  return (
    <Section
      title={words.title(points(interest.points))}
      aside={<span class="small soft">{beside([asOf(), words.model(interest.modelId)])}</span>}
    >
      <Meter interest={interest.points} threshold={interest.threshold} />
      {interest.contributions.length > 0 && <InterestCurve interest={interest} />}
      <p class="mt">
        {interest.neverScores
          ? labelled(unscoredLabels, interest.unscored ?? 'outsider')
          : words.hotAt(points(interest.hotAt), points(interest.fit), points(interest.threshold))}{' '}
        {interest.heldUntil !== undefined && words.held(day(interest.heldUntil))}{' '}
        {interest.coolsAt !== undefined && <span class="soft">{words.cools(day(interest.coolsAt))}</span>}
      </p>
      {interest.contributions.length === 0 ? <Empty>{words.none()}</Empty> : <Contributions view={view} />}
    </Section>
  );
}

function Contributions({ view: { interest } }: { readonly view: LeadView }) {
  const all = interest.contributions.toSorted((a, b) => b.pointsNow - a.pointsNow);
  return (
    <table class="cards mt">
      <caption class="vh">{words.table()}</caption>
      <thead>
        <tr>
          <th scope="col">{words.act()}</th>
          <th scope="col">{words.verdict()}</th>
          <th scope="col" class="num">
            {words.base()}
          </th>
          <th scope="col" class="num">
            {words.age()}
          </th>
          <th scope="col" class="num">
            {words.nowColumn()}
          </th>
        </tr>
      </thead>
      <tbody>
        {all.map((each) => (
          <tr key={each.engagementId}>
            <td class="wide">{labelled(signalLabels, each.signal)}</td>
            <td>
              <VerdictMark is={each.isHuman ? 'human' : 'unknown'} />
            </td>
            <td class="num off">{factors(each)}</td>
            <td class="num off">{span(now() - Date.parse(each.at))}</td>
            <td class="num" data-l={words.nowColumn()}>
              {each.pointsNow.toFixed(1)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={4}>
            {words.total(interest.halfLifeDays)}
          </th>
          <td class="num">{interest.points.toFixed(1)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** 20 × 0.84: the points, how much of it was done, and how sure it is that a person did it. */
const factors = ({ base, quality, weight }: ContributionView): string =>
  [base, ...[quality, weight].filter((factor) => factor !== 1)]
    .map((each) => String(Math.round(each * 100) / 100))
    .join(' × ');
