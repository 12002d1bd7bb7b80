import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFunctions, bundleDirectory, functionNames } from '../../../lib/build-functions.ts';
import type { Mail } from '../../../local/ses/mail.ts';
import { aRawEngagement, happenedAt } from '../../builders/acts.ts';
import { customerOf, documentLink } from '../../support/inbox.ts';
import { DAY, HOUR, MINUTE, segmentOf, tuesday } from '../../support/rekindle.ts';
import { clickEvent, openEvent } from '../../support/ses-events.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { costSchema, createMeter } from '../support/metered-database.ts';
import { bytesOf } from '../support/units.ts';
import { openWorld, type World } from '../support/world.ts';

/** What is recorded: for each piece of work what each function asks of AWS, and the bytes of each bundle. */
const recordSchema = z.object({
  work: z.record(z.string(), z.record(z.string(), costSchema)),
  bundleBytes: z.record(z.string(), z.number()),
  /** What is stored in `customers` of somebody who got one mail and did nothing, in bytes. */
  customerBytes: z.number(),
});
type CostRecord = z.infer<typeof recordSchema>;

const file = join(import.meta.dirname, '../../checks/costs.json');
const recorded: CostRecord = recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const isAccepted = process.env['REKINDLE_ACCEPT_COSTS'] === '1';
/** A bundle may grow by a fiftieth before it has to be accepted. */
const BUNDLE_TOLERANCE = 1.02;

const emptyRecord = <T>(): Record<string, T> => ({});
const meter = createMeter();
const measured = {
  work: emptyRecord<CostRecord['work'][string]>(),
  bundleBytes: emptyRecord<number>(),
  customerBytes: 0,
};
let world: World;
let mail: Mail;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true }, meter);
  // What an earlier release left is looked for once.
  await world.dispatch();
  mail = await given(world, aMailedCustomer('one'));
}, 60_000);
afterAll(async () => {
  await world.close();
  if (isAccepted) writeFileSync(file, `${JSON.stringify({ ...measured }, undefined, 2)}\n`);
});

/** What costs more than is recorded, in words that say how to accept it. */
function risen(name: string): readonly string[] {
  if (isAccepted) return [];
  const [is, was] = [measured.work[name] ?? {}, recorded.work[name]];
  if (was === undefined) return [`"${name}" is not recorded: ${howToAccept}`];
  return Object.entries(is).flatMap(([function_, cost]) =>
    Object.entries(cost).flatMap(([unit, value]) => {
      const known = Object.entries(was[function_] ?? {}).find(([each]) => each === unit)?.[1] ?? 0;
      return value > known
        ? [
            `"${name}": ${unit} of ${function_} rise from ${known} to ${value}. If that is meant: ${howToAccept}`,
          ]
        : [];
    }),
  );
}
const howToAccept = 'npm run costs, and say in the commit why';

async function measure(name: string, work: () => Promise<unknown>): Promise<void> {
  measured.work[name] = await meter.during(async () => {
    await work();
    await world.stack.settle();
  });
}

const later = (count: number): Date => new Date(world.stack.now().getTime() - count * 1000);
const clicks = (of: Mail, count: number, ipAddress?: string) =>
  Array.from({ length: count }, (_, index) =>
    clickEvent(of, later(index), `https://company.example/page/${index}`, ipAddress),
  );
/** A click of a link of its own, at a moment of its own, so that it can come twice. */
const SECOND_LINK = 'https://company.example/second';
const again = new Date(tuesday.getTime() + HOUR);

