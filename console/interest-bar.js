import { svg } from './dom.js';
import { text } from './language.js';

/** Interest as a bar, and a mark where this contact becomes hot. */
export function interestBar({ interest, threshold, temperature }) {
  const full = Math.max(100, interest, threshold * 1.2);
  const place = (points) => (points / full) * 100;
  return svg(
    'svg',
    { class: 'meter', viewBox: '0 0 100 6', preserveAspectRatio: 'none', role: 'img', 'aria-label': text('interestOf', { points: interest.toFixed(0), threshold: threshold.toFixed(0) }) },
    svg('rect', { class: 'track', width: 100, height: 6 }),
    svg('rect', { class: temperature === 'hot' ? 'fill hot' : 'fill', width: place(interest), height: 6 }),
    svg('rect', { class: 'mark', x: place(threshold) - 0.3, width: 0.6, height: 6 }),
  );
}
