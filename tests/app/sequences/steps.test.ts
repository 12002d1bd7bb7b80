import { addByName } from '../../../domain/kernel/add-by-name.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCounters } from '../../../app/kpis/kpi-store.ts';
import { stepCounts } from '../../../domain/kpis/step-counts.ts';
import type { Step } from '../../../domain/sequences/step.ts';
import {
  click,
  documentLink,
  get,
  linkIn,
  mailsTo,
  mailTo,
  oneClickLink,
  press,
} from '../../support/inbox.ts';
import { DAY, HOUR, MINUTE, owner } from '../../support/rekindle.ts';
import { stepOf } from '../../support/stored.ts';
import { given } from '../support/given.ts';
import { aCampaignOf, pathOf } from '../support/sequences.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 24 * 60, isAlwaysOpen: true });
});
afterAll(() => world.close());

/** Time passes, and what is due then is looked at. */
const pass = async (milliseconds: number): Promise<void> => {
  await world.advance(milliseconds);
  await world.dispatch();
  await world.dispatch();
};
const addressOf = (name: string): string => `${name}@${name}.example`;
const guide: Step = { id: 'guide', kind: 'mail', template: 'nurture-document', assetId: 'guide' };
const cases: Step = { id: 'cases', kind: 'mail', template: 'nurture-case-study', assetId: 'case-study' };
const call: Step = { id: 'call', kind: 'task', what: '資料をご覧になりました。お電話をお願いします。' };
const forAClick: readonly Step[] = [
  guide,
  {
    id: 'read',
    kind: 'waitFor',
    act: { kind: 'click', mails: ['guide'], link: 'asset' },
    limit: { days: 3 },
    happened: [call],
    otherwise: [cases],
  },
];
const countsOf = async (campaignId: string) =>
  stepCounts(
    (await findCounters(world.deps.db, campaignId))
      .map(({ steps }) => steps)
      .reduce((a, b) => addByName(a, b), {}),
  ).toSorted((a, b) => a.stepId.localeCompare(b.stepId));

describe('a step that waits for a click', () => {
  it('wakes ten minutes after the click, takes one branch, and gives sales one task', async () => {
    const names = ['clicks', 'silent'];
    const { campaign, ids } = await given(world, aCampaignOf(forAClick, names));
    await pass(10 * MINUTE);
    const mail = mailTo(world.stack, addressOf('clicks'));
    await click(world.stack, mail, documentLink(mail));
    const atOnce = await pathOf(world, ids[0] ?? '');
    await pass(25 * MINUTE);

    expect(atOnce).toEqual(['guide:sent']);
    expect(await pathOf(world, ids[0] ?? '')).toEqual(['guide:sent', 'read:happened', 'call:created']);
    expect(await stepOf(world, addressOf('clicks'))).toMatchObject({ state: 'done' });
    expect(mailsTo(world.stack, owner).filter(({ subject }) => subject.includes('【お願い】'))).toHaveLength(
      1,
    );
    expect(await countsOf(campaign.id)).toEqual([
      { stepId: 'call', there: 0, passed: { created: 1 }, left: {} },
      { stepId: 'guide', there: 0, passed: { sent: 2 }, left: {} },
      { stepId: 'read', there: 1, passed: { happened: 1 }, left: {} },
    ]);

    await pass(8 * DAY);

    expect(await pathOf(world, ids[1] ?? '')).toEqual(['guide:sent', 'read:otherwise', 'cases:sent']);
    expect(mailsTo(world.stack, addressOf('clicks'))).toHaveLength(1);
    expect(await world.verify()).toEqual([]);
  });

  it('ends at once for somebody who refuses, and says where they left', async () => {
    const { campaign, ids } = await given(world, aCampaignOf(forAClick, ['leaves']));
    await pass(10 * MINUTE);
    await fetch(oneClickLink(mailTo(world.stack, addressOf('leaves'))), { method: 'POST' });
    await pass(10 * MINUTE);

    expect(await stepOf(world, addressOf('leaves'))).toMatchObject({
      state: 'ended',
      endedBecause: 'refused',
    });
    expect(await pathOf(world, ids[0] ?? '')).toEqual(['guide:sent']);
    expect(await countsOf(campaign.id)).toEqual([
      { stepId: 'guide', there: 0, passed: { sent: 1 }, left: {} },
      { stepId: 'read', there: 0, passed: {}, left: { refused: 1 } },
    ]);
    expect(await world.verify()).toEqual([]);
  });
});

