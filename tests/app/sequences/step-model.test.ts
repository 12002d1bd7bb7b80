import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { findCampaign } from '../../../app/sequences/campaign-store.ts';
import { publishVersion } from '../../../app/sequences/version-store.ts';
import type { Campaign } from '../../../domain/sequences/campaign.ts';
import type { Step } from '../../../domain/sequences/step.ts';
import { crash, silence } from '../../support/faults.ts';
import { documentLink, mailsTo, mailTo, oneClickLink } from '../../support/inbox.ts';
import { DAY, HOUR } from '../../support/rekindle.ts';
import { clickEvent } from '../../support/ses-events.ts';
import { stepOf } from '../../support/stored.ts';
import { given } from '../support/given.ts';
import { aCampaignOf, pathOf } from '../support/sequences.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 24 * 60, isAlwaysOpen: true });
});
afterAll(() => world.close());
afterEach(() => world.failWhen(undefined));

const guide: Step = { id: 'guide', kind: 'mail', template: 'nurture-document', assetId: 'guide' };
const cases: Step = { id: 'cases', kind: 'mail', template: 'nurture-case-study', assetId: 'case-study' };
const invite: Step = { id: 'invite', kind: 'mail', template: 'nurture-invitation', assetId: 'webinar' };
const wait = (id: string, days: number): Step => ({ id, kind: 'wait', until: { days } });
const read = (happened: readonly Step[], otherwise: readonly Step[]): Step => ({
  id: 'read',
  kind: 'waitFor',
  act: { kind: 'click', mails: ['guide'] },
  limit: { days: 4 },
  happened,
  otherwise,
});
const pages: readonly (readonly Step[])[] = [
  [guide, read([{ id: 'call', kind: 'task', what: '電話' }], [cases]), wait('w', 9), invite],
  [guide, wait('w', 9), invite],
  [cases, guide, read([], []), wait('w', 2), invite],
  [guide, wait('w2', 3), read([cases], []), invite],
];

type Plain = 'click' | 'refuse' | 'pause' | 'resume' | 'doubleDelivery';
type Command =
  | { readonly do: 'pass'; readonly hours: number }
  | { readonly do: Plain }
  | { readonly do: 'edit'; readonly page: number; readonly underWay: 'stay' | 'move' | 'end' }
  | { readonly do: 'fault'; readonly at: number; readonly phase: 'before' | 'after' };
const plainly = (...names: Plain[]): fc.Arbitrary<Command> =>
  fc.constantFrom(...names).map((name): Command => ({ do: name }));
const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ do: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 120 }) }),
    },
    { weight: 4, arbitrary: plainly('click', 'doubleDelivery') },
    { weight: 2, arbitrary: plainly('pause', 'resume') },
    { weight: 1, arbitrary: plainly('refuse') },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('edit' as const),
        page: fc.nat(pages.length - 1),
        underWay: fc.constantFrom('move', 'move', 'stay', 'end'),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('fault' as const),
        at: fc.nat(12),
        phase: fc.constantFrom('before', 'after'),
      }),
    },
  ),
  { minLength: 6, maxLength: 16 },
);

const pass = async (milliseconds: number): Promise<void> => {
  await world.advance(milliseconds).catch(() => undefined);
  for (let looks = 0; looks < 3; looks++) await world.dispatch().catch(() => undefined);
};

async function play(
  command: Command,
  campaign: Campaign,
  customerId: string,
  address: string,
): Promise<void> {
  const latest = await findCampaign(world.deps.db, campaign.id);
  switch (command.do) {
    case 'pass':
      return pass(command.hours * HOUR);
    case 'click': {
      if (mailsTo(world.stack, address).length === 0) return;
      const mail = mailTo(world.stack, address);
      const link = mail.links.some(({ url }) => url.includes('/d/'))
        ? documentLink(mail)
        : 'https://company.example/x';
      world.stack.putEvents([clickEvent(mail, world.stack.now(), link)]);
      return world.stack.settle();
    }
    case 'refuse': {
      const [mail] = mailsTo(world.stack, address);
      if (mail !== undefined) await fetch(oneClickLink(mail), { method: 'POST' });
      return world.stack.settle();
    }
    case 'pause':
    case 'resume':
      await world.call('POST', `/campaigns/${campaign.id}/${command.do}`);
      return;
    case 'doubleDelivery': {
      const message = { kind: 'step', customerId, campaignId: campaign.id };
      await world.deps.nurtureQueue.sendAll([message, message]).catch(() => undefined);
      return world.stack.settle();
    }
    case 'edit':
      if (latest !== undefined)
        await publishVersion(world.deps.db, latest, {
          schemaVersion: 1,
          campaignId: campaign.id,
          number: (latest.sequenceVersion ?? 1) + 1,
          sequence: { ...latest.sequence, steps: pages[command.page] ?? [] },
          publishedAt: world.stack.now().toISOString(),
          publishedBy: 'test',
          underWay: command.underWay,
        }).catch(() => undefined);
      return;
    case 'fault': {
      let left = command.at;
      let isOver = false;
      world.failWhen((call) => {
        const isAbout = JSON.stringify(call.body).includes(customerId);
        if (isOver || !isAbout || call.phase !== command.phase || left-- > 0) return undefined;
        isOver = true;
        return call.service === 'sesv2' ? silence : crash;
      });
      return;
    }
    default:
      return command satisfies never;
  }
}

/** An edit puts a mail that was passed below where somebody stands: the step behind theirs leads to it. */
const passedAgain: [number, Command[]] = [
  0,
  [
    { do: 'pass', hours: 24 },
    { do: 'pass', hours: 138 },
    { do: 'edit', page: 2, underWay: 'move' },
  ],
];

it(
  'whatever happens, breaks off, comes twice or is edited: no mail twice, one way through, one end, and the counts agree',
  { timeout: 180_000 },
  async () => {
    let round = 0;
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(pages.length - 1), commands, async (page, list) => {
        const name = `model-${round++}`;
        const address = `${name}@${name}.example`;
        const { campaign, ids } = await given(world, aCampaignOf(pages[page] ?? [], [name]));
        const [customerId = ''] = ids;
        for (const command of list) await play(command, campaign, customerId, address);
        world.failWhen(undefined);
        await world.call('POST', `/campaigns/${campaign.id}/resume`);
        for (let weeks = 0; weeks < 14; weeks++) await pass(5 * DAY);

        const mails = mailsTo(world.stack, address).map(({ tags }) => tags['m']);
        const path = (await pathOf(world, customerId)).map((each) => each.split(':')[0]);
        expect(new Set(mails).size).toBe(mails.length);
        expect(new Set(path).size).toBe(path.length);
        expect((await stepOf(world, address))?.['state']).not.toBe('active');
        sent += mails.length;
      }),
      { numRuns: 3, examples: [passedAgain], endOnFailure: true },
    );
    // The runs are drawn anew each time: that mails went out at all is what says that something was tried.
    expect(sent).toBeGreaterThan(0);
    expect(await world.verify()).toEqual([]);
  },
);
