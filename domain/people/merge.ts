import * as z from 'zod';
import { msPerDay } from '../kernel/local-date.ts';
import { isSame } from '../kernel/same-content.ts';
import { addressesOf, customerSchema, type Customer } from './customer.ts';
import { addressKey } from './names.ts';

/** So long a merge can be taken back. */
export const mergeUndoDays = 30;

/** What led to the record that went. */
const takenSchema = customerSchema.pick({ email: true, formerEmails: true, externalId: true });

/** A merge, with what is needed to take it back. */
export const mergeSchema = z.object({
  schemaVersion: z.literal(1),
  goes: z.string(),
  stays: z.string(),
  at: z.string(),
  /** The name of the person who said that both are one. */
  by: z.string(),
  /** What it changed of the record that stayed, field by field. */
  changes: z.array(
    z.object({ field: z.string(), was: z.unknown().optional(), became: z.unknown().optional() }),
  ),
  taken: takenSchema,
  /** What led to the record that went and not to the other too: it is given back. */
  led: z.object({ emails: z.array(z.string()), externalId: z.string().optional() }),
  /** Taken back; what was needed for it is kept no longer. */
  undone: z.object({ by: z.string(), at: z.string() }).optional(),
});
export type Merge = z.infer<typeof mergeSchema>;
type Change = Merge['changes'][number];

/** The last moment at which a merge can be taken back. */
export const undoneUntil = ({ at }: Pick<Merge, 'at'>): string =>
  new Date(Date.parse(at) + mergeUndoDays * msPerDay).toISOString();

/** A ground for mailing and its evidence belong together. */
const consentFields = ['consentBasis', 'consentOn', 'consentEvidence', 'consentDeclaredBy'];
/** What no undo puts back: who it is, how it is stored, and what was refused. */
const neverBack = ['id', 'accountId', 'version', 'schemaVersion', 'findable', 'noMail', 'noCall'];

/**
 * Keeps what a merge is about to change.
 * @param merged the record that stays, as it will be
 * @param other the record that goes, as it is
 */
export function mergeOf(
  survivor: Customer,
  merged: Customer,
  other: Customer,
  { by, at }: Pick<Merge, 'by' | 'at'>,
): Merge {
  const fields = Object.keys({ ...survivor, ...merged }).filter((field) => !neverBack.includes(field));
  const isChanged = (field: string): boolean => !isSame(valueOf(survivor, field), valueOf(merged, field));
  const hasNewGround = consentFields.some((field) => isChanged(field));
  const kept = fields.filter(
    (field) =>
      field === 'trackingConsent' || (consentFields.includes(field) ? hasNewGround : isChanged(field)),
  );
  const own = keysOf(addressesOf(survivor));
  const { email, formerEmails, externalId } = other;
  return {
    schemaVersion: 1,
    goes: other.id,
    stays: survivor.id,
    at,
    by,
    changes: kept.map((field) => ({
      field,
      was: valueOf(survivor, field),
      became: valueOf(merged, field),
    })),
    taken: { email, formerEmails, externalId },
    led: {
      emails: addressesOf(other).filter((each) => !own.has(addressKey(each))),
      externalId: externalId === survivor.externalId ? undefined : externalId,
    },
  };
}

/** A merge that was taken back, without what was needed for it. */
export const undoneMerge = (merge: Merge, undone: NonNullable<Merge['undone']>): Merge => ({
  ...merge,
  changes: [],
  taken: {},
  led: { emails: [] },
  undone,
});

/**
 * Both records as they were before a merge. What somebody changed of the record that stayed since then is left to it, field
 * by field; a refusal of mails or calls that either has holds for both.
 */
