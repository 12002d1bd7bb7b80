/**
 * Matches a text against a pattern in which `*` stands for any run of characters; `\*` and `\\` are literal.
 * It goes back only to the latest star, so that no pattern takes exponential time.
 */
export function matchWildcard(pattern: string, text: string): boolean {
  const tokens = tokensOf(pattern);
  let token = 0;
  let position = 0;
  let star = -1;
  let resumeAt = 0;
  while (position < text.length) {
    const current = tokens[token];
    if (current?.kind === 'star') {
      star = token;
      token += 1;
      resumeAt = position;
    } else if (current?.character === text[position]) {
      token += 1;
      position += 1;
    } else if (star >= 0) {
      token = star + 1;
      resumeAt += 1;
      position = resumeAt;
    } else return false;
  }
  return tokens.slice(token).every(({ kind }) => kind === 'star');
}

type Token =
  | { readonly kind: 'star'; readonly character?: never }
  | { readonly kind: 'literal'; readonly character: string };

function tokensOf(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < pattern.length; index += 1) {
    const escaped = pattern[index] === '\\' && index + 1 < pattern.length;
    if (escaped) index += 1;
    const character = pattern[index] ?? '';
    tokens.push(character === '*' && !escaped ? { kind: 'star' } : { kind: 'literal', character });
  }
  return tokens;
}
