import { locale, text } from './language.js';

/** Calls the API on this same address. A refusal comes out as an Error whose message is a sentence for the reader. */
export async function call(method, path, body, query = {}) {
  const url = new URL(path, location.origin);
  for (const [name, value] of Object.entries({ ...query, lang: locale() })) if (value !== undefined && value !== '') url.searchParams.set(name, value);
  const isFile = body instanceof Blob;
  let response;
  try {
    response = await fetch(url, {
      method,
      headers: isFile ? { 'content-type': 'application/octet-stream' } : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
    });
  } catch (error) {
    throw new Error(text('unreachable'), { cause: error });
  }
  const answer = await response.json().catch(() => undefined);
  if (response.ok && answer !== undefined) return answer;
  throw new Error(answer?.detail ?? text('notOurs'));
}
