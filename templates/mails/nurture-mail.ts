import type { Template } from 'liquidjs';
import { blocksToHtml } from '../content/blocks-to-html.ts';
import { blocksToText } from '../content/blocks-to-text.ts';
import { clean, clip, safeHref, widthOf } from '../../domain/kernel/clean-text.ts';
import type { NurtureMailView } from './nurture-mail-view.ts';
import type { RenderedMail } from './rendered-mail.ts';
import { letterBlocks, showMarks } from './letter-blocks.ts';
import { compile, fill } from './liquid-engine.ts';
import { type LetterSource, shippedLetters } from './nurture-text.ts';
import { variablesOf } from './nurture-variables.ts';
import { footerOf } from './nurture-footer.ts';

/** Columns of a subject: 28 full-width characters (docs/rules.md#how-we-write-to-customers). */
export const subjectWidth = 56;

/**
 * Renders a mail of a sequence: the marketer's own letter or the shipped one, then the footer that the law asks for,
 * which no letter can leave out. Throws where an own letter cannot be rendered; `checkOwnText` says so beforehand.
 */
export function renderNurtureMail(view: NurtureMailView): RenderedMail {
  const variables = variablesOf(view);
  const own = view.ownText;
  const letter = compileLetter(own ?? shippedLetters[view.template][view.locale]);
  const body = oneHonorific(fill(letter.body, variables));
  // What is a little too long is cut by the reader's screen where it must be, not by us within a word.
  const subject = clip(
    own === undefined ? shortSubject(letter, variables) : subjectOf(letter, variables),
    2 * subjectWidth,
  );
  const { urls, sender } = view;
  const untracked = new Set(
    [urls.unsubscribe, sender.privacyUrl, sender.contactUrl].map((url) => safeHref(url)),
  );
  const blocks = [
    ...letterBlocks(body, (href) => !untracked.has(href)),
    ...(urls.unseen === undefined ? [] : [{ kind: 'unseen' as const, href: urls.unseen }]),
    ...footerOf(view),
  ];
  return {
    subject,
    html: blocksToHtml(blocks, view.locale, subject, preheaderOf(letter, variables)),
    text: blocksToText(blocks, view.locale),
  };
}

interface CompiledLetter {
  readonly subject: readonly Template[];
  readonly preheader: readonly Template[];
  readonly body: readonly Template[];
}

/** Letters are compiled when first used; a campaign sends one to thousands, so the last few stay compiled. */
const compiledLetters = new Map<string, CompiledLetter>();
function compileLetter(source: LetterSource): CompiledLetter {
  const { subject, preheader = '', body } = source;
  const key = [subject, preheader, body].join('\n');
  const known = compiledLetters.get(key);
  if (known !== undefined) return known;
  const compiled = { subject: compile(subject), preheader: compile(preheader), body: compile(body) };
  if (compiledLetters.size >= 20) compiledLetters.clear();
  compiledLetters.set(key, compiled);
  return compiled;
}

const subjectOf = (letter: CompiledLetter, variables: object): string =>
  clean(showMarks(fill(letter.subject, variables)));

const preheaderOf = (letter: CompiledLetter, variables: object): string =>
  clean(showMarks(fill(letter.preheader, variables)));

/** Without the industry where it would be too long with it. */
function shortSubject(letter: CompiledLetter, variables: object): string {
  const whole = subjectOf(letter, variables);
  return widthOf(whole) <= subjectWidth ? whole : subjectOf(letter, { ...variables, industry: '' });
}

/** 「様 様」 never, whatever a letter adds to a name. */
const oneHonorific = (text: string): string => text.replace(/様(?:[ 　\uFDD0]*様)+/g, '様');
