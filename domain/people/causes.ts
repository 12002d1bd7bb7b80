import * as z from 'zod';
import { isSame } from '../kernel/same-content.ts';

const causeKindSchema = z.enum([
  'refused',
  'undeliverable',
  'neverContact',
  'leftCompany',
  'wrongPerson',
  'outOfTarget',
  'openSupport',
  'monthlyOnly',
  'noHandoff',
  'wake',
  'held',
  'keptFromMails',
  'contactChange',
]);
export type CauseKind = z.infer<typeof causeKindSchema>;

/**
 * One reason why a customer is held back. Several of a kind stand side by side, each from its own source, and each goes
 * alone: what the customer said stays when sales takes back what it said.
 */
export const causeSchema = z.object({
  of: causeKindSchema,
  /** What it came from: a mail, an answer of sales, a handoff, a file. Of one source there is one cause of a kind. */
  id: z.string(),
  /** Since when; absent where release 0.2 or before did not keep it. */
  at: z.string().optional(),
  /** How it came: `one-click`, `reply`, `told to sales`, what a mail server said. */
  how: z.string().optional(),
  /** Of `noHandoff`, `wake` and `keptFromMails`: the day on which it ends, YYYY-MM-DD. */
  until: z.string().optional(),
});
export type Cause = z.infer<typeof causeSchema>;

/** What the causes amount to. */
export const holdsSchema = z.object({
  refused: z.object({ at: z.string(), how: z.string() }).optional(),
  undeliverable: z.object({ at: z.string(), why: z.string() }).optional(),
  neverContact: z.boolean(),
  leftCompany: z.boolean(),
  wrongPerson: z.boolean(),
  outOfTarget: z.boolean(),
  openSupport: z.boolean(),
  /** Monthly mail only: rank C. */
  monthlyOnly: z.boolean(),
  /** No handoff before this day: the customer asked for later, or just said no. The latest that anybody named. */
  noHandoffBefore: z.string().optional(),
  /** The owner wants no mails to go out before this day. */
  keptFromMailsUntil: z.string().optional(),
  /** A reply said that they have left or moved, and nobody has decided about it: since when. */
  contactChangeSince: z.string().optional(),
  /** The day that was said last. */
  wakeOn: z.string().optional(),
  /** The handoff by which sales has the customer, as its head or as a colleague who joined. */
  openHandoffId: z.string().optional(),
});
export type Holds = z.infer<typeof holdsSchema>;

/** What holds by all causes together. */
export function holdsOf({ causes }: { readonly causes: readonly Cause[] }): Holds {
  const of = (kind: CauseKind): readonly Cause[] => causes.filter((each) => each.of === kind);
  const is = (kind: CauseKind): boolean => of(kind).length > 0;
  const [refused] = of('refused');
  const [undeliverable] = of('undeliverable');
  const days = of('noHandoff').flatMap(({ until }) => until ?? []);
  return {
    refused: refused && { at: refused.at ?? '', how: refused.how ?? '' },
    undeliverable: undeliverable && { at: undeliverable.at ?? '', why: undeliverable.how ?? '' },
    neverContact: is('neverContact'),
    leftCompany: is('leftCompany'),
    wrongPerson: is('wrongPerson'),
    outOfTarget: is('outOfTarget'),
    openSupport: is('openSupport'),
    monthlyOnly: is('monthlyOnly'),
    noHandoffBefore: days.toSorted().at(-1),
    keptFromMailsUntil: of('keptFromMails')
      .flatMap(({ until }) => until ?? [])
      .toSorted()
      .at(-1),
    contactChangeSince: of('contactChange')[0]?.at,
    wakeOn: of('wake').at(-1)?.until,
    openHandoffId: of('held')[0]?.id,
  };
}

/** What a person said of all mails or calls. */
export const refusalsIn = ({ causes }: { readonly causes: readonly Cause[] }): readonly Cause[] =>
  causes.filter(({ of }) => of === 'refused' || of === 'neverContact');

/** Why no mail arrives at somebody's address. */
export const deathsIn = ({ causes }: { readonly causes: readonly Cause[] }): readonly Cause[] =>
  causes.filter(({ of }) => of === 'undeliverable');

/** Whether somebody refuses all mails or calls, by the record or by what became of it since. */
export const refusesAll = (
  { noMail }: { readonly noMail: boolean },
  standing: { readonly causes: readonly Cause[] } | undefined,
): boolean => noMail || (standing !== undefined && refusalsIn(standing).length > 0);

const isOne = (a: Cause, b: Cause): boolean => a.of === b.of && a.id === b.id;

export const hasCause = ({ causes }: { readonly causes: readonly Cause[] }, cause: Cause): boolean =>
  causes.some((each) => isOne(each, cause));

/** With these causes beside what stands already; one of the same source and kind stands once. */
export const withCauses = <T extends { readonly causes: Cause[] }>(on: T, ...added: readonly Cause[]): T => {
  const more = added.filter((each) => !hasCause(on, each));
  return more.length === 0 ? on : { ...on, causes: [...on.causes, ...more] };
};

/** Without what came from one source. */
export const withoutCause = <T extends { readonly causes: Cause[] }>(on: T, of: CauseKind, id: string): T =>
  hasCause(on, { of, id }) ? { ...on, causes: on.causes.filter((each) => !isOne(each, { of, id })) } : on;

/** Takes back a change of the causes from `was` to `is`: what it added goes, what it removed is there again. */
export function withoutChange(now: readonly Cause[], was: readonly Cause[], is: readonly Cause[]): Cause[] {
  const added = is.filter((each) => !was.some((old) => isSame(old, each)));
  const removed = was.filter((each) => !is.some((other) => isSame(other, each)));
  const left = now.filter((each) => !added.some((other) => isSame(other, each)));
  return [...left, ...removed.filter((each) => !left.some((other) => isOne(other, each)))];
}

/** Their names: release 0.2 and before stored them, and no causes. */
export const formerHolds: readonly string[] = Object.keys(holdsSchema.shape);

/** The causes behind such fields, as far as they were kept. */
export function formerCauses(stored: object): Cause[] {
  const { refused, undeliverable, noHandoffBefore, wakeOn, openHandoffId, ...flags } = holdsSchema
    .partial()
    .parse(stored);
  const id = 'former';
  const causes: (Cause | undefined)[] = [
    refused && { of: 'refused', id, ...refused },
    undeliverable && { of: 'undeliverable', id, at: undeliverable.at, how: undeliverable.why },
    ...(
      ['neverContact', 'leftCompany', 'wrongPerson', 'outOfTarget', 'openSupport', 'monthlyOnly'] as const
    ).map((of): Cause | undefined => (flags[of] === true ? { of, id } : undefined)),
    noHandoffBefore === undefined ? undefined : { of: 'noHandoff', id, until: noHandoffBefore },
    wakeOn === undefined ? undefined : { of: 'wake', id, until: wakeOn },
    openHandoffId === undefined ? undefined : { of: 'held', id: openHandoffId },
  ];
  return causes.flatMap((each) => each ?? []);
}

/** Sales has the customer by this handoff. */
export const heldBy = (handoffId: string, at: string): Cause => ({ of: 'held', id: handoffId, at });

/** Held by a new handoff: what is left of a former one goes. */
export const heldAnew = <T extends { readonly causes: Cause[] }>(on: T, handoffId: string, at: string): T =>
  withCauses({ ...on, causes: on.causes.filter(({ of }) => of !== 'held') }, heldBy(handoffId, at));
