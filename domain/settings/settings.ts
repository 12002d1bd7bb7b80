import { inBoth } from '../kernel/both-languages.ts';
import { ownWordsSchema } from '../kernel/locale.ts';
import { slugSchema } from '../kernel/written-texts.ts';
import * as z from 'zod';
import { keptNumber } from '../kernel/kept-number.ts';
import { businessCalendarSchema, defaultCalendar } from '../kernel/business-calendar.ts';
import { handoffRulesSchema, shippedHandoffRules } from '../handoffs/handoff-rules.ts';
import { salesProcessSchema } from '../handoffs/process/sales-process.ts';
import { kpiRulesSchema, shippedKpiRules } from '../kpis/kpi-rules.ts';
import { countryCode, isCountryCode } from '../people/country.ts';
import { shippedMeetingMail } from '../kpis/meeting.ts';
import { scoringModelSchema, preset003 } from '../interest/scoring-model.ts';
import { shippedSalesProcess } from '../handoffs/process/shipped-sales-process.ts';
import { shippedVerdictRules, verdictRulesSchema } from '../engagement/verdict-rules.ts';
import { shippedWeekly, weeklySchema } from '../handoffs/week/weekly.ts';

/** What a link of a mail may lead to: absolute, and nothing that a browser would run. */
const webUrl = z.url({ protocol: /^https?$/, abort: true }).regex(/^https?:\/\/[^\s/]/i, {
  error: inBoth({
    ja: 'https://company.example/page のように入力してください。',
    en: 'Write it as in https://company.example/page.',
  }),
});

const siteHost = z.string().regex(
  /^[a-z0-9.-]+$/,
  inBoth({
    ja: 'サイトのホスト名だけを、小文字で www.company.example のように入力してください。',
    en: 'Give the host of the site alone, in small letters, such as www.company.example.',
  }),
);

/** Something a mail offers: a PDF, a case study, a webinar. `figure` must name its source (景品表示法). */
export const assetSchema = z.object({
  id: slugSchema(40),
  kind: z.enum(['document', 'caseStudy', 'priceList', 'webinar']),
  title: ownWordsSchema,
  pages: z.number().int().optional(),
  minutes: keptNumber.optional(),
  points: z
    .object({ ja: z.array(z.string()).default([]), en: z.array(z.string()).default([]) })
    .default({ ja: [], en: [] }),
  /** Where the file, or the webinar's own page, is. */
  url: z.url({ protocol: /^(?:https?|s3)$/ }),
  /** For webinars: the session's id and start. */
  session: z.string().optional(),
  startsAt: z.iso
    .datetime({ offset: true })
    .overwrite((at) => (Number.isNaN(Date.parse(at)) ? at : new Date(at).toISOString()))
    .optional(),
  /** It does not take place: nobody is invited or reminded any more. */
  isCancelled: z.literal(true).optional(),
  /** Nothing new leads to it. Mails that went out, and campaigns that run, do so still. */
  isWithdrawn: z.literal(true).optional(),
});
export type Asset = z.infer<typeof assetSchema>;

/** What may still be chosen. */
export const offeredOf = ({ assets }: { readonly assets: readonly Asset[] }): readonly Asset[] =>
  assets.filter(({ isWithdrawn }) => isWithdrawn !== true);

