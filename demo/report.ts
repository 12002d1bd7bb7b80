import * as z from 'zod';
import { callApi } from './api-client.ts';
import { storyLeadSchema, tellStories, type Story } from './stories.ts';
import type { LocalStack } from '../local/local-stack.ts';
import type { Truth } from './world/truth.ts';

const rate = z.object({
  done: z.number(),
  of: z.number(),
  rate: z.number().nullable(),
  low: z.number(),
  high: z.number(),
});
const unfinished = z.object({ done: z.number(), of: z.number() });
const kpiSchema = z.object({
  all: z.object({
    counts: z.record(z.string(), z.number()),
    kpis: z.object({ dormantToOpportunity: rate, hotToOpportunity: rate, opportunityToWon: rate }),
    unfinished: z.object({
      dormantToOpportunity: unfinished,
      hotToOpportunity: unfinished,
      opportunityToWon: unfinished,
    }),
  }),
});
const leadSchema = z.object({
  ...storyLeadSchema.shape,
  engagements: z.array(
    z
      .object({
        id: z.string(),
        kind: z.string(),
        messageId: z.string().optional(),
        link: z.string().optional(),
        group: z.string(),
        occurredAt: z.string(),
        verdict: z.object({ is: z.enum(['human', 'unknown', 'machine']) }),
      })
      .loose(),
  ),
  facts: z.array(
    storyLeadSchema.shape.facts.element.extend({ id: z.string(), because: z.string().optional() }),
  ),
});
type Lead = z.infer<typeof leadSchema>;
const verifySchema = z.object({
  parts: z.number(),
  customers: z.number(),
  differences: z.array(z.unknown()),
  sums: z.record(z.string(), z.number()),
  counters: z.record(z.string(), z.number()).optional(),
});

/** What the demo ends with: the product's figures, and the truth beside them. */
export interface DemoResult {
  readonly rows: { readonly read: number; readonly taken: number; readonly refused: number };
  readonly enrolled: number;
  readonly mails: {
    readonly sent: number;
    readonly twice: number;
    readonly afterOptOut: number;
    readonly skipped: number;
    readonly unconfirmed: number;
  };
  readonly engagements: {
    readonly done: number;
    readonly counted: number;
    readonly machineDone: number;
    readonly machineScored: number;
    readonly humanLost: number;
    /** Acts of those whom a salesperson took for machines: counted as he said. */
    readonly disputed: number;
  };
  readonly crossings: number;
  readonly handoffs: {
    readonly created: number;
    readonly accepted: number;
    readonly reported: number;
    readonly withdrawn: number;
  };
  readonly kpis: z.infer<typeof kpiSchema>['all']['kpis'];
  /** Nine weeks are less than any window: what is in no rate yet. */
  readonly unfinished: z.infer<typeof kpiSchema>['all']['unfinished'];
  readonly truth: { readonly opportunities: number; readonly won: number; readonly hotMoodMailed: number };
  /** Turns that handoffs took, one case each. */
  readonly stories: readonly Story[];
  readonly verify: 'ok' | readonly unknown[];
}

/** Asks the product what it knows of everybody, and compares it with the world's own ledger. */
export async function assess(
  stack: LocalStack,
  truth: Truth,
  rows: DemoResult['rows'],
  insideSales: boolean,
): Promise<DemoResult> {
  const { api } = stack.urls;
  const nurture = stack.mailbox.mails().filter((mail) => mail.tags['k'] === 'nurture');
  const customerIds = [...new Set(nurture.map((mail) => mail.tags['c'] ?? ''))];
  const leads: Lead[] = [];
  for (let from = 0; from < customerIds.length; from += 8)
    leads.push(
      ...(await Promise.all(
        customerIds
          .slice(from, from + 8)
          .map(async (id) => leadSchema.parse(await callApi(api, 'GET', `/leads/${id}`))),
      )),
    );
  const kpi = kpiSchema.parse(await callApi(api, 'GET', '/kpis'));
  const facts = leads.flatMap((lead) => lead.facts);
  const count = (kind: string): number => facts.filter((fact) => fact.kind === kind).length;
  const crossings = count('crossing') + count('requested');
  return {
    rows,
    enrolled: kpi.all.counts['enrolled'] ?? 0,
    mails: {
      sent: nurture.length,
      twice: nurture.length - new Set(nurture.map((mail) => mail.tags['m'])).size,
      afterOptOut: nurture.filter((mail) =>
        truth.refusals.some(({ address, at }) => mail.to.includes(address) && mail.at.toISOString() > at),
      ).length,
      skipped: count('mailSkipped'),
      unconfirmed: count('mailUnconfirmed'),
    },
    engagements: compareEngagements(truth, leads),
    crossings:
      crossings -
      facts.filter(({ kind, because }) => kind === 'handoffHeld' && because !== 'ownersFull').length -
      count('handoffJoined'),
    handoffs: {
      created: count('handoffCreated'),
      accepted: kpi.all.counts['accepted'] ?? 0,
      reported: kpi.all.counts['reported'] ?? 0,
      withdrawn: count('handoffWithdrawn'),
    },
    kpis: kpi.all.kpis,
    unfinished: kpi.all.unfinished,
    truth: truthOf(truth),
    stories: tellStories(stack, leads, insideSales),
    verify: await verify(api),
  };
}