describe('a question whether to go on', () => {
  const asks: readonly Step[] = [
    { id: 'p', kind: 'permission', mail: { template: 'monthly-last' }, limit: { days: 7 } },
    guide,
  ];

  it('is answered by the button of its page, never by looking at it; silence ends it', async () => {
    const { ids } = await given(world, aCampaignOf(asks, ['answers', 'looks']));
    await pass(10 * MINUTE);
    const pages = ['answers', 'looks'].map((name) => linkIn(mailTo(world.stack, addressOf(name)), '/k/'));
    await press(world.stack, pages[0] ?? '');
    await press(world.stack, pages[0] ?? '');
    await get(pages[1] ?? '');
    await pass(9 * DAY);

    expect(await pathOf(world, ids[0] ?? '')).toEqual(['p.ask:sent', 'p.answer:happened', 'guide:sent']);
    expect(await stepOf(world, addressOf('looks'))).toMatchObject({
      state: 'ended',
      endedBecause: 'noAnswer',
    });
    expect(mailsTo(world.stack, addressOf('looks'))).toHaveLength(1);
    expect(await world.verify()).toEqual([]);
  });
});

describe('branches by what is known, and by lot', () => {
  it('are decided once, with the facts of that moment', async () => {
    const steps: readonly Step[] = [
      {
        id: 'warm',
        kind: 'condition',
        branches: [{ id: 'yes', when: { interestAtLeast: 1 }, steps: [guide] }],
        otherwise: [
          {
            id: 'lot',
            kind: 'split',
            arms: [
              { id: 'a', weight: 1, steps: [cases] },
              { id: 'b', weight: 0, steps: [guide] },
            ],
          },
        ],
      },
    ];
    const { campaign, ids } = await given(world, aCampaignOf(steps, ['cold']));
    await pass(HOUR);

    expect(await pathOf(world, ids[0] ?? '')).toEqual(['warm:otherwise', 'lot:a', 'cases:sent']);
    expect(await countsOf(campaign.id)).toEqual([
      { stepId: 'cases', there: 0, passed: { sent: 1 }, left: {} },
      { stepId: 'lot', there: 0, passed: { a: 1 }, left: {} },
      { stepId: 'warm', there: 0, passed: { otherwise: 1 }, left: {} },
    ]);
  });

  it('ask whether somebody matches the rule of a segment, with what is known then', async () => {
    const inSegment = (industry: string) => ({
      inSegment: {
        name: { ja: '製造業', en: 'Makers' },
        rule: { all: [{ field: 'title' as const, op: 'is' as const, value: industry }] },
      },
    });
    const steps: readonly Step[] = [
      {
        id: 'who',
        kind: 'condition',
        branches: [
          { id: 'others', when: { not: inSegment('主任') }, steps: [cases] },
          { id: 'chiefs', when: inSegment('主任'), steps: [guide] },
        ],
        otherwise: [],
      },
    ];
    const { ids } = await given(world, aCampaignOf(steps, ['chief']));
    await pass(HOUR);

    expect(await pathOf(world, ids[0] ?? '')).toEqual(['who:chiefs', 'guide:sent']);
  });

  it('say at their step what is wrong with the rule of a segment', async () => {
    const when = {
      inSegment: {
        name: { ja: '大口', en: 'Big' },
        rule: { all: [{ field: 'sise', op: 'is', value: 'A' }] },
      },
    };
    const steps = [
      guide,
      { id: 'big', kind: 'condition', branches: [{ id: 'yes', when, steps: [] }], otherwise: [] },
    ];
    const name = { ja: '条件', en: 'rule' };
    const sequence = { id: 'ruled', name, topic: name, steps };

    const { status, body } = await world.call('PUT', '/sequences/ruled', { sequence });
    const asGoal = await world.call('PUT', '/sequences/ruled', {
      sequence: { ...sequence, steps: [guide], goals: [{ not: when }] },
    });

    expect(status).toBe(422);
    expect(asGoal.status).toBe(422);
    expect(JSON.stringify(asGoal.body)).toMatch(/goals\.0\.inSegment.*sise/);
    expect(JSON.stringify(body)).toMatch(/steps \(big\)\.branches \(yes\)\.when\.inSegment.*sise/);
  });
});
