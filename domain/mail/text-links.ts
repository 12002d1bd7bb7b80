import { isPrivateAddress } from '../kernel/private-address.ts';

/** An address in a letter, and in which line (from 1) of its body it stands first. */
export interface TextLink {
  readonly url: string;
  readonly line: number;
}

/** The addresses that a letter itself writes, links and pictures, each once. Fields lead to our own pages and are none. */
export function linksIn(body: string): readonly TextLink[] {
  const found = body
    .split('\n')
    .flatMap((line, index) => addressesIn(line).map(({ url }) => ({ url, line: index + 1 })));
  return found.filter(
    ({ url }, index) => !url.includes('{') && found.findIndex((each) => each.url === url) === index,
  );
}

/**
 * The web addresses in a line, and where each begins. One ends where a sentence goes on: at a blank, a bracket, a quotation
 * mark, Japanese punctuation, a hiragana, and before the full stop or comma that closes a sentence.
 */
export const addressesIn = (line: string): readonly { readonly url: string; readonly index: number }[] =>
  [...line.matchAll(ADDRESS)].map(({ 0: found, index }) => ({
    url: found.replace(/[.,;:!?'*~]{1,9}$/, ''),
    index,
  }));

const ADDRESS =
  /https?:\/\/[^\s()[\]<>{}"“”‘’\u3000-\u309F・（）［］｛｝，．！？：；…〜～｜\uFDD0-\uFDD3]+/gi;

/** Who can open an address: anybody, only machines of an office or of the writer, or nobody, since it is an example's. */
export function whoReaches(url: string): 'anybody' | 'insiders' | 'nobody' | 'unreadable' {
  if (!URL.canParse(url)) return 'unreadable';
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  if (/(?:^|\.)example\.(?:com|net|org|jp|(?:co|ne|or|ac)\.jp)$/.test(host)) return 'nobody';
  const isName = !host.includes(':') && !/\d$/.test(host);
  const isInside = isName
    ? !host.includes('.') || /\.(?:localhost|local|localdomain|internal|intranet|lan|home|corp)$/.test(host)
    : isPrivateAddress(host);
  return isInside ? 'insiders' : 'anybody';
}
