import { lettersIn, type NamedLetter } from '../../../contract/letters-in.ts';
import type { SequenceView } from '../../../contract/saved-sequences.ts';
import { word } from '../../words/language.ts';
import { readyMails, type ReadyTemplate } from '../mails/mail-names.ts';

/** A text of one's own for one mail in one language. */
export interface OwnText {
  readonly subject: string;
  readonly preheader?: string | undefined;
  readonly body: string;
}

type TextKey = `${ReadyTemplate}/${'ja' | 'en'}`;

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
  readonly own: Readonly<Partial<Record<TextKey, OwnText>>>;
}

export const blankDraft: LaunchDraft = {
  name: '',
  isContinuous: true,
  mayOverlap: false,
  isCompared: false,
  ownerReviewDays: undefined,
  typedCount: '',
  own: {},
};

export const ownTextOf = (
  { own }: LaunchDraft,
  template: ReadyTemplate,
  locale: 'ja' | 'en',
): OwnText | undefined => own[`${template}/${locale}`];

/** The draft with a text of one's own, or without it again. */
export const withOwnText = (
  { own }: LaunchDraft,
  template: ReadyTemplate,
  locale: 'ja' | 'en',
  text: OwnText | undefined,
): Pick<LaunchDraft, 'own'> => ({ own: { ...own, [`${template}/${locale}`]: text } });

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

const words = {
  broken: word(
    '直すところがあります。シナリオの画面で確かめてください。',
    'Something is to be mended: look at its page.',
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
  if (problems.length > 0) return words.broken();
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
