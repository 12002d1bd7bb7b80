import { parseJson } from '../../platform/parse-json.ts';

/** What a body says as JSON; undefined where it is none. */
export function jsonIn(body: Buffer): unknown {
  try {
    return parseJson(body.toString('utf8').replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
