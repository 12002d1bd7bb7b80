import { clean } from '../../domain/kernel/clean-text.ts';
import { callRefused } from './handoff-person.ts';
import type { StaffNoteView } from './staff-note-view.ts';

/** A short mail to staff, before it is laid out. */
export interface Note {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly quote: readonly string[];
  readonly buttons: readonly (readonly [label: string, href: string])[];
}

/** The mail to a manager. */
export type Escalation = Extract<StaffNoteView, { kind: 'escalation' }>;

/** What an escalation is about, for its subject. */
export const escalationWords = {
  overdue: { ja: '期限超過', en: 'Overdue' },
  unreported: { ja: '未報告', en: 'Not reported' },
  stalled: { ja: '商談停滞', en: 'Deal stalled' },
  relieved: { ja: '担当変更の依頼', en: 'Asks for another owner' },
  absent: { ja: '担当者不在', en: 'Owner absent' },
  retired: { ja: '担当者退職', en: 'Owner has left' },
  returned: { ja: '引き渡しメール不達', en: 'Handoff mail returned' },
} as const;

/** By which number the customer may be called, where one is known; whether calls are not wanted at all. */
export function phoneLine({ phone, refusesCalls, locale }: StaffNoteView): readonly string[] {
  if (refusesCalls === true) return [callRefused[locale]];
  return phone === undefined ? [] : [`${locale === 'ja' ? '電話' : 'Phone'}: ${clean(phone)}`];
}

/** By when the customer is to be called, and by which number. */
export const callByLines = (view: Extract<StaffNoteView, { kind: 'receipt' }>): readonly string[] =>
  view.callBy === undefined
    ? []
    : [
        `${view.locale === 'ja' ? '初回連絡の期限' : 'First contact due'}: ${clean(view.callBy)}`,
        ...phoneLine(view),
      ];

export const calendarButton = (url: string | undefined, label: string): Note['buttons'] =>
  url === undefined ? [] : [[label, url]];

/** A reply that was not recorded. */
export type Trouble = Extract<StaffNoteView, { kind: 'replyTrouble' }>;

/** Where to report, or to choose an owner; whoever may do neither has no button. */
export const buttonsOf = (
  { report, open }: Trouble['urls'],
  reports: string,
  opens: string,
): Note['buttons'] => [
  ...(report === undefined ? [] : [[reports, report] as const]),
  ...(open === undefined ? [] : [[opens, open] as const]),
];

/** That whoever should act does not work today. */
export function awayLine({ away, ownerName, locale }: Escalation): readonly string[] {
  if (away === undefined) return [];
  const [name, until] = [clean(ownerName), clean(away.until)];
  return [
    locale === 'ja'
      ? `${name}さんは${until === '' ? '' : `${until}まで`}不在です。`
      : `${name} is away${until === '' ? '' : ` until ${until}`}.`,
  ];
}

/** When it was recorded, and who entered it, where that was not its owner. */
export function recorded({
  recordedAt,
  enteredBy,
  locale,
}: Extract<StaffNoteView, { kind: 'receipt' | 'reportCopy' }>): string {
  if (enteredBy === undefined) return clean(recordedAt);
  const by = clean(enteredBy);
  return `${clean(recordedAt)}${locale === 'ja' ? `、入力: ${by}` : `, entered by ${by}`}`;
}