function truthOf(truth: Truth): DemoResult['truth'] {
  const having = (outcome: string): number =>
    new Set(truth.outcomes.filter((each) => each.outcome === outcome).map(({ customerId }) => customerId))
      .size;
  return {
    opportunities: having('opportunity'),
    won: having('won'),
    hotMoodMailed: new Set(truth.acts.filter(({ by }) => by === 'human').map(({ customerId }) => customerId))
      .size,
  };
}

/** Acts are compared one by one: the world knows who truly did each, the product says what it took it for. */
function compareEngagements(truth: Truth, leads: readonly Lead[]): DemoResult['engagements'] {
  const engagements = leads.flatMap((lead) => lead.engagements);
  const keyOf = (kind: string, mailId: string, link: string, at: string): string =>
    `${kind}|${mailId}|${link}|${kind === 'open' || kind === 'click' ? Date.parse(at) : ''}`;
  const seen = new Map(
    engagements.map((each) => [
      keyOf(each.kind, each.messageId ?? '', each.kind === 'click' ? (each.link ?? '') : '', each.occurredAt),
      each,
    ]),
  );
  const found = (act: Truth['acts'][number]) =>
    seen.get(
      keyOf(
        act.kind,
        act.kind === 'registration' || act.kind === 'inquiry' || act.kind === 'webinar' ? '' : act.mailId,
        act.kind === 'click' ? act.link : '',
        act.at,
      ),
    );
  const people = truth.acts.filter(
    ({ by, kind }) => by === 'human' && (kind === 'open' || kind === 'click' || kind === 'download'),
  );
  const humans = people.filter(({ customerId }) => !truth.disputed.includes(customerId));
  const machines = truth.acts.filter(({ by }) => by === 'machine');
  const isCounted = (act: Truth['acts'][number]): boolean => {
    const engagement = found(act);
    return engagement !== undefined && engagement.verdict.is !== 'machine';
  };
  return {
    done: humans.length,
    counted: humans.filter((act) => isCounted(act)).length,
    machineDone: machines.length,
    machineScored: machines.filter((act) => isCounted(act)).length,
    disputed: people.length - humans.length,
    humanLost: humans.filter((act) => !isCounted(act)).length,
  };
}

async function verify(api: string): Promise<DemoResult['verify']> {
  const differences: unknown[] = [];
  const sums: Record<string, number> = {};
  let counters: Readonly<Record<string, number>> = {};
  for (let part = 0, parts = 1; part < parts; part++) {
    const of = part === 0 ? '' : `&of=${parts}`;
    const answer = verifySchema.parse(await callApi(api, 'GET', `/verify?part=${part}${of}`));
    parts = answer.parts;
    differences.push(...answer.differences);
    counters = answer.counters ?? counters;
    for (const [measure, count] of Object.entries(answer.sums)) sums[measure] = (sums[measure] ?? 0) + count;
  }
  for (const [measure, count] of Object.entries(sums))
    if (count !== counters[measure])
      differences.push({ what: 'counter', id: measure, stored: counters[measure], recomputed: count });
  return differences.length === 0 ? 'ok' : differences;
}
