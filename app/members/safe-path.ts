const ELSEWHERE = 'https://nowhere.invalid';
const LONGEST_PATH = 1000;

/** Where to go after signing in: an address of our own console, and `/` for whatever else is asked for. */
export function safePath(asked: string | undefined): string {
  if (asked === undefined || asked.length > LONGEST_PATH || !asked.startsWith('/')) return '/';
  // Read as a browser reads it: "//evil.example", "/\evil.example" and "/<tab>/evil.example" all name another host.
  const url = URL.parse(asked, ELSEWHERE);
  if (url === null || url.origin !== ELSEWHERE || /^\/(?:api\/|signed-out)/.test(url.pathname)) return '/';
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search + url.hash;
}
