import { inBoth } from '../kernel/both-languages.ts';
import * as z from 'zod';
import type { BusinessCalendar } from '../kernel/business-calendar.ts';
import { addDays, addMonths, msPerDay, type LocalDate } from '../kernel/local-date.ts';
import type { Locale } from '../kernel/locale.ts';
import { startOfMonth, type LocalMonth } from '../kernel/month-in.ts';
import { instantOf } from '../kernel/time-zone.ts';

/** A month of the company's own calendar, YYYY-MM. */
export const monthSchema = z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])$/, {
  error: inBoth({ ja: '月を 2026-12 の形で指定してください。', en: 'Write a month as in 2026-12.' }),
});

const textSchema = z.object({
  subject: z.string().min(1),
  preheader: z.string().optional(),
  body: z.string().min(1),
});
export const topicTextSchema = z.object({ ja: textSchema.optional(), en: textSchema.optional() });

/** What the monthly mail of one month says: written once, for everybody who gets it. */
export const monthlyTopicSchema = z.object({
  schemaVersion: z.literal(1),
  month: monthSchema,
  /** What the letter is about; `{{ topic }}` in its text. */
  title: z.string().min(1).max(100),
  text: topicTextSchema,
  assetId: z.string().optional(),
  writtenAt: z.iso.datetime(),
  writtenBy: z.string(),
  /** The member of the console that it was; absent for the command line, and before release 0.4. */
  writtenById: z.string().optional(),
  /** Counts changes: an approval is of one of them, and any later change voids it. */
  revision: z.number().int(),
  approval: z.object({ revision: z.number().int(), at: z.iso.datetime(), by: z.string() }).optional(),
});
export type MonthlyTopic = z.infer<typeof monthlyTopicSchema>;

/** A topic is worth sending for so long from its beginning. */
const freshDays = 20;
/** So long before its month a topic should be written and approved. */
const noticeDays = 7;

/** The approval in force: of the text as it stands. */
export const approvalOf = ({ approval, revision }: MonthlyTopic): MonthlyTopic['approval'] =>
  approval?.revision === revision ? approval : undefined;

/** From when (inclusive) until when (exclusive) a topic is sent, epoch ms: never outside its own month; none while nobody approved it. */
export function windowOf(
  topic: MonthlyTopic,
  { timeZone }: BusinessCalendar,
): { readonly from: number; readonly until: number } | undefined {
  const approval = approvalOf(topic);
  if (approval === undefined) return undefined;
  const from = Math.max(monthStart(topic.month, timeZone), Date.parse(approval.at));
  const until = Math.min(from + freshDays * msPerDay, monthStart(nextMonth(topic.month), timeZone));
  return from < until ? { from, until } : undefined;
}

export function isOpen(topic: MonthlyTopic, nowEpochMs: number, calendar: BusinessCalendar): boolean {
  const window = windowOf(topic, calendar);
  return window !== undefined && nowEpochMs >= window.from && nowEpochMs < window.until;
}

/** The first moment of a month, epoch ms. */
export const monthStart = (month: LocalMonth, zone: string): number =>
  instantOf(startOfMonth(month), '00:00', zone);

export const nextMonth = (month: LocalMonth): LocalMonth => addMonths(startOfMonth(month), 1).slice(0, 7);

export const isWrittenIn = ({ text }: MonthlyTopic, locale: Locale): boolean => text[locale] !== undefined;

/** The month whose topic has to be seen to on this day, and what it lacks; of two the nearer. */
export function lackingTopic(
  topics: readonly MonthlyTopic[],
  today: LocalDate,
): { readonly month: LocalMonth; readonly lacks: 'text' | 'approval' } | undefined {
  const thisMonth = today.slice(0, 7);
  const comingMonth = addDays(today, noticeDays).slice(0, 7);
  for (const month of new Set([thisMonth, comingMonth])) {
    const topic = topics.find((each) => each.month === month);
    if (topic === undefined) return { month, lacks: 'text' };
    if (approvalOf(topic) === undefined) return { month, lacks: 'approval' };
  }
  return undefined;
}