/** Everything that is measured, in this order: each begins where the one before ended. */
const pieces: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['a minute in which nothing is due', () => world.stack.invoke('MailsDispatchDue', {})],
  [
    'a mail',
    async () => {
      await outside(async () => {
        await world.people('two', { email: 'two@two.example' });
        await world.call('POST', '/campaigns', { name: 'two', segment: segmentOf('two'), continuous: false });
      });
      await world.dispatch();
    },
  ],
  [
    'an event alone: the first click',
    async () => {
      world.stack.putEvents([clickEvent(mail, world.stack.now(), documentLink(mail))]);
    },
  ],
  [
    'an event alone: a second click',
    async () => {
      world.stack.putEvents([clickEvent(mail, again, SECOND_LINK)]);
    },
  ],
  [
    'an event alone: delivered twice',
    async () => {
      world.stack.putEvents([clickEvent(mail, again, SECOND_LINK)]);
    },
  ],
  [
    'ten events of one customer together',
    async () => {
      const ten = await outside(() => given(world, aMailedCustomer('ten')));
      world.stack.putEvents(clicks(ten, 10));
    },
  ],
  [
    'a hundred events of twenty customers together',
    async () => {
      const mails: Mail[] = [];
      for (let index = 0; index < 20; index++)
        mails.push(await outside(() => given(world, aMailedCustomer(`mixed${index}`))));
      await outside(() => world.advance(HOUR));
      world.stack.putEvents(
        mails.flatMap((each, index) => [
          openEvent(each, later(9)),
          ...clicks(each, 4, `198.51.100.${index}`),
        ]),
      );
    },
  ],
  [
    'a request, with its handoff and its mail',
    async () => {
      const at = happenedAt(world.stack.now().getTime());
      const act = aRawEngagement('inquiry', { customerId: customerOf(mail), id: 'costs', ...at });
      await world.deps.engagementQueue.send({ kind: 'act', act });
    },
  ],
  [
    'a hundred rows imported',
    () =>
      world.people(
        'rows',
        ...Array.from({ length: 100 }, (_, index) => ({ email: `r${index}@rows.example` })),
      ),
  ],
  ...[
    '/segments',
    '/handoffs',
    '/answers',
    '/imports',
    '/leads',
    '/models',
    '/kpis',
    '/sending',
    '/readiness',
    '/owners',
    '/campaigns',
    '/settings',
  ].map((path) => [`a view of ${path}`, () => world.call('GET', path)] as const),
  ['a view of one contact', () => world.call('GET', `/leads/${customerOf(mail)}`)],
];

/** Arranges something that is not counted: what is measured begins after it. */
async function outside<T>(work: () => Promise<T>): Promise<T> {
  const result = await work();
  await world.stack.settle();
  meter.forget();
  return result;
}

describe('what is asked of AWS', () => {
  it.each(pieces)('for %s does not rise', { timeout: 60_000 }, async (name, work) => {
    await world.advance(name.startsWith('an event') ? DAY : MINUTE);
    await measure(name, work);

    expect(measured.work[name]).not.toEqual({});
    expect(risen(name)).toEqual([]);
  });
});

describe('what is stored of a customer', () => {
  it('does not grow unseen', async () => {
    const profile = (await world.dump()).find(
      ({ sk, email }) => sk === 'PROFILE' && email === 'two@two.example',
    );
    const items = (await world.dump()).filter(
      ({ pk, sk }) => pk === profile?.['pk'] && !/^(ENGAGEMENT|FACT)#/.test(String(sk)),
    );
    measured.customerBytes = items.reduce((sum, item) => sum + bytesOf(item), 0);

    expect(measured.customerBytes).toBeGreaterThan(0);
    if (!isAccepted) expect(measured.customerBytes).toBeLessThanOrEqual(recorded.customerBytes);
  });
});

describe('a bundle', () => {
  it('does not grow unseen', { timeout: 60_000 }, async () => {
    await buildFunctions();
    for (const name of functionNames)
      measured.bundleBytes[name] = statSync(join(bundleDirectory, name, 'index.cjs')).size;

    const grown = Object.entries(measured.bundleBytes).flatMap(([name, bytes]) => {
      const known = recorded.bundleBytes[name] ?? 0;
      return isAccepted || bytes <= known * BUNDLE_TOLERANCE
        ? []
        : [`${name} grew from ${known} to ${bytes} bytes. If that is meant: ${howToAccept}`];
    });
    expect(grown).toEqual([]);
  });
});
