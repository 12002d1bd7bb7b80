import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { enrolmentSchema, mailKeyOf, placed } from '../../../domain/sequences/enrolment.ts';
import { flowOf } from '../../../domain/sequences/flow.ts';
import { lookAtEnrolment } from '../../../domain/sequences/look.ts';
import { parseCampaign } from '../../../domain/sequences/upgraded-campaign.ts';
import { msPerDay } from '../../builders/time.ts';
import { factsOf } from './support/look-facts.ts';

const itemSchema = z.object({ item: z.looseObject({ pk: z.string(), sk: z.string() }) });

const itemsOf = (version: string) =>
  readFileSync(join(import.meta.dirname, '../../fixtures/releases', version, 'items.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => itemSchema.parse(JSON.parse(line)).item);

describe.each(['0.2.0', '0.3.0'])('what release %s stored', (version) => {
  const items = itemsOf(version);
  const campaigns = items.filter(({ pk }) => pk === 'CAMPAIGNS').map((item) => parseCampaign(item));
  const enrolments = items
    .filter(({ sk }) => sk.startsWith('ENROLMENT#'))
    .map((item) => ({ item, stored: enrolmentSchema.parse(item) }));

  it('of sequences is read as mails and waits, named as keys of mails were made', () => {
    const ids = version === '0.2.0' ? ['0', '1', '2'] : ['document', 'case-study', 'invitation'];

    expect(campaigns.length).toBeGreaterThan(2);
    for (const { sequence } of campaigns.filter(({ sequence: { steps } }) => steps.length === 5))
      expect(sequence.steps.map(({ id }) => id)).toEqual([
        ids[0],
        `${ids[1]}.wait`,
        ids[1],
        `${ids[2]}.wait`,
        ids[2],
      ]);
  });

  it('of enrolments has its place in the steps, and the next mail keeps its day and its key', () => {
    expect(enrolments.length).toBeGreaterThan(4);
    for (const { item, stored } of enrolments) {
      const campaign = campaigns.find(({ id }) => id === stored.campaignId) ?? campaigns[0];
      if (campaign === undefined) throw new Error('no campaign was stored');
      const flow = flowOf(campaign.sequence);
      const place = placed(stored, flow);
      const mails = [...flow.nodes.values()].filter(({ step }) => step.kind === 'mail');
      const next = mails[stored.nextStep ?? 0]?.step;
      const former = [0, 14, 35][stored.nextStep ?? 0];

      expect(place.at).toBe(next?.id);
      expect(place.path.filter(({ outcome }) => outcome === 'sent')).toHaveLength(stored.nextStep ?? 0);
      expect(place).not.toHaveProperty('nextStep');
      if (stored.startedAt !== undefined && former !== undefined && mails.length === 3)
        expect(place.sinceEpochMs).toBe(Date.parse(stored.startedAt) + former * msPerDay);
      if (next !== undefined)
        expect(mailKeyOf(place, next.id)).toBe(
          `${stored.campaignId}.${String(item['customerId'])}.${next.id}`,
        );
    }
  });

  it('of somebody who waits for the second mail gets it on its day, and the third at its distance', () => {
    const campaign = campaigns.find(({ sequence: { steps } }) => steps.length === 5);
    const waiting = enrolments.find(({ stored }) => stored.nextStep === 1);
    if (campaign === undefined || waiting?.stored.startedAt === undefined) throw new Error('nobody waits');
    const start = placed({ ...waiting.stored, state: 'active' }, flowOf(campaign.sequence));
    const facts = factsOf(campaign.sequence.steps);
    const day = Date.parse(waiting.stored.startedAt) + 14 * msPerDay;

    const before = lookAtEnrolment(start, { ...facts, nowEpochMs: day - 1 });
    const after = lookAtEnrolment(start, { ...facts, nowEpochMs: day });

    expect(before).toMatchObject({ dueAtEpochMs: day, effects: [] });
    expect(after.effects).toMatchObject([{ kind: 'mail', step: { id: start.at } }]);
  });
});
