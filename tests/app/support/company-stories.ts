import * as fc from 'fast-check';
import type { Fact } from '../../../domain/timeline/fact.ts';

const day = (days: number): string => new Date(Date.UTC(2026, 0, 5) + days * 86_400_000).toISOString();

/** What may happen to somebody in a campaign, in days from the enrolment. */
export const storyArbitrary = fc.record({
  person: fc.integer({ min: 0, max: 11 }),
  campaignId: fc.constantFrom('spring', 'summer', 'monthly'),
  enrolled: fc.integer({ min: 0, max: 300 }),
  hot: fc.option(fc.integer({ min: 1, max: 100 })),
  isMachine: fc.boolean(),
  deal: fc.option(fc.integer({ min: 1, max: 110 })),
  won: fc.option(fc.integer({ min: 1, max: 200 })),
});
type Story = typeof storyArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

/** Five companies have twelve people. */
const companyOf = (customerId: string): string => `company${Number(customerId.slice(1)) % 5}`;

/** The facts of a story, in their order. */
export function factsOf({ person, campaignId, enrolled, hot, isMachine, deal, won }: Story): readonly Fact[] {
  const customerId = `p${person}`;
  const base = { customerId, campaignId };
  const id = `${campaignId}-${enrolled}`;
  return [
    {
      ...base,
      kind: 'enrolled',
      id: campaignId,
      at: day(enrolled),
      dormancy: person % 3 === 0 ? 'lostDeal' : 'lapsed',
      cohort: day(enrolled).slice(0, 7),
      industry: person % 2 === 0 ? '製造業' : '商社#卸',
      accountId: companyOf(customerId),
    },
    ...(hot === null ? [] : [crossing(customerId, campaignId, { id, at: day(enrolled + hot) })]),
    ...(hot === null || !isMachine
      ? []
      : [{ ...base, kind: 'crossingWithdrawn' as const, id, number: 1, at: day(enrolled + hot + 1) }]),
    ...(deal === null ? [] : [dealOf(customerId, id, { at: day(enrolled + deal), stage: 'open' })]),
    ...(deal === null || won === null
      ? []
      : [dealOf(customerId, id, { at: day(enrolled + deal + won), stage: 'won' })]),
  ];
}

const crossing = (customerId: string, campaignId: string, of: { id: string; at: string }): Fact => ({
  kind: 'crossing',
  customerId,
  campaignId,
  modelId: 'm',
  number: 1,
  interest: 60,
  threshold: 50,
  isRequest: false,
  engagementId: 'x',
  ...of,
});

const dealOf = (
  customerId: string,
  dealId: string,
  { at, stage }: { readonly at: string; readonly stage: 'open' | 'won' },
): Fact => ({
  kind: 'deal',
  customerId,
  id: `${dealId}-${stage}`,
  dealId,
  stage,
  on: at.slice(0, 10),
  recordedAt: at,
  at,
  source: 'import',
});
