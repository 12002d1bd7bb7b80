import { isRequest, type Act } from '../../engagement/engagement.ts';

type ActOf<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;

/** Something that a person knowingly did and that may decide a handoff. */
export type Deed =
  | { readonly kind: 'request'; readonly act: ActOf<'inquiry' | 'reply'> }
  | { readonly kind: 'question'; readonly act: ActOf<'webinar'>; readonly question: string }
  | { readonly kind: 'attended'; readonly act: ActOf<'webinar'> }
  | { readonly kind: 'download'; readonly act: ActOf<'download'> };

/** What an act is as a deed; undefined for what proves too little: opens, clicks, visits, registrations. */
export function deedIn(act: Act): Deed | undefined {
  if (act.kind === 'inquiry' || act.kind === 'reply')
    return isRequest(act) ? { kind: 'request', act } : undefined;
  if (act.kind === 'download') return { kind: 'download', act };
  if (act.kind !== 'webinar' || !act.attended) return undefined;
  const { question = '' } = act;
  return question === '' ? { kind: 'attended', act } : { kind: 'question', act, question };
}

/** The newest deed of each kind, newest first. */
export function newestDeeds(acts: readonly Act[]): readonly Deed[] {
  const deeds = acts
    .toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt))
    .flatMap((act) => deedIn(act) ?? []);
  return deeds.filter(({ kind }, index) => deeds.findIndex((other) => other.kind === kind) === index);
}

const strength: readonly Deed['kind'][] = ['download', 'attended', 'question', 'request'];

/** The deed that decides a handoff: the newest request, else the newest question, attendance, download. */
export const decisiveDeed = (acts: readonly Act[]): Deed | undefined =>
  newestDeeds(acts).toSorted((a, b) => strength.indexOf(b.kind) - strength.indexOf(a.kind))[0];

/** What was asked for: a kind of inquiry, or `reply`. */
export const inquiryOf = (act: ActOf<'inquiry' | 'reply'>): string =>
  act.kind === 'inquiry' ? act.inquiry : 'reply';

/** What a webinar is called: its topic where it is known. */
export const topicOf = ({ topic, session }: ActOf<'webinar'>): string => topic ?? session;
