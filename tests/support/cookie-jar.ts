/** What a browser remembers, by site; enough for sign-ins. Strict cookies stay behind where another site sends it on. */
export interface CookieJar {
  /** Asks, with what is remembered of the host; redirects are not followed. */
  readonly ask: (
    address: string,
    init?: RequestInit & { readonly isCrossSite?: boolean },
  ) => Promise<Response>;
  readonly value: (name: string) => string | undefined;
  readonly forget: (name: string) => void;
  readonly lines: () => readonly string[];
}

interface Kept {
  readonly host: string;
  readonly value: string;
  readonly isStrict: boolean;
}

export function createCookieJar(): CookieJar {
  const kept = new Map<string, Kept>();
  const lines: string[] = [];
  return {
    ask: async (address, { isCrossSite = false, ...init } = {}) => {
      const { host } = new URL(address);
      const cookie = [...kept]
        .filter(([, each]) => each.host === host && !(isCrossSite && each.isStrict))
        .map(([name, { value }]) => `${name}=${value}`)
        .join('; ');
      const site = isCrossSite ? 'cross-site' : 'same-origin';
      const response = await fetch(address, {
        ...init,
        redirect: 'manual',
        headers: { cookie, 'sec-fetch-site': site, ...Object.fromEntries(new Headers(init.headers)) },
      });
      for (const line of response.headers.getSetCookie()) {
        lines.push(line);
        const [pair = ''] = line.split(';');
        const [name = '', ...value] = pair.split('=');
        if (/Max-Age=0/i.test(line)) kept.delete(name);
        else kept.set(name, { host, value: value.join('='), isStrict: /SameSite=Strict/i.test(line) });
      }
      return response;
    },
    value: (name) => kept.get(name)?.value,
    forget: (name) => void kept.delete(name),
    lines: () => lines,
  };
}