/** Settings by the capability whose they are: each part is stored by itself, and a fault in one stops that one alone. */
export const settingsParts = {
  company: z.object({
    locale: z.enum(['ja', 'en']),
    companyName: z.string().min(1),
    senderAddress: z.email(),
    staffSenderAddress: z.email(),
    postalCode: z.string(),
    postalAddress: z.string(),
    phone: z.string(),
    contactUrl: webUrl,
    privacyUrl: webUrl,
    supportAddress: z.email(),
    marketingAddress: z.email(),
    currency: z.string(),
    calendar: businessCalendarSchema,
  }),
  audience: z.object({
    dormancy: z.object({
      lapsedDays: z.number(),
      lostDealDays: z.number(),
      stalledDays: z.number(),
      neverContactedDays: z.number(),
      /** How many of its own gaps between purchases a company is waited for, where that is longer; 0: off. */
      ownGapTimes: z.number().min(0).max(10).default(0),
    }),
    exclusion: z.object({
      ownDomains: z.array(z.string()),
      competitorDomains: z.array(z.string()),
      permittedMonths: z.number(),
      /** The company's own country, by its code or its name: whoever has none is taken to be there, and its law says on what ground one mails. */
      country: z
        .string()
        .trim()
        .overwrite((given) => countryCode(given) ?? given.toUpperCase())
        .refine(isCountryCode, {
          error: inBoth({
            ja: 'JP、US のように、2文字の国コードを入力してください。',
            en: 'Give the code of a country, such as JP or US.',
          }),
        })
        .default('JP'),
    }),
    /** Old opt-outs were imported, or somebody stated that there are none (R19). Nothing is mailed before. */
    optOutsDeclared: z.boolean(),
  }),
  mail: z.object({
    /** What mails are about whose sequence does not say it: those of the templates. */
    topic: ownWordsSchema.default({ ja: '', en: '' }),
    /** What customers ask about it, in their words; the letters do without where it is not given. */
    industryQuestion: ownWordsSchema,
    assets: z.array(assetSchema),
    /** Who may approve a topic of the monthly mail: anyone of marketing, or only somebody other than its writer. */
    monthlyApproval: z.enum(['anyone', 'another']).default('anyone'),
    /** Whether a second person has to approve a sequence before it is launched. */
    sequenceApproval: z.enum(['anyone', 'another']).default('anyone'),
    /** So long after a launch nothing is sent yet, and it can be taken back. */
    cancelMinutes: z.number().int().min(0).max(1440).default(10),
    frequency: z.object({ perThirtyDays: z.number().int().min(1), daysApart: keptNumber.min(0) }),
    /** The company's own limit; SES's live rate holds anyway. */
    mailsPerSecond: keptNumber.positive(),
  }),
  engagement: z.object({
    /** How opens and clicks are judged. Changed rules need a version of their own. */
    verdictRules: verdictRulesSchema.default(shippedVerdictRules),
    /** The company's own site: hosts whose pages carry our script. Without any, no visit is taken. */
    site: z.object({ domains: z.array(siteHost) }).default({ domains: [] }),
  }),
  interest: z.object({
    model: scoringModelSchema,
    /** A model that is being tried beside the one in force: filled by a replay, switched to by a person. */
    candidateModel: scoringModelSchema.optional(),
  }),
  handoffs: z.object({
    effects: z.object({
      tooEarlyDays: z.number(),
      notNeededDays: z.number(),
      bantForSql: z.number().int().min(1).max(4),
    }),
    /** Open handoffs an owner may hold; more wait for the next owner. */
    openHandoffsPerOwner: z.number().int().min(1),
    /** When a customer is handed over, to whom and by when. */
    handoffRules: handoffRulesSchema.default(shippedHandoffRules),
    /** Phases and stages of a deal, what is recorded in each, and when it may move on. */
    salesProcess: salesProcessSchema.default(shippedSalesProcess),
    /** The mails of the week to owners, managers and marketing. */
    weekly: weeklySchema.default(shippedWeekly),
    /** Once a month, with the first mails of the week, salespeople read what became of what they reported. */
    feedbackMail: z.boolean().default(true),
    /** Marketing gets a copy of each report, or reads them in the mail of the week. */
    copiesOfReports: z.enum(['each', 'weekly']).default('each'),
    /** New handoffs are told in a chat too; its webhook stands in Secrets Manager (docs/webhooks.md). */
    chat: z.object({ kind: z.enum(['off', 'slack', 'teams']) }).default({ kind: 'off' }),
  }),
  kpis: z.object({
    /** Windows and targets of the KPIs. */
    kpis: kpiRulesSchema.default(shippedKpiRules),
    /** The mail before the weekly meeting; off until a company says when it meets. */
    meetingMail: weeklySchema.default(shippedMeetingMail),
  }),
  privacy: z.object({
    /** After so many days the IP address and the browser of an act are forgotten. */
    fadeTracesAfterDays: z.number().int().min(1).default(90),
    /** Opens and clicks of those are counted whom nobody asked; who refused is never counted. */
    tracksUnasked: z.boolean().default(true),
  }),
};
export type SettingsPart = keyof typeof settingsParts;

/** The company's own settings: edited by people, read by every rule. */
export const settingsSchema = z.object({
  schemaVersion: z.literal(1),
  ...settingsParts.company.shape,
  ...settingsParts.audience.shape,
  ...settingsParts.mail.shape,
  ...settingsParts.engagement.shape,
  ...settingsParts.interest.shape,
  ...settingsParts.handoffs.shape,
  ...settingsParts.kpis.shape,
  ...settingsParts.privacy.shape,
});
export type Settings = z.infer<typeof settingsSchema>;

/** What holds until somebody says otherwise. Addresses are of the reserved domain and send nothing. */
export const defaultSettings: Settings = {
  schemaVersion: 1,
  locale: 'ja',
  companyName: '（会社名を設定してください）',
  senderAddress: 'sender@company.example',
  staffSenderAddress: 'rekindle@company.example',
  postalCode: '000-0000',
  postalAddress: '（住所を設定してください）',
  phone: '00-0000-0000',
  contactUrl: 'https://company.example/contact',
  privacyUrl: 'https://company.example/privacy',
  supportAddress: 'support@company.example',
  marketingAddress: 'marketing@company.example',
  currency: 'JPY',
  topic: { ja: '', en: '' },
  industryQuestion: { ja: '', en: '' },
  assets: [],
  calendar: defaultCalendar,
  dormancy: { lapsedDays: 365, lostDealDays: 180, stalledDays: 180, neverContactedDays: 90, ownGapTimes: 0 },
  exclusion: { ownDomains: [], competitorDomains: [], permittedMonths: 24, country: 'JP' },
  frequency: { perThirtyDays: 2, daysApart: 7 },
  monthlyApproval: 'anyone',
  sequenceApproval: 'anyone',
  cancelMinutes: 10,
  effects: { tooEarlyDays: 90, notNeededDays: 180, bantForSql: 4 },
  mailsPerSecond: 500,
  openHandoffsPerOwner: 20,
  handoffRules: shippedHandoffRules,
  salesProcess: shippedSalesProcess,
  model: preset003,
  verdictRules: shippedVerdictRules,
  optOutsDeclared: false,
  site: { domains: [] },
  kpis: shippedKpiRules,
  meetingMail: shippedMeetingMail,
  fadeTracesAfterDays: 90,
  tracksUnasked: true,
  weekly: shippedWeekly,
  feedbackMail: true,
  copiesOfReports: 'each',
  chat: { kind: 'off' },
};
