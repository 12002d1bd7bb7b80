import { phrase } from '../words/language.ts';

const name = phrase(
  (now: number, hotAt: number) => `関心度 ${now}点、ホットの基準 ${hotAt}点`,
  (now: number, hotAt: number) => `Interest ${now}, hot at ${hotAt}`,
);
const FULL = 80;

/** Interest as a bar, with a mark where this person becomes hot. */
export function Meter({ interest, threshold }: { readonly interest: number; readonly threshold: number }) {
  const place = (points: number): number => (Math.min(points, FULL) / FULL) * 72;
  const [now, hotAt] = [Math.round(interest), Math.round(threshold)];
  return (
    <span class="meter">
      <b>{now}</b>
      <svg viewBox="0 0 72 12" role="img" aria-label={name(now, hotAt)}>
        <rect class="m-track" y="4" width="72" height="4" />
        <rect class="m-fill" y="4" width={place(interest)} height="4" />
        <path class="m-mark" d={`M${place(threshold)} 0v12`} />
      </svg>
    </span>
  );
}
