/** A person's browser: follows a link, reads the page, presses its button. */
export interface Browser {
  readonly userAgent: string;
  readonly ipAddress: string;
}

const TRIES = 3;

/** Opens a page; a page that does not answer is a fault of the demo, not of the person. */
export async function readPage(url: string, browser: Browser): Promise<string> {
  return send(url, { headers: headersOf(browser) });
}

/** Sends the form of a page. */
export async function pressButton(
  url: string,
  browser: Browser,
  fields: Readonly<Record<string, string>> = {},
): Promise<string> {
  return send(url, {
    method: 'POST',
    headers: { ...headersOf(browser), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
}

const headersOf = ({ userAgent, ipAddress }: Browser) => ({
  'user-agent': userAgent,
  'accept-language': 'ja',
  'x-forwarded-for': ipAddress,
});

async function send(url: string, init: RequestInit): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, init);
    const text = await response.text();
    if (response.ok || response.status === 410) return text;
    if (attempt >= TRIES)
      throw new Error(
        `${init.method ?? 'GET'} ${url.replace(/\/[^/]{40,}/, '/…')} answered ${response.status}`,
      );
  }
}
