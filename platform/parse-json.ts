/**
 * Parses JSON that another program wrote. Half of a sign, which a form leaves behind when it cuts a text through an emoji,
 * becomes U+FFFD: neither the database nor a mail can hold it.
 * @throws SyntaxError where it is none
 */
export function parseJson(text: string): unknown {
  return HALF_SIGN.test(text) ? JSON.parse(text, (_, value: unknown) => whole(value)) : JSON.parse(text);
}

const HALF_SIGN = /\\ud[89a-f]/i;

function whole(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  return entries.every(([name]) => name.isWellFormed())
    ? value
    : Object.fromEntries(entries.map(([name, each]) => [name.toWellFormed(), each]));
}
