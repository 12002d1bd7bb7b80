/** An address in a letter, and in which line (from 1) of its body it stands first. */
export interface TextLink {
  readonly url: string;
  readonly line: number;
}

/** The addresses that a letter itself writes, links and pictures, each once. Fields lead to our own pages and are none. */
export function linksIn(body: string): readonly TextLink[] {
  const found = body.split('\n').flatMap((line, index) =>
    [...line.matchAll(ADDRESS)].map(([url]) => ({
      url: url.replace(/[.,;:!?]{1,9}$/, ''),
      line: index + 1,
    })),
  );
  return found.filter(
    ({ url }, index) => !url.includes('{') && found.findIndex((each) => each.url === url) === index,
  );
}

const ADDRESS = /https?:\/\/[^\s()<>"「」『』（）、。\]]+/gi;
