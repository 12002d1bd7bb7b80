import { teamsOf } from '../handoffs/route/manager-of.ts';
import type { Locale } from '../kernel/locale.ts';
import type { Member } from '../members/member.ts';
import type { Owner } from '../people/customer.ts';

/** Somebody who gets the mail of the meeting, in their own language. */
export interface MeetingRecipient {
  readonly email: string;
  readonly locale: Locale;
}

/**
 * Who is written to before the meeting: members of the console for marketing and sales managers, managers of salespeople,
 * and marketing's own address. Each address once; a member's language, else the company's.
 */
export function meetingRecipients(
  members: readonly Member[],
  owners: readonly Owner[],
  { marketingAddress, locale }: { readonly marketingAddress: string; readonly locale: Locale },
): readonly MeetingRecipient[] {
  const meeting = members.filter(
    ({ roles, removedAt }) =>
      removedAt === undefined && (roles.includes('marketing') || roles.includes('manager')),
  );
  const others = [...teamsOf(owners).keys(), marketingAddress];
  const all = new Map<string, MeetingRecipient>();
  for (const each of [...meeting, ...others.map((email) => ({ email, locale }))]) {
    const key = each.email.trim().toLowerCase();
    if (key !== '' && !all.has(key)) all.set(key, { email: each.email.trim(), locale: each.locale });
  }
  return [...all.values()];
}
