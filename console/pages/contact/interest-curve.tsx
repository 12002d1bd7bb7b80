import type { LeadView } from '../../../contract/interest.ts';
import { now } from '../../data/clock.ts';
import { phrase, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';

const words = {
  name: phrase(
    (from: string, threshold: number) => `${from}から今までの関心度と、ホットの基準${threshold}点`,
    (from: string, threshold: number) => `Interest from ${from} to now, with its threshold of ${threshold}`,
  ),
  hotAt: phrase(
    (threshold: number) => `ホットの基準 ${threshold}点`,
    (threshold: number) => `Hot at ${threshold}`,
  ),
  now: word('いま', 'Now'),
};

const DAY_MS = 86_400_000;
/** Drawn for the width at hand, so that its words keep their size. */
const rightEnd = (): number => (innerWidth < 900 ? 350 : 600);
const BOX = { left: 30, top: 14, bottom: 140 } as const;
const AHEAD_DAYS = 21;
const STEPS = 120;

/** Interest over time: what was done adds, time takes away; dashed what comes if nothing happens. */
export function InterestCurve({ interest }: { readonly interest: LeadView['interest'] }) {
  const { contributions, halfLifeDays, threshold } = interest;
  const at = now();
  const right = rightEnd();
  const first = Math.min(...contributions.map((each) => Date.parse(each.at)));
  const from = Math.max(first - 3 * DAY_MS, at - 120 * DAY_MS);
  const until = at + AHEAD_DAYS * DAY_MS;
  const pointsAt = (moment: number): number =>
    contributions
      .filter((each) => Date.parse(each.at) <= moment)
      .reduce(
        (sum, each) => sum + each.points * 2 ** (-(moment - Date.parse(each.at)) / (halfLifeDays * DAY_MS)),
        0,
      );
  const moments = Array.from({ length: STEPS + 1 }, (_, step) => from + ((until - from) * step) / STEPS);
  const top = Math.max(80, ...moments.map(pointsAt)) * 1.05;
  const x = (moment: number): number => BOX.left + ((moment - from) / (until - from)) * (right - BOX.left);
  const y = (value: number): number => BOX.bottom - (value / top) * (BOX.bottom - BOX.top);
  const line = (shown: readonly number[]): string =>
    shown
      .map(
        (moment, index) =>
          `${index === 0 ? 'M' : 'L'}${x(moment).toFixed(1)} ${y(pointsAt(moment)).toFixed(1)}`,
      )
      .join('');
  const rounded = Math.round(threshold);
  return (
    <svg
      class="chart curve-box"
      viewBox={`0 0 ${right + 10} 162`}
      role="img"
      aria-label={words.name(day(new Date(from).toISOString()), rounded)}
    >
      {[0, 40, 80].map((value) => (
        <g key={value}>
          <path class="axis" d={`M${BOX.left} ${y(value)}H${right}`} />
          <text x={BOX.left - 8} y={y(value) + 4} text-anchor="end">
            {value}
          </text>
        </g>
      ))}
      <path class="limit" d={`M${BOX.left} ${y(threshold)}H${right}`} />
      <text class="ink" x={BOX.left + 4} y={y(threshold) - 5}>
        {words.hotAt(rounded)}
      </text>
      <path class="curve" d={line([...moments.filter((moment) => moment < at), at])} />
      <path class="curve guess" d={line([at, ...moments.filter((moment) => moment > at)])} />
      <circle class="pt" cx={x(at)} cy={y(pointsAt(at))} r="4" />
      <text x={BOX.left} y="158">
        {day(new Date(from).toISOString())}
      </text>
      <text class="ink" x={x(at)} y="158" text-anchor="middle">
        {words.now()}
      </text>
    </svg>
  );
}
