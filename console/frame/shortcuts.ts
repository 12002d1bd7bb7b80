import { go } from './place.ts';

const places: Readonly<Record<string, string>> = {
  h: '/',
  c: '/contacts',
  s: '/campaigns',
  l: '/handoffs',
  k: '/kpis',
};
const CHORD_MS = 1200;

/** `/` searches; `g` and a letter goes to a page. Off in fields and while text is converted. */
export function listenToShortcuts(): void {
  let chordUntil = 0;
  addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest('input, select, textarea') !== null) return;
    const to = chordUntil > Date.now() ? places[event.key] : undefined;
    chordUntil = event.key === 'g' ? Date.now() + CHORD_MS : 0;
    if (to !== undefined) go(to);
    else if (event.key === '/') document.getElementById('search')?.focus();
    else return;
    event.preventDefault();
  });
}
