import { isRequest, type RawEngagement } from '../../engagement/engagement.ts';

type RawEngagementOf<Kind extends RawEngagement['kind']> = Extract<RawEngagement, { kind: Kind }>;

/** Something that a person knowingly did and that may decide a handoff. */
export type Deed =
  | { readonly kind: 'request'; readonly act: RawEngagementOf<'inquiry' | 'reply'> }
  | { readonly kind: 'question'; readonly act: RawEngagementOf<'webinar'>; readonly question: string }
  | { readonly kind: 'attended'; readonly act: RawEngagementOf<'webinar'> }
  | { readonly kind: 'download'; readonly act: RawEngagementOf<'download'> };

/** What an act is as a deed; undefined for what proves too little: opens, clicks, visits, registrations. */
export function decisiveIn(act: RawEngagement): Deed | undefined {
  if (act.kind === 'inquiry' || act.kind === 'reply')
    return isRequest(act) ? { kind: 'request', act } : undefined;
  if (act.kind === 'download') return { kind: 'download', act };
  if (act.kind !== 'webinar' || !act.attended) return undefined;
  const { question = '' } = act;
  return question === '' ? { kind: 'attended', act } : { kind: 'question', act, question };
}

/** The newest deed of each kind, newest first. */
export function newestDecisive(acts: readonly RawEngagement[]): readonly Deed[] {
  const deeds = acts
    .toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt))
    .flatMap((act) => decisiveIn(act) ?? []);
  return deeds.filter(({ kind }, index) => deeds.findIndex((other) => other.kind === kind) === index);
}

const strength: readonly Deed['kind'][] = ['download', 'attended', 'question', 'request'];

/** The deed that decides a handoff: the newest request, else the newest question, attendance, download. */
export const decisiveEngagement = (acts: readonly RawEngagement[]): Deed | undefined =>
  newestDecisive(acts).toSorted((a, b) => strength.indexOf(b.kind) - strength.indexOf(a.kind))[0];

/** What was asked for: a kind of inquiry, or `reply`. */
export const inquiryOf = (act: RawEngagementOf<'inquiry' | 'reply'>): string =>
  act.kind === 'inquiry' ? act.inquiry : 'reply';

/** What a webinar is called: its topic where it is known. */
export const topicOf = ({ topic, session }: RawEngagementOf<'webinar'>): string => topic ?? session;
