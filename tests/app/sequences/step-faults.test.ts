import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { AwsCall } from '../../../local/aws/aws-fault.ts';
import type { Step } from '../../../domain/sequences/step.ts';
import { crash, silence } from '../../support/faults.ts';
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
function customerOfCall({ service, operation, body }: AwsCall, ids: readonly string[]): string | undefined {
  if (service !== 'sesv2' && service !== 'dynamodb') return undefined;
  const text = JSON.stringify(body);
  const isAbout = service === 'sesv2' || /ENROLMENT#|MAIL#/.test(text) || operation === 'Query';
  return isAbout && !/KPI#|COUNTER|INTEREST#|ENGAGEMENT#/.test(text)
    ? ids.find((id) => text.includes(id))
    : undefined;
}

it(
  'a crash at whichever call sends no mail twice, takes one branch, gives one task, and the sequence goes on',
  { timeout: 60_000 },
  async () => {
    const places = Array.from({ length: 12 }, (_, at) => at).flatMap((at) => [
      { at, phase: 'before' as const },
      { at, phase: 'after' as const },
    ]);
    const names = places.map(({ at, phase }) => `steps-${phase}-${at}`);
    const { ids } = await given(world, aCampaignOf(steps, names));
    const calls = new Map<string, number>();
    let struck = 0;
    world.failWhen((call) => {
      const customerId = customerOfCall(call, ids);
      if (customerId === undefined) return undefined;
      const place = places[ids.indexOf(customerId)];
      const count = calls.get(customerId) ?? 0;
      if (call.phase === place?.phase && count === place.at) {
        struck++;
        calls.set(customerId, count + 1000);
        return call.service === 'sesv2' ? silence : crash;
      }
      if (call.phase === 'after') calls.set(customerId, count + 1);
      return undefined;
    });
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
    expect(struck).toBeGreaterThanOrEqual(18);
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
