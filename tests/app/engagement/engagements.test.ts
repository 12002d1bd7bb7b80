import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../../demo/random.ts';
import type { Mail } from '../../../local/ses/mail.ts';
import { callOf, conflict, crash, strikes } from '../../support/faults.ts';
import { click, consultationLink, customerOf, documentLink, download, press } from '../../support/inbox.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';
import { DAY, HOUR, MINUTE } from '../../support/rekindle.ts';
import { clickEvent, openEvent, otherEvent } from '../../support/ses-events.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
});
afterAll(() => rekindle.close());
afterEach(() => {
  rekindle.failWhen(undefined);
  rekindle.disturbWhen(undefined);
});

/** Somebody who has just got the first mail. */
async function mailedTo(name: string): Promise<Mail> {
  const mail = await given(rekindle, aMailedCustomer(name));
  await rekindle.advance(MINUTE);
  return mail;
}
const later = (mail: Mail, milliseconds: number): Date => new Date(mail.at.getTime() + milliseconds);
const put = async (...events: readonly ReturnType<typeof openEvent>[]): Promise<void> => {
  rekindle.stack.putEvents(events);
  await rekindle.stack.settle();
};

describe('an engagement', () => {
  it('counts once however often and however late its event comes again', async () => {
    const mail = await mailedTo('again');
    const event = clickEvent(mail, later(mail, 350 * 1000), documentLink(mail));

    await put(event, event, event);
    await put(event);
    await rekindle.advance(3 * DAY);
    await put(event, event);

    const { engagements, interest } = await rekindle.lead(customerOf(mail));
    expect(engagements).toHaveLength(1);
    expect(interest.points).toBeCloseTo(10 * 2 ** (-3 / 30), 1);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('makes the same interest in whatever order the events arrive', async () => {
    const mails = [await mailedTo('forwards'), await mailedTo('backwards')];
    const eventsOf = (mail: Mail) => [
      openEvent(mail, later(mail, 40 * 1000)),
      clickEvent(mail, later(mail, 45 * 1000), documentLink(mail)),
      clickEvent(mail, later(mail, 2 * HOUR), documentLink(mail)),
      openEvent(mail, later(mail, 2 * HOUR)),
      clickEvent(mail, later(mail, 26 * HOUR), documentLink(mail)),
    ];
    await rekindle.advance(2 * DAY);
    const [forwards, backwards] = mails;

    for (const event of forwards === undefined ? [] : eventsOf(forwards)) await put(event);
    for (const event of backwards === undefined ? [] : eventsOf(backwards).toReversed()) await put(event);

    const [a, b] = await Promise.all(mails.map((mail) => rekindle.lead(customerOf(mail))));
    expect(a?.engagements).toHaveLength(5);
    expect(b?.interest.points).toBeCloseTo(a?.interest.points ?? 0, 2);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('is folded rightly when deliveries are lost, repeated and delayed by days', async () => {
    const names = ['storm-a', 'storm-b', 'storm-c', 'storm-d'];
    const mails: Mail[] = [];
    for (const name of names) mails.push(await mailedTo(name));
    const random = seeded(7);
    rekindle.disturbWhen(({ queue }) => {
      if (!queue.includes('EngagementQueue')) return undefined;
      if (random.chance(0.15)) return { kind: 'lose' };
      if (random.chance(0.4))
        return { kind: 'repeat', times: 2, delaySeconds: random.between(0, 2 * 86_400) };
      return random.chance(0.5) ? { kind: 'delay', delaySeconds: random.between(1, 3 * 86_400) } : undefined;
    });

    for (const mail of mails) {
      const links = mail.links.filter(({ tracked }) => tracked);
      for (let index = 0; index < 6; index++) {
        const link = links[index % links.length]?.url ?? documentLink(mail);
        rekindle.stack.putEvents([
          openEvent(mail, later(mail, index * 7 * MINUTE)),
          clickEvent(mail, later(mail, index * 9 * MINUTE + 31_000), link, `203.0.113.${index}`),
        ]);
      }
      await press(rekindle.stack, documentLink(mail));
      await press(rekindle.stack, consultationLink(mail), { kind: 'consultation', message: '相談' });
    }
    await rekindle.advance(4 * DAY);
    rekindle.disturbWhen(undefined);

    const leads = await Promise.all(mails.map((mail) => rekindle.lead(customerOf(mail))));
    for (const { engagements } of leads) {
      expect(engagements.length).toBeGreaterThan(5);
      expect(new Set(engagements.map(({ id }) => id)).size).toBe(engagements.length);
    }
    expect(await rekindle.verify()).toEqual([]);
    expect(rekindle.stack.deadLetters()).toEqual([]);
  });

  it('loses nothing when a hundred arrive at once for one customer', async () => {
    const mail = await mailedTo('crowd');
    const events = Array.from({ length: 100 }, (_, index) =>
      index % 4 === 0
        ? openEvent(mail, later(mail, 60_000 + index * 11_000))
        : clickEvent(mail, later(mail, 60_000 + index * 11_000), documentLink(mail)),
    );
    await rekindle.advance(HOUR);

    await put(...events);

    const { engagements } = await rekindle.lead(customerOf(mail));
    expect(engagements).toHaveLength(100);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('of a hundred is judged anew when a burst unmasks them all, more than one transaction can hold', async () => {
    const mail = await mailedTo('unmasked');
    const clicks = Array.from({ length: 100 }, (_, index) =>
      clickEvent(mail, later(mail, 60_000 + index * 8_000), documentLink(mail)),
    );
    await rekindle.advance(HOUR);
    await put(...clicks);

    await put(clickEvent(mail, later(mail, 60_300), consultationLink(mail)));

    const { engagements, interest } = await rekindle.lead(customerOf(mail));
    expect(engagements).toHaveLength(101);
    expect(new Set(engagements.map(({ verdict }) => verdict.is))).toEqual(new Set(['machine']));
    expect(interest.points).toBe(0);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('never counts later than it was received, whatever the clock of its maker says', async () => {
    const mail = await mailedTo('future');

    await put(clickEvent(mail, later(mail, 300 * DAY), documentLink(mail)));

    const { interest } = await rekindle.lead(customerOf(mail));
    expect(interest.points).toBeGreaterThan(0);
    expect(interest.points).toBeLessThanOrEqual(10 + 1e-9);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('survives a crash of its recorder before and after the transaction', async () => {
    for (const phase of ['before', 'after'] as const) {
      const mail = await mailedTo(`recorder-${phase}`);
      const fault = strikes(phase, callOf('TransactWriteItems', 'ENGAGEMENT#', customerOf(mail)), crash);
      rekindle.failWhen(fault.hook);

      await put(clickEvent(mail, later(mail, 345_000), documentLink(mail)));
      await rekindle.advance(10 * MINUTE);

      expect(fault.struck()).toBe(1);
      const { engagements, interest } = await rekindle.lead(customerOf(mail));
      expect(engagements).toHaveLength(1);
      expect(interest.points).toBeCloseTo(10, 1);
    }
    expect(await rekindle.verify()).toEqual([]);
  });

  it('waits out a conflict of transactions', async () => {
    const mail = await mailedTo('conflicting');
    const fault = strikes('before', callOf('TransactWriteItems', 'ENGAGEMENT#'), conflict(2), 2);
    rekindle.failWhen(fault.hook);

    await put(clickEvent(mail, later(mail, 345_000), documentLink(mail)));

    expect(fault.struck()).toBe(2);
    expect((await rekindle.lead(customerOf(mail))).engagements).toHaveLength(1);
  });

  it('is taken from everybody when the burst of a scanner is seen whole', async () => {
    const mail = await mailedTo('scanned');
    await put(clickEvent(mail, later(mail, 350_000), documentLink(mail)));
    const before = await rekindle.lead(customerOf(mail));

    await put(clickEvent(mail, later(mail, 350_500), consultationLink(mail)));

    const after = await rekindle.lead(customerOf(mail));
    expect(before.interest.points).toBeGreaterThan(9);
    expect(after.interest.points).toBe(0);
    expect(after.engagements.map(({ verdict }) => verdict.is)).toEqual(['machine', 'machine']);
    expect(await rekindle.verify()).toEqual([]);
  });
});

describe('events that are not ours to count', () => {
  it('are ignored when their type is unknown or they carry no tags', async () => {
    const mail = await mailedTo('strange');

    await put(otherEvent(mail, 'Subscription'), openEvent({ ...mail, tags: {} }, later(mail, 60_000)));
    await rekindle.advance(HOUR);

    expect((await rekindle.lead(customerOf(mail))).engagements).toEqual([]);
    expect(rekindle.stack.deadLetters()).toEqual([]);
  });

  it('are kept in the dead letters when they cannot be read, and hold up nobody else', async () => {
    const mail = await mailedTo('broken');

    await put(
      { source: 'aws.ses', detailType: 'Email Clicked', detail: { eventType: 'Click', mail: 'none' } },
      clickEvent(mail, later(mail, 50_000), documentLink(mail)),
    );
    const atOnce = await rekindle.lead(customerOf(mail));
    await rekindle.advance(HOUR);

    expect(atOnce.engagements).toHaveLength(1);
    expect(rekindle.stack.deadLetters()).toMatchObject([
      { queue: expect.stringContaining('EngagementQueue') },
    ]);
    expect(rekindle.stack.deadLetters()[0]?.body).toContain('"mail":"none"');
  });

  it('name a customer nobody knows, and leave no trace', async () => {
    const mail = await mailedTo('known');
    const before = await rekindle.dump();

    await put(
      clickEvent(
        { ...mail, tags: { ...mail.tags, c: 'nobody', m: 'nothing' } },
        later(mail, 50_000),
        documentLink(mail),
      ),
    );

    expect(await rekindle.dump()).toEqual(before);
  });
});

describe('a document', () => {
  it('that is downloaded twice counts once', async () => {
    const mail = await mailedTo('reader');

    await download(rekindle.stack, mail);
    await click(rekindle.stack, mail, documentLink(mail));
    await press(rekindle.stack, documentLink(mail));

    expect((await rekindle.lead(customerOf(mail))).interest.points).toBeCloseTo(25, 1);
    expect(await rekindle.verify()).toEqual([]);
  });
});
