import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { preset003 } from '../../../domain/interest/scoring-model.ts';
import { callOf, conflict, crash, strikes } from '../../support/faults.ts';
import { consultationLink, customerOf, documentLink } from '../../support/inbox.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';
import { DAY, MINUTE, SECOND } from '../../support/rekindle.ts';
import { clickEvent, openEvent } from '../../support/ses-events.ts';
import type { Mail } from '../../../local/ses/mail.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
});
afterAll(() => rekindle.close());
afterEach(() => {
  rekindle.failWhen(undefined);
});

async function mailedTo(name: string): Promise<Mail> {
  const mail = await given(rekindle, aMailedCustomer(name));
  await rekindle.advance(MINUTE);
  return mail;
}
const act = async (...events: readonly ReturnType<typeof openEvent>[]): Promise<void> => {
  rekindle.stack.putEvents(events);
  await rekindle.stack.settle();
};
const after = (mail: Mail, seconds: number): Date => new Date(mail.at.getTime() + seconds * SECOND);

const comparisonSchema = z.object({
  customers: z.number(),
  missing: z.number(),
  changes: z.array(z.object({ customerId: z.string(), from: z.string(), to: z.string() })),
});
type Comparison = z.infer<typeof comparisonSchema>;
async function compare(): Promise<Comparison> {
  const parts = await Promise.all(
    [0, 1, 2, 3].map(async (part) =>
      comparisonSchema.parse((await rekindle.call('POST', '/models/compare', { part })).body),
    ),
  );
  return {
    customers: parts.reduce((sum, each) => sum + each.customers, 0),
    missing: parts.reduce((sum, each) => sum + each.missing, 0),
    changes: parts.flatMap((each) => each.changes),
  };
}

/** Clicks count three times as much: two of them on two days make hot. */
const keen = { ...preset003, id: 'keen-1', points: { ...preset003.points, click: 30 } };

async function clickOnTwoDays(mail: Mail): Promise<void> {
  await rekindle.advance(10 * MINUTE);
  await act(clickEvent(mail, after(mail, 400), documentLink(mail)));
  await rekindle.advance(DAY);
  await act(clickEvent(mail, after(mail, 400 + DAY / SECOND), consultationLink(mail)));
}
const temperatureOf = async (mail: Mail): Promise<string> =>
  (await rekindle.lead(customerOf(mail))).interest.temperature;
const crossings = async (mail: Mail): Promise<number> =>
  (await rekindle.lead(customerOf(mail))).facts.filter(({ kind }) => kind === 'crossing').length;
const tryKeen = async (): Promise<void> => {
  await rekindle.call('POST', '/models/propose', { model: keen });
  await rekindle.advance(2 * MINUTE);
};

describe('a new model', () => {
  it('is filled beside the one in force, moves with every act, and is switched to at once', async () => {
    const early = await mailedTo('early');
    const during = await mailedTo('during');
    await clickOnTwoDays(early);
    expect(await temperatureOf(early)).toBe('cold');

    await tryKeen();
    await clickOnTwoDays(during);

    const { missing, changes } = await compare();
    expect(missing).toBe(0);
    expect(changes.map(({ customerId, from, to }) => `${customerId} ${from} ${to}`).toSorted()).toEqual(
      [early, during].map((mail) => `${customerOf(mail)} cold hot`).toSorted(),
    );
    expect(await temperatureOf(early)).toBe('cold');

    const switched = await rekindle.call('POST', '/models/switch');
    expect(switched).toMatchObject({ status: 200, body: { inForce: 'keen-1' } });
    expect(await temperatureOf(early)).toBe('hot');
    expect(await crossings(early)).toBe(0);
    expect(await rekindle.verify()).toEqual([]);

    await rekindle.advance(MINUTE);
    await act(openEvent(early, after(early, 3 * 24 * 3600)));
    expect(await crossings(early)).toBe(1);
    await act(openEvent(early, after(early, 4 * 24 * 3600)));
    expect(await crossings(early)).toBe(1);
    expect(await rekindle.verify()).toEqual([]);

    await rekindle.call('POST', '/models/propose', { id: 'preset-003' });
    await rekindle.advance(2 * MINUTE);
    await compare();
    expect(await rekindle.call('POST', '/models/switch')).toMatchObject({ body: { inForce: 'preset-003' } });
    expect(await rekindle.verify()).toEqual([]);
  });

  it('is not switched to before everybody was replayed', async () => {
    const mail = await mailedTo('waiting');
    await clickOnTwoDays(mail);
    await rekindle.call('POST', '/models/propose', { model: keen });

    const tooEarly = await compare();
    const refused = await rekindle.call('POST', '/models/switch');

    expect(tooEarly.missing).toBeGreaterThan(0);
    expect(refused).toMatchObject({ status: 409, body: { code: 'not-replayed' } });
    await rekindle.call('POST', '/models/discard');
  });

  it('loses nothing to conflicts and crashes in the replay', async () => {
    const mail = await mailedTo('struck');
    await clickOnTwoDays(mail);
    const fresh = { ...keen, id: 'keen-2' };
    const clash = strikes('before', callOf('TransactWriteItems', 'INTEREST#keen-2'), conflict(2), 2);
    const death = strikes('after', callOf('TransactWriteItems', 'INTEREST#keen-2'), crash, 1);
    rekindle.failWhen((call) => clash.hook(call) ?? death.hook(call));

    await rekindle.call('POST', '/models/propose', { model: fresh });
    await rekindle.advance(20 * MINUTE);

    expect([clash.struck(), death.struck()]).toEqual([2, 1]);
    expect((await compare()).missing).toBe(0);
    await rekindle.call('POST', '/models/switch');
    expect(await rekindle.verify()).toEqual([]);
  });

  it.each([
    [{ id: 'nothing' }, 422, 'nothing'],
    [{ model: { ...keen, id: 'preset-000' } }, 409, 'preset-000'],
    [{ model: { ...keen, points: { ...keen.points, click: 31 } } }, 409, 'keen-1'],
    [{ model: { ...keen, id: 'odd', hotFloor: 60 } }, 422, 'hotFloor 60 > hotAt 50'],
    [{ model: { ...keen, id: 'odd', halfLifeDays: 0 } }, 422, 'halfLifeDays'],
    [{ model: { ...keen, id: 'odd', colour: 'red' } }, 422, 'colour'],
  ])('is refused with the reason: %j', async (proposal, status, named) => {
    const answer = await rekindle.call('POST', '/models/propose', proposal);

    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(named);
  });

  it('does not come by the settings', async () => {
    const answer = await rekindle.call('PUT', '/settings', { model: { ...preset003, hotAt: 45 } });

    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain('model propose');
  });
});

describe('our own people and competitors', () => {
  it('never score, from the day on which their domain is named', async () => {
    const mail = await mailedTo('rival');
    await clickOnTwoDays(mail);
    expect((await rekindle.lead(customerOf(mail))).interest.points).toBeGreaterThan(15);
    const { body } = await rekindle.call('GET', '/settings');
    const { exclusion } = z.object({ exclusion: z.looseObject({}) }).parse(body);

    await rekindle.call('PUT', '/settings', {
      exclusion: { ...exclusion, competitorDomains: ['rival.example'] },
    });
    await rekindle.advance(2 * MINUTE);
    await act(openEvent(mail, after(mail, 2 * 24 * 3600)));

    const { interest, engagements } = await rekindle.lead(customerOf(mail));
    expect(interest.points).toBe(0);
    expect(engagements).toHaveLength(3);
    expect(await rekindle.verify()).toEqual([]);
  });
});
