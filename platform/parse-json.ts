/** Nothing of ours nests so deep: what does is meant for the stack of whoever reads it. */
export const deepestJson = 64;

/**
 * Parses JSON that another program wrote. Half of a sign, which a form leaves behind when it cuts a text through an emoji,
 * becomes U+FFFD: neither the database nor a mail can hold it.
 * @throws SyntaxError where it is none, RangeError where it nests too deep
 */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw new RangeError(`JSON nests deeper than ${deepestJson}`);
  return HALF_SIGN.test(text) ? JSON.parse(text, (_, value: unknown) => whole(value)) : JSON.parse(text);
}

const HALF_SIGN = /\\ud[89a-f]/i;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPENS, CLOSES] = [new Set([0x5b, 0x7b]), new Set([0x5d, 0x7d])];

function isTooDeep(text: string): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) isText = !isText;
    else if (isText) at += sign === BACKSLASH ? 1 : 0;
    else if (CLOSES.has(sign)) depth -= 1;
    else if (OPENS.has(sign) && ++depth > deepestJson) return true;
  }
  return false;
}

function whole(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  return entries.every(([name]) => name.isWellFormed())
    ? value
    : Object.fromEntries(entries.map(([name, each]) => [name.toWellFormed(), each]));
}
