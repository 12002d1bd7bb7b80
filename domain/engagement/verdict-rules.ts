import * as z from 'zod';

const seconds = z.number().min(0).max(86_400);
const byKind = z.object({ open: seconds, click: seconds }).strict();

/** The most recipients that one source's item remembers: it stays below a kilobyte, one write unit. */
export const rememberedRecipients = 40;

/**
 * The windows and counts by which opens and clicks are judged: data, so that a company can change them and a replay can
 * judge the past anew. `version` stands on every verdict. Times are in seconds unless named otherwise.
 */
export const verdictRulesSchema = z
  .object({
    version: z.number().int().min(1),
    /** Sooner after delivery than this, an act is a machine's. */
    machineWithin: byKind,
    /** Sooner than this, an act that nothing speaks for is unknown: scanners also come minutes later. */
    unknownWithin: byKind,
    /** Sooner than this, not even SES's word makes a person of it. */
    unclearedWithin: seconds,
    /** So many links of one mail within so many seconds are a machine's; of two links alone, within `pairSeconds`. */
    burst: z
      .object({
        links: z.number().int().min(2).max(50),
        seconds: z.number().min(0).max(60),
        pairSeconds: z.number().min(0).max(60),
      })
      .strict(),
    /** Acts of the same mail this close to a request that only machines make are the same machine's. */
    closeToProbe: z.number().min(0).max(600),
    /** What a source does to one mail this close to its burst or probe is the same machine's; later it may be the office behind it. */
    sameSourceWithin: seconds,
    /** A form or button within so many minutes after an act shows that a person was there. */
    proofMinutes: z.number().min(0).max(1440),
    /** One source that clicks in the mails of so many recipients, so soon after delivery, in the same minutes, is a gateway. */
    source: z
      .object({
        recipients: z.number().int().min(2).max(rememberedRecipients),
        within: seconds,
        minutes: z.number().int().min(1).max(1440),
      })
      .strict(),
  })
  .strict();
export type VerdictRules = z.infer<typeof verdictRulesSchema>;

/** The rules that ship. Where each figure comes from: docs/verdict.md. */
export const shippedVerdictRules: VerdictRules = {
  version: 2,
  machineWithin: { open: 20, click: 5 },
  unknownWithin: { open: 120, click: 300 },
  unclearedWithin: 30,
  burst: { links: 3, seconds: 2, pairSeconds: 1 },
  closeToProbe: 10,
  sameSourceWithin: 900,
  proofMinutes: 30,
  source: { recipients: 8, within: 300, minutes: 60 },
};
