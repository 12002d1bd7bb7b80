import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { AwsCall } from '../../../local/aws/aws-fault.ts';
import type { Step } from '../../../domain/sequences/step.ts';
import { placeIn, sweep, sweepPlaces } from '../../support/faults.ts';
import { documentLink, mailsTo, mailTo } from '../../support/inbox.ts';
import { DAY, HOUR, MINUTE } from '../../support/rekindle.ts';
import { clickEvent } from '../../support/ses-events.ts';
import { given } from '../support/given.ts';
import { aCampaignOf, pathOf } from '../support/sequences.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 24 * 60, isAlwaysOpen: true });
});
afterAll(() => world.close());
afterEach(() => world.failWhen(undefined));

const steps: readonly Step[] = [
  { id: 'guide', kind: 'mail', template: 'nurture-document', assetId: 'guide' },
  {
    id: 'read',
    kind: 'waitFor',
    act: { kind: 'click', mails: ['guide'] },
    limit: { days: 3 },
    happened: [{ id: 'call', kind: 'task', what: 'お電話をお願いします。' }],
    otherwise: [],
  },
  { id: 'cases', kind: 'mail', template: 'nurture-case-study', assetId: 'case-study' },
];

/** Calls that move somebody on: their enrolment and their mails; the readers of interest and of KPIs are left out. */
function customerOfCall({ service, operation, body }: AwsCall, ids: readonly string[]): number | undefined {
  if (service !== 'sesv2' && service !== 'dynamodb') return undefined;
  const text = JSON.stringify(body);
  // Dispatch dies at a lease with all whom it would take: the sweep of the monthly mail strikes it there.
  if (text.includes('ADD leases')) return undefined;
  const isReading = operation === 'Query' && !text.includes('FACT#');
  const isAbout = service === 'sesv2' || /ENROLMENT#|MAIL#/.test(text) || isReading;
  return isAbout && !/KPI#|COUNTER|INTEREST#|ENGAGEMENT#/.test(text) ? placeIn(ids, text) : undefined;
}

it(
  'a crash at whichever call sends no mail twice, takes one branch, gives one task, and the sequence goes on',
  { timeout: 60_000 },
  async () => {
    const places = sweepPlaces(12);
    const names = places.map(({ at, phase }) => `steps-${phase}-${at}`);
    const { ids } = await given(world, aCampaignOf(steps, names));
    const faults = sweep(places, (call) => customerOfCall(call, ids));
    world.failWhen(faults.hook);
    const pass = async (milliseconds: number, times: number): Promise<void> => {
      for (let time = 0; time < times; time++) {
        await world.advance(milliseconds).catch(() => undefined);
        await world.dispatch().catch(() => undefined);
      }
    };

    await world.dispatch().catch(() => undefined);
    await pass(16 * MINUTE, 6);
    for (const name of names) {
      const mails = mailsTo(world.stack, `${name}@${name}.example`);
      const mail = mails.length === 0 ? undefined : mailTo(world.stack, `${name}@${name}.example`);
      if (mail !== undefined)
        world.stack.putEvents([clickEvent(mail, world.stack.now(), documentLink(mail))]);
    }
    await pass(16 * MINUTE, 6);
    world.failWhen(undefined);
    await pass(HOUR, 2);
    await pass(DAY, 12);

    const ends = await Promise.all(
      ids.map(async (id, index) => ({
        name: names[index],
        sent: mailsTo(world.stack, `${names[index]}@${names[index]}.example`).map(({ tags }) => tags['m']),
        path: await pathOf(world, id),
      })),
    );
    const tasks = world.stack.mailbox.mails().filter(({ subject }) => subject.includes('【お願い】'));
    // The look, the claim, SES, settling, delivery, the click's look and its wake: every place was come to.
    expect(faults.struck()).toBe(places.length);
    expect(ends.filter(({ sent }) => new Set(sent).size !== sent.length)).toEqual([]);
    expect(
      ends.filter(({ path }) => new Set(path.map((each) => each.split(':')[0])).size !== path.length),
    ).toEqual([]);
    // Every step has become something, and those whose mail left have clicked.
    expect(ends.filter(({ path }) => path.at(-1)?.startsWith('cases:') !== true)).toEqual([]);
    const happened = ends.filter(({ path }) => path.includes('read:happened'));
    expect(happened.length).toBeGreaterThan(14);
    expect(happened.filter(({ path }) => !path.includes('call:created'))).toEqual([]);
    expect(new Set(tasks.map(({ tags }) => tags['m'])).size).toBe(happened.length);
    expect(world.stack.deadLetters()).toEqual([]);
    expect(await world.verify()).toEqual([]);
  },
);
