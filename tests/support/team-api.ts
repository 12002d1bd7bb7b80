import { routes } from '../../contract/api.ts';
import { problemSchema } from '../../contract/problem.ts';

/** An answer of the API, whatever its status. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Calls the team API; bytes are sent as a file, anything else as JSON. */
export async function callApi(
  api: string,
  method: string,
  path: string,
  body?: unknown,
  locale?: 'ja' | 'en',
): Promise<ApiAnswer> {
  const isBytes = body instanceof Uint8Array;
  const response = await fetch(`${api}${path}`, {
    method,
    headers: {
      'content-type': isBytes ? 'application/octet-stream' : 'application/json',
      // As a browser of the company; without it the settings say the language.
      'accept-language': locale ?? 'ja',
    },
    ...(body === undefined ? {} : { body: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

/** The message of an error, as the caller reads it. */
export const messageOf = ({ body }: ApiAnswer): string => problemSchema.parse(body).detail;

/** Recomputes everything from the timeline, part by part, and compares: interest, KPI rows, counters. */
export async function differencesIn(api: string): Promise<readonly unknown[]> {
  const differences: unknown[] = [];
  const sums: Record<string, number> = {};
  let counters: Readonly<Record<string, number>> = {};
  for (let part = 0, parts = 1; part < parts; part++) {
    const answer = routes.verifyPart.answer.parse((await callApi(api, 'GET', `/verify?part=${part}`)).body);
    parts = answer.parts;
    differences.push(...answer.differences);
    counters = answer.counters ?? counters;
    for (const [measure, count] of Object.entries(answer.sums)) sums[measure] = (sums[measure] ?? 0) + count;
  }
  for (const [measure, count] of Object.entries(sums))
    if (count !== counters[measure])
      differences.push({ what: 'counter', id: measure, stored: counters[measure], recomputed: count });
  return differences;
}
