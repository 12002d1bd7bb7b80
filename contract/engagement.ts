import * as z from 'zod';
import { partQuerySchema } from './part-query.ts';
import { marketers, route } from './route.ts';

/** What a company publishes before it uses the script (docs/rules.md#tracking-is-told). */
export const privacySentence = {
  ja: '当社は、当社からのメールのリンクを通じて当社サイトを訪問されたお客様について、お客様の同意があるときに限り、再度のご訪問の有無と日付、閲覧されたページを記録し、お客様のご関心に応じたご案内とご連絡のために利用します。記録のための識別子は当社サイトの領域（ローカルストレージ）に保存し、訪問の記録は当社が委託する自社管理のシステムに送信します。第三者には提供しません。同意はいつでも取り消すことができ、取り消された場合は識別子を削除します。ブラウザの Do Not Track または Global Privacy Control を有効にされている場合は記録しません。',
  en: 'If you came to our site by a link in a mail of ours, and only with your consent, we record whether and on which day you return and the page you visit, to tailor what we send you and how we contact you. An identifier is kept in the storage of our own site, and visits are sent to a system that we run ourselves; nothing is passed to third parties. You can withdraw your consent at any time; the identifier is then deleted. Nothing is recorded while Do Not Track or Global Privacy Control is switched on.',
} as const;

/** The tag for every page of the site. */
export const siteSnippet = (apiUrl: string): string =>
  `<script async src="${apiUrl.replace(/\/$/, '')}/site.js"></script>`;

/** So many acts of a kind would change from one verdict to another, for this reason. */
const verdictChangeSchema = z.object({
  act: z.string(),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  count: z.number().int(),
});

/** What judging one part of the past by the rules in force would change. */
export const verdictReplaySchema = z.object({
  part: z.number().int(),
  parts: z.number().int(),
  rules: z.number().int(),
  customers: z.number().int(),
  engagements: z.number().int(),
  changes: z.array(verdictChangeSchema),
  changedCustomers: z.number().int(),
  interestChanges: z.number().int(),
  temperatureChanges: z.number().int(),
});
export type VerdictReplay = z.infer<typeof verdictReplaySchema>;

/** Participants of webinars. */
export const participantRoutes = {
  listUnmatchedParticipants: route({
    method: 'GET',
    path: '/webinars/unmatched',
    summary: 'Everybody at any webinar whom nobody knows, the newest first.',
    roles: marketers,
    answer: z.object({
      people: z.array(
        z.object({
          session: z.string(),
          topic: z.string().optional(),
          name: z.string().optional(),
          email: z.string().optional(),
          at: z.string(),
        }),
      ),
    }),
  }),
};

/** Who is taken for a machine. */
export const verdictRoutes = {
  replayVerdicts: route({
    method: 'GET',
    path: '/verdicts/replay',
    summary:
      "What judging one part of all customers' past by the rules in force would change. Writes nothing.",
    roles: marketers,
    query: partQuerySchema,
    answer: verdictReplaySchema,
  }),
  applyVerdictReplay: route({
    method: 'POST',
    path: '/verdicts/replay',
    summary: 'Queues everybody of one part whose verdicts would change to be judged anew.',
    roles: marketers,
    query: partQuerySchema,
    answer: z.object({
      part: z.number().int(),
      parts: z.number().int(),
      rules: z.number().int(),
      customers: z.number().int(),
      queued: z.number().int(),
    }),
    status: 202,
  }),
};
