import { lettersIn, type NamedLetter } from '../../../contract/letters-in.ts';
import type { SequenceView } from '../../../contract/saved-sequences.ts';
import { phrase, said, word } from '../../words/language.ts';
import { mailTitle, readyMails, type ReadyTemplate } from '../mails/mail-names.ts';

/** A text of one's own for one mail in one language. */
export interface OwnText {
  readonly subject: string;
  readonly preheader?: string | undefined;
  readonly body: string;
}

type TextKey = `${ReadyTemplate}/${'ja' | 'en'}`;
type OwnTexts = Readonly<Partial<Record<TextKey, OwnText>>>;

/** What was said of a launch so far. */
export interface LaunchDraft {
  readonly name: string;
  readonly isContinuous: boolean;
  /** Also those whom another running campaign mails: they get both. */
  readonly mayOverlap: boolean;
  /** A part is not mailed for a while, to see what mailing does. */
  readonly isCompared: boolean;
  /** For so many business days owners look through the names first; undefined: they are not asked. */
  readonly ownerReviewDays: number | undefined;
  /** As typed, for more than 500 people. */
  readonly typedCount: string;
  readonly own: OwnTexts;
  /** Typed, and not taken yet. */
  readonly typed: OwnTexts;
}

export const blankDraft: LaunchDraft = {
  name: '',
  isContinuous: true,
  mayOverlap: false,
  isCompared: false,
  ownerReviewDays: undefined,
  typedCount: '',
  own: {},
  typed: {},
};

export const ownTextOf = (
  { own }: LaunchDraft,
  template: ReadyTemplate,
  locale: 'ja' | 'en',
): OwnText | undefined => own[`${template}/${locale}`];

/** The draft with a text of one's own, or without it again; what was typed of it is taken, or given up. */
export const withOwnText = (
  { own, typed }: LaunchDraft,
  template: ReadyTemplate,
  locale: 'ja' | 'en',
  text: OwnText | undefined,
): Pick<LaunchDraft, 'own' | 'typed'> => ({
  own: withText(own, `${template}/${locale}`, text),
  typed: withText(typed, `${template}/${locale}`, undefined),
});

/** The draft with what was typed and is not taken yet; undefined: nothing that differs from the text in use. */
export const withTypedText = (
  { typed }: LaunchDraft,
  template: ReadyTemplate,
  locale: 'ja' | 'en',
  text: OwnText | undefined,
): Pick<LaunchDraft, 'typed'> => ({ typed: withText(typed, `${template}/${locale}`, text) });

export const typedTextOf = (
  { typed }: LaunchDraft,
  template: ReadyTemplate,
  locale: 'ja' | 'en',
): OwnText | undefined => typed[`${template}/${locale}`];

function withText(texts: OwnTexts, key: TextKey, text: OwnText | undefined): OwnTexts {
  const { [key]: _, ...others } = texts;
  return text === undefined ? others : { ...others, [key]: text };
}

/** Why a launch waits for somebody who typed a text and did not say whether it is used; undefined where nobody did. */
export function whyTextsWait({ typed }: LaunchDraft): string | undefined {
  const waiting = readyMails.flatMap(({ template }, place) =>
    (['ja', 'en'] as const)
      .filter((locale) => typed[`${template}/${locale}`] !== undefined)
      .map((locale) => words.typed(mailTitle(place), mailLanguages[locale]())),
  );
  return waiting.length === 0 ? undefined : words.untaken(waiting.join('、'));
}

/** The steps to launch with; absent where the prepared texts are used. */
export function stepsOf(draft: LaunchDraft) {
  const texts = readyMails.map(({ template }) => ({
    ja: ownTextOf(draft, template, 'ja'),
    en: ownTextOf(draft, template, 'en'),
  }));
  if (texts.every(({ ja, en }) => ja === undefined && en === undefined)) return undefined;
  return readyMails.map((mail, place) => {
    const text = texts[place];
    return text?.ja === undefined && text?.en === undefined ? mail : { ...mail, text };
  });
}

const mailLanguages = { ja: word('日本語', 'Japanese'), en: word('英語', 'English') };
const words = {
  typed: phrase(
    (mail: string, locale: string) => `${mail}（${locale}）`,
    (mail: string, locale: string) => `${mail} (${locale})`,
  ),
  untaken: phrase(
    (texts: string) =>
      `書きかけの文面があります：${texts}。「この文面を使う」か「書きかけを捨てる」を押してください。`,
    (texts: string) => `Texts are half written: ${texts}. Use them, or give them up.`,
  ),
  andMore: phrase(
    (first: string, more: number) => `${first}（ほか${more}件。シナリオの画面で確かめてください）`,
    (first: string, more: number) => `${first} And ${more} more: see its page.`,
  ),
  unsaved: word(
    'ひな形は、複製して保存し、別の方が承認すると使えます。',
    'A template can be used once it is cloned, saved, and approved by somebody else.',
  ),
  unapproved: word(
    'まだ承認されていません。シナリオの画面で、保存した方とは別の方に承認を依頼してください。',
    'Not approved yet. Ask somebody other than its writer to approve it on its page.',
  ),
};

/** Why a sequence cannot be launched as it stands; undefined where it can. */
export function whyNotLaunched(
  { source, problems, approved }: SequenceView,
  needsApproval: boolean,
): string | undefined {
  const [first, ...more] = problems;
  if (first !== undefined)
    return more.length === 0 ? said(first.message) : words.andMore(said(first.message), more.length);
  if (!needsApproval || approved !== undefined) return undefined;
  return source === 'library' ? words.unsaved() : words.unapproved();
}

/** The one sequence whose texts can be changed while it is launched: three mails, as they ship. */
export const isReadyMade = ({ source, sequence }: SequenceView): boolean =>
  source === 'library' && sequence.id === 'three-mails';

/** The letters that a launch would send: those of the sequence, or one's own where the mails that ship got some. */
export const lettersToLaunch = (
  view: SequenceView,
  draft: LaunchDraft,
  needsApproval: boolean,
): readonly Omit<NamedLetter, 'template'>[] =>
  (isReadyMade(view) && !needsApproval ? stepsOf(draft) : undefined)?.map((step) => ({
    ...step,
    name: step.template,
  })) ?? lettersIn(view.sequence.steps);

/** Above so many people the count is typed by hand; the API holds to it too. */
export const countByHand = 500;
/** Digits as people type them: full width, with commas. */
export const typedNumber = (text: string): number =>
  Number(text.normalize('NFKC').replaceAll(/[,、\s名]/g, ''));