export function takenApart(
  merge: Merge,
  survivor: Customer,
  other: Customer,
): { readonly survivor: Customer; readonly other: Customer } {
  const isUntouched = ({ field, became }: Change): boolean => isSame(valueOf(survivor, field), became);
  const isGround = ({ field }: Change): boolean => consentFields.includes(field);
  const isGroundUntouched = merge.changes.filter(isGround).every(isUntouched);
  const back = merge.changes.filter((each) => (isGround(each) ? isGroundUntouched : isUntouched(each)));
  const refusals = {
    noMail: survivor.noMail || other.noMail,
    noCall: survivor.noCall || other.noCall,
  };
  const { mergedInto: _, ...left } = other;
  return {
    survivor: withoutGiven(
      merge,
      customerSchema.parse({
        ...withoutAdded(merge, survivor),
        ...Object.fromEntries(back.map(({ field, was }) => [field, was])),
        ...refusals,
      }),
    ),
    other: {
      ...left,
      ...merge.taken,
      ...refusals,
      ...(refusedCountingSince(merge, survivor) ? { trackingConsent: false } : {}),
    },
  };
}

/** The record that stayed without what the other added to its lists, whatever else was added since. */
function withoutAdded(merge: Merge, survivor: Customer): Customer {
  const added = (field: string): readonly unknown[] => {
    const change = merge.changes.find((each) => each.field === field);
    const was = listIn(change?.was);
    return listIn(change?.became).filter((each) => !was.includes(each));
  };
  const [tags, merged] = [added('tags'), added('mergedFrom')];
  const mergedFrom = survivor.mergedFrom?.filter((each) => !merged.includes(each)) ?? [];
  return {
    ...survivor,
    tags: survivor.tags.filter((each) => !tags.includes(each)),
    mergedFrom: mergedFrom.length === 0 ? undefined : mergedFrom,
  };
}

/** Without the addresses that are given back, whichever of them it is mailed at by now. */
function withoutGiven({ led }: Merge, survivor: Customer): Customer {
  const given = keysOf(led.emails);
  const isOwn = (email: string): boolean => !given.has(addressKey(email));
  const { email, formerEmails = [] } = survivor;
  const former = formerEmails.filter(isOwn);
  const isMailedAtOwn = email === undefined || isOwn(email);
  if (former.length === formerEmails.length && isMailedAtOwn) return survivor;
  const now = isMailedAtOwn ? email : former.shift();
  return { ...survivor, email: now, formerEmails: former.length === 0 ? undefined : former };
}

/** Whether somebody said after a merge that opens and clicks are not to be counted. */
function refusedCountingSince({ changes }: Merge, { trackingConsent }: Customer): boolean {
  const change = changes.find(({ field }) => field === 'trackingConsent');
  return trackingConsent === false && change?.became !== false;
}

const valueOf = (customer: Customer, field: string): unknown => Reflect.get(customer, field);
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const keysOf = (emails: readonly string[]): ReadonlySet<string> =>
  new Set(emails.map((email) => addressKey(email)));

/** Why a merge cannot be taken back; `notKept`: it is of a release that kept nothing for it. */
export const mergeStays = ['expired', 'notKept', 'mergedOn', 'laterMerge'] as const;
export type MergeStays = (typeof mergeStays)[number];

/** Why it cannot, and by which record went the merge that is to be taken back first, where that helps. */
export interface WhyMergeStays {
  readonly because: MergeStays;
  readonly first?: string;
}

/**
 * Why a merge cannot be taken back now; undefined where it can. Merges into one record go in the order of a stack: what a
 * later one found, an earlier one had put there.
 * @param kept what was kept of the merge, and when it was as far as that is known
 * @param survivor the record that stayed
 * @param records those that were merged into it, by id
 */
export function whyMergeStays(
  kept: { readonly merge: Merge | undefined; readonly at: string | undefined },
  survivor: Customer,
  goes: string,
  records: ReadonlyMap<string, Customer>,
  now: string,
): WhyMergeStays | undefined {
  const { merge, at } = kept;
  if (at !== undefined && undoneUntil({ at }) < now) return { because: 'expired' };
  if (merge === undefined) return { because: 'notKept' };
  if (survivor.mergedInto !== undefined) return { because: 'mergedOn', first: survivor.id };
  const last = survivor.mergedFrom?.findLast((id) => records.get(id)?.mergedInto === survivor.id);
  return last === undefined || last === goes ? undefined : { because: 'laterMerge', first: last };
}

/** What was kept of the merge by which a record went, as long as it holds. */
export const holdingMerge = (merge: Merge | undefined, { mergedInto }: Customer): Merge | undefined =>
  merge !== undefined && merge.stays === mergedInto && merge.undone === undefined ? merge : undefined;
