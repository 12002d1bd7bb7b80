import { blocksToText } from '../content/blocks-to-text.ts';
import { footerOf } from './nurture-footer.ts';
import type { NurtureMailView } from './nurture-mail-view.ts';
import { shippedLetters } from './nurture-text.ts';
import { variablesOf } from './nurture-variables.ts';

/**
 * Every line that a mail of a sequence may hold, with a customer's values, for telling what a reply quotes. Not the mail
 * itself: what stands under a condition is there in either case, and as it is decided by whether a field is known, so that
 * no engine is needed.
 */
export function wordsOfNurtureMail(view: NurtureMailView): {
  readonly subject: string;
  readonly text: string;
} {
  const letter = view.ownText ?? shippedLetters[view.template][view.locale];
  const variables = variablesOf(view);
  const filled = (source: string): string =>
    source.replaceAll(VARIABLE, (_tag, path: string) => valueAt(variables, path));
  const bodies = [
    letter.body.replaceAll(TAG, ''),
    letter.body.replaceAll(CONDITION, ''),
    decided(letter.body, variables).replaceAll(TAG, ''),
  ].map(filled);
  return {
    subject: filled(letter.subject.replaceAll(TAG, '')),
    text: [
      ...bodies,
      filled(letter.subject.replaceAll(CONDITION, '')),
      ...(view.asset?.points ?? []),
      view.sender.companyName,
      blocksToText([...footerOf(view)], view.locale),
    ].join('\n'),
  };
}

const VARIABLE = /\{\{-?\s*([\w.]+)[^}]*\}\}/g;
const TAG = /\{%[^%]*%\}/g;
const CONDITION = /\{%-?\s*if\b[^%]*%\}(?:(?!\{%-?\s*(?:if|endif)\b)[^])*\{%-?\s*endif\s*-?%\}/g;

/** `{% if industry != "" %}…{% else %}…{% endif %}` with nothing of the kind within: the innermost. */
const KNOWN =
  /\{%-?\s*if\s+([\w.]+)\s*!=\s*""\s*-?%\}((?:(?!\{%-?\s*(?:if|else|endif)\b)[^])*)(?:\{%-?\s*else\s*-?%\}((?:(?!\{%-?\s*(?:if|endif)\b)[^])*))?\{%-?\s*endif\s*-?%\}/g;

/** Deeper than letters are nested. */
const DEEPEST = 4;

/** A letter's source with those conditions decided that ask whether a field is known. */
function decided(source: string, variables: object): string {
  let text = source;
  for (let depth = 0; depth < DEEPEST; depth++)
    text = text.replaceAll(KNOWN, (_whole, path: string, known: string, unknown: string | undefined) =>
      valueAt(variables, path) === '' ? (unknown ?? '') : known,
    );
  return text;
}

const valueAt = (variables: object, path: string): string => {
  const found = path
    .split('.')
    .reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
      variables,
    );
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
};
