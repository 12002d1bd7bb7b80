import type { ConsentBasis } from '../people/customer.ts';
import { readMailStatus, readNotedRefusal, readPermission, readRefusal } from './refusal-values.ts';
import { saysLeft } from './read-retired.ts';
import { refusalsIn } from './refusals-in-text.ts';

/** Of two columns that may refuse, each is heard. */
export const either = (one: boolean, other: boolean): boolean => one || other;
export const both = (one: boolean, other: boolean): boolean => one && other;

/** What the columns of any file that tell of people may say about mails. True in `mailStatus` is a refusal. */
export type RefusalDraft = {
  readonly noMail: boolean;
  readonly noContact: boolean;
  readonly mailAllowed: boolean;
  readonly contactAllowed: boolean;
  readonly mailStatus: boolean;
  readonly refusalNoted: boolean;
};

/** The readers of those columns. */
export const refusalReaders = {
  noMail: { read: readRefusal, matters: true, join: either },
  noContact: { read: readRefusal, matters: true, join: either },
  mailAllowed: { read: readPermission, matters: true, join: both },
  contactAllowed: { read: readPermission, matters: true, join: both },
  mailStatus: { read: readMailStatus, matters: true, join: either },
  refusalNoted: { read: readNotedRefusal, join: either },
} as const;

/** True where any column refuses mails, false where one only permits them, undefined where none says anything. */
export const refusesMail = (draft: Partial<RefusalDraft>, alsoRefuses?: boolean): boolean | undefined =>
  anyOf([
    draft.noMail,
    not(draft.mailAllowed),
    draft.noContact,
    not(draft.contactAllowed),
    draft.mailStatus,
    draft.refusalNoted,
    alsoRefuses,
  ]);

/** True if any is; undefined if none is known. */
export const anyOf = (said: readonly (boolean | undefined)[]): boolean | undefined =>
  said.includes(true) ? true : said.includes(false) ? false : undefined;

export const not = (said: boolean | undefined): boolean | undefined =>
  said === undefined ? undefined : !said;

/** What a note about a person says of mails, calls and departure, as the columns would have said it. */
export const hearNotes = (
  text: string,
): { readonly noMail?: true; readonly noCall?: true; readonly retired?: true } => {
  const { mail, call, dead } = refusalsIn(text);
  return {
    ...(mail || dead ? { noMail: true } : {}),
    ...(call ? { noCall: true } : {}),
    ...(saysLeft(text) ? { retired: true } : {}),
  };
};

/**
 * What stands beside an address: that it is old or takes no mails, that its owner has left, or a bare NG or ×. `Ng <a@x.jp>` and
 * `X <a@x.jp>` are names.
 */
export const hearBesideAddress = (words: string): ReturnType<typeof hearNotes> =>
  words === ''
    ? {}
    : { ...hearNotes(words), ...(NOT_TO_BE_USED.test(words) || NG.test(words) ? { noMail: true } : {}) };

/** In capitals it is the mark, also before an address in angle brackets; Ng is a name. */
const NG = /^\W*(?:NG|ＮＧ)\W*$/;

const NOT_TO_BE_USED =
  /不可|停止|不要|拒否|禁止|無効|廃止|不達|不着|不明|エラー|(?:^|[\s(（【[:：])旧(?=[\s)）】\]:：]|アドレス|メール|$)|以前の|使(?:用|われ|え)[^、。]{0,6}(?:ない|ません)|届かない|送らない|削除|[×✕]|^\W*(?:ng|x|old|former|invalid|bounced?|dead|unsubscribed|do not (?:use|mail|e-?mail))[^\w<]*$/i;

/** What somebody wrote themselves in a form or a question: of mails alone. */
export const hearRefusals = (text: string): { readonly noMail?: true } =>
  refusalsIn(text).mail ? { noMail: true } : {};

/** A refusal in any column; no ground where one column has none. */
export const weakerBasis = (
  one: ConsentBasis | 'refused',
  other: ConsentBasis | 'refused',
): ConsentBasis | 'refused' =>
  (['refused', 'unknown'] as const).find((weak) => weak === one || weak === other) ?? one;
