import { useEffect, useState } from 'preact/hooks';
import { now } from '../data/clock.ts';
import { phrase } from '../words/language.ts';
import { moment, span } from '../words/moments.ts';
import { Icon } from './icon.tsx';

const words = {
  late: phrase(
    (by: string, due: string) => `${by}超過（${due}まで）`,
    (by: string, due: string) => `${by} late (due ${due})`,
  ),
  left: phrase(
    (left: string, due: string) => `あと${left}（${due}まで）`,
    (left: string, due: string) => `${left} left (by ${due})`,
  ),
};
const SOON_MS = 30 * 60_000;
const MINUTE_MS = 60_000;

/** Time that is left, as a pie and in words; it ticks once a minute. */
export function Clock({ from, due }: { readonly from: string; readonly due: string }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((ticks) => ticks + 1), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  const [began, ends] = [Date.parse(from), Date.parse(due)];
  const left = ends - now();
  const gone = Math.min(1, Math.max(0, 1 - left / Math.max(1, ends - began)));
  return (
    <span class={`clock ${left < 0 ? 'late' : left < SOON_MS ? 'soon' : ''}`}>
      {left < 0 ? <Icon name="warning" /> : <Pie gone={gone} />}
      <b>{left < 0 ? words.late(span(left), moment(due)) : words.left(span(left), moment(due))}</b>
    </span>
  );
}

const Pie = ({ gone }: { readonly gone: number }) => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="6.2" stroke-width="1.2" />
    <circle
      cx="8"
      cy="8"
      r="3.1"
      stroke-width="6.2"
      pathLength="100"
      stroke-dasharray={`${Math.round(gone * 100)} 100`}
    />
  </svg>
);
