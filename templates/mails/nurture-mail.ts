import type { Template } from 'liquidjs';
import { blocksToHtml } from '../content/blocks-to-html.ts';
import { blocksToText } from '../content/blocks-to-text.ts';
import type { Block, Line } from '../content/blocks.ts';
import { clean, clip, safeHref, widthOf } from '../../domain/kernel/clean-text.ts';
import type { NurtureMailView } from './nurture-mail-view.ts';
import type { RenderedMail } from './rendered-mail.ts';
import { letterBlocks, showMarks } from './letter-blocks.ts';
import { compile, fill } from './liquid-engine.ts';
import { type LetterSource, shippedLetters } from './nurture-text.ts';
import { variablesOf } from './nurture-variables.ts';
import { basisSentences } from './relation-words.ts';

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
  const subject =
    own === undefined
      ? shortSubject(letter, variables)
      : clip(subjectOf(letter, variables), 2 * subjectWidth);
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
    html: blocksToHtml(blocks, view.locale, subject),
    text: blocksToText(blocks, view.locale),
  };
}

interface CompiledLetter {
  readonly subject: readonly Template[];
  readonly body: readonly Template[];
}

/** Letters are compiled when first used; a campaign sends one to thousands, so the last few stay compiled. */
const compiledLetters = new Map<string, CompiledLetter>();
function compileLetter(source: LetterSource): CompiledLetter {
  const key = `${source.subject}\n${source.body}`;
  const known = compiledLetters.get(key);
  if (known !== undefined) return known;
  const compiled = { subject: compile(source.subject), body: compile(source.body) };
  if (compiledLetters.size >= 20) compiledLetters.clear();
  compiledLetters.set(key, compiled);
  return compiled;
}

const subjectOf = (letter: CompiledLetter, variables: object): string =>
  clean(showMarks(fill(letter.subject, variables)));

/** Without the industry where it would be too long with it; cut only as the last resort. */
function shortSubject(letter: CompiledLetter, variables: object): string {
  const whole = subjectOf(letter, variables);
  if (widthOf(whole) <= subjectWidth) return whole;
  return clip(subjectOf(letter, { ...variables, industry: '' }), subjectWidth);
}

/** 「様 様」 never, whatever a letter adds to a name. */
const oneHonorific = (text: string): string => text.replace(/様(?:[ 　\uFDD0]*様)+/g, '様');

function footerOf(view: NurtureMailView): readonly Block[] {
  const { locale, sender, urls } = view;
  const words = footerWords[locale];
  const post = [clean(sender.postalCode), clean(sender.postalAddress)].filter((part) => part !== '');
  const signature: readonly Line[] = [
    [clean(sender.companyName)],
    [ownerLine(view)],
    [words.post(post)],
    [`${words.phone} ${clean(sender.phone)}`],
  ];
  return [
    { kind: 'rule' },
    { kind: 'fine', lines: signature.filter(([first]) => first !== '') },
    {
      kind: 'fine',
      lines: [[basisSentences[view.consentBasis][locale]], [words.privacy], link(sender.privacyUrl)],
    },
    {
      kind: 'fine',
      lines: [[words.unsubscribe], link(urls.unsubscribe), [words.contact], link(sender.contactUrl)],
    },
  ];
}

const link = (href: string): Line => [{ text: safeHref(href), href: safeHref(href), tracked: false }];

/** 「営業一課 鈴木 一郎」; nothing where the company itself signs. */
function ownerLine({ locale, owner, sender }: NurtureMailView): string {
  const name = clean(owner.fullName);
  if (name === clean(sender.companyName)) return '';
  const parts = [clean(owner.department), name].filter((part) => part !== '');
  return locale === 'ja' ? parts.join(' ') : parts.toReversed().join(', ');
}

const footerWords = {
  ja: {
    post: ([code, ...rest]: readonly string[]): string =>
      rest.length === 0 ? (code ?? '') : `〒${code ?? ''} ${rest.join(' ')}`,
    phone: '電話',
    privacy: '資料の閲覧状況は、ご案内内容の改善とご連絡の参考に利用します。個人情報の取り扱い:',
    unsubscribe: '配信停止（ログイン不要・すぐに停止します）:',
    contact: 'お問い合わせ・苦情:',
  },
  en: {
    post: (parts: readonly string[]): string => parts.toReversed().join(', '),
    phone: 'Phone',
    privacy: 'We use what is opened and read to improve what we send and how we contact you. Privacy:',
    unsubscribe: 'Unsubscribe (no login, takes effect at once):',
    contact: 'Contact and complaints:',
  },
};
