import { computed, signal } from '@preact/signals';

const place = signal(new URL(location.href));
addEventListener('popstate', () => {
  place.value = new URL(location.href);
});

export const path = computed(() => place.value.pathname);
export const query = computed(() => place.value.searchParams);

/** Goes to an address of the console, as a link does. */
export function go(to: string): void {
  history.pushState(null, '', to);
  place.value = new URL(location.href);
  scrollTo(0, 0);
}

/** Goes to a step of what is done in several on one page: the way back in the browser leads to the step before. */
export function goToStep(step: string): void {
  const next = new URL(place.value);
  next.searchParams.set('step', step);
  if (next.href !== place.value.href) go(next.href);
}

/** Puts a filter, a tab or a range into the address, so that a link shows a colleague the same. */
export function setQuery(changes: Readonly<Record<string, string | undefined>>): void {
  const next = new URL(place.value);
  for (const [name, value] of Object.entries(changes))
    if (value === undefined || value === '') next.searchParams.delete(name);
    else next.searchParams.set(name, value);
  history.replaceState(null, '', next);
  place.value = next;
}

/** Links within the console change the page without loading it anew; those of the API and other sites are left alone. */
addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.hasAttribute('download')) return;
  // Pages of mails are no pages of the console, also where one machine serves both.
  const isElsewhere = link.relList.contains('external') || /^\/(?:api|samples)\//.test(link.pathname);
  const isOurs = link.origin === location.origin && !isElsewhere;
  if (!isOurs || (link.hash !== '' && link.pathname === location.pathname)) return;
  event.preventDefault();
  go(link.href);
});

/** The parameters of an address by a pattern such as `/campaigns/{id}`; undefined where it does not fit. */
export function paramsOf(pattern: string, of: string): Readonly<Record<string, string>> | undefined {
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const found = new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '([^/]+)')}/?$`).exec(of);
  if (found === null) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, decoded(found[index + 1] ?? '')]));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
