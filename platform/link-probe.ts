import { lookup } from 'node:dns/promises';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** What a link answered. `inside`: it leads, or was sent on, to an address that is not of the internet. */
export type LinkAnswer =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'inside'; readonly host: string }
  | { readonly kind: 'noSuchHost'; readonly host: string }
  | { readonly kind: 'loops' }
  | { readonly kind: 'silent' };

/** Asks whether an address answers. */
export type LinkProbe = (url: string) => Promise<LinkAnswer>;

interface Options {
  /** The addresses of a host; the machine's resolver where absent. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  readonly isAllowed?: (address: string) => boolean;
  /** As an address writes them; empty: that of its scheme. */
  readonly ports?: readonly string[];
  readonly timeoutMs?: number;
}

const [TIMEOUT_MS, MOST_HOPS] = [4000, 5];

/**
 * Asks for the head of an address, and for the thing itself where heads are refused; nothing of an answer is read. The address is
 * somebody's words: each host, also of every redirect, is resolved here, every one of its addresses must be of the internet,
 * and the connection goes to the address that was looked at, so that a second look at the DNS changes nothing.
 */
export function openLinkProbe({
  resolve = addressesOf,
  isAllowed = isPublicAddress,
  ports = ['', '80', '443'],
  timeoutMs = TIMEOUT_MS,
}: Options = {}): LinkProbe {
  const ask = async (
    method: 'HEAD' | 'GET',
    url: URL,
    hop: number,
    until: AbortSignal,
  ): Promise<LinkAnswer> => {
    if (hop > MOST_HOPS) return { kind: 'loops' };
    if (!isPlain(url, ports)) return { kind: 'inside', host: url.host };
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(host) > 0 ? [host] : await resolve(host);
    const [address] = addresses;
    if (address === undefined) return { kind: 'noSuchHost', host };
    if (!addresses.every((each) => isAllowed(each))) return { kind: 'inside', host };
    const { status, location } = await headOf(method, url, address, until);
    if (location !== undefined && status >= 300 && status < 400)
      return URL.canParse(location, url.href)
        ? ask(method, new URL(location, url.href), hop + 1, until)
        : { kind: 'answered', status };
    // Some refuse to be asked for the head alone.
    return method === 'HEAD' && status >= 400 ? ask('GET', url, hop, until) : { kind: 'answered', status };
  };
  return async (given) => {
    if (!URL.canParse(given)) return { kind: 'silent' };
    try {
      return await ask('HEAD', new URL(given), 0, AbortSignal.timeout(timeoutMs));
    } catch {
      return { kind: 'silent' };
    }
  };
}

/** No name and word of a visitor, no port that is no web server's. */
const isPlain = ({ protocol, username, password, port, hostname }: URL, ports: readonly string[]): boolean =>
  (protocol === 'https:' || protocol === 'http:') &&
  username === '' &&
  password === '' &&
  hostname !== '' &&
  ports.includes(port);

async function addressesOf(host: string): Promise<readonly string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
    throw error;
  }
}

interface Head {
  readonly status: number;
  readonly location: string | undefined;
}

const headOf = (method: string, url: URL, address: string, signal: AbortSignal): Promise<Head> =>
  new Promise((settle, fail) => {
    const family = isIP(address);
    const request = (url.protocol === 'https:' ? https : http).request(
      url,
      {
        method,
        signal,
        agent: false,
        headers: { 'user-agent': 'Rekindle-link-check', accept: '*/*' },
        lookup: (_host, options, done) => {
          if (options.all === true) done(null, [{ address, family }]);
          else done(null, address, family);
        },
      },
      (response) => {
        settle({ status: response.statusCode ?? 0, location: response.headers.location });
        response.destroy();
      },
    );
    request.on('error', fail);
    request.end();
  });
