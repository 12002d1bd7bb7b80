import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerOf, mailsTo, mailTo } from '../../support/inbox.ts';
import { openWorld } from '../support/world.ts';
import { DAY, HOUR, MINUTE, segmentOf, type Rekindle } from '../../support/rekindle.ts';
import { stepOf } from '../../support/stored.ts';
import { messageOf } from '../../support/team-api.ts';

let rekindle: Rekindle;
beforeAll(async () => {
  rekindle = await openWorld({ tickMinutes: 360, isAlwaysOpen: true });
});
afterAll(() => rekindle.close());

const stateOf = async (id: string) => (await rekindle.call('GET', `/campaigns/${id}`)).body;

/** What the stack does by night (tests/flows/nights.test.ts sees it do so by itself). */
async function nights(count: number): Promise<void> {
  for (let night = 0; night < count; night++) {
    await rekindle.advance(DAY);
    await rekindle.stack.invoke('AudienceSelectAudience', {});
    await rekindle.stack.settle();
    await rekindle.dispatch();
  }
}

describe('a continuous campaign', () => {
  it('enrols by night who fell silent since, and nobody twice', async () => {
    // 180 days after this contact are over on 2026-10-08.
    const people = [
      { email: 'already@nightly.example' },
      { email: 'tomorrow@nightly.example', lastContactOn: '2026-04-11' },
      { email: 'alive@nightly.example', lastContactOn: '2026-09-30' },
    ];
    await rekindle.people('nightly', ...people);
    const id = await rekindle.launch('nightly', { continuous: true });
    const first = people.map(({ email }) => mailsTo(rekindle.stack, email).length);

    await nights(3);

    expect(first).toEqual([1, 0, 0]);
    expect(people.map(({ email }) => mailsTo(rekindle.stack, email).length)).toEqual([1, 1, 0]);
    expect((await rekindle.kpis(id)).all.counts).toMatchObject({ enrolled: 2, mailed: 2 });
    expect(await rekindle.verify()).toEqual([]);
  });

  it('that is not continuous stays as it was launched', async () => {
    await rekindle.people('once', { email: 'first@once.example' });
    const id = await rekindle.launch('once');
    await rekindle.people('once', { email: 'second@once.example' });

    await nights(2);

    expect(mailsTo(rekindle.stack, 'second@once.example')).toEqual([]);
    expect((await rekindle.kpis(id)).all.counts).toMatchObject({ enrolled: 1 });
  });
});

describe('a campaign that was ended', () => {
  it('lets everybody go in the next minute, whatever they wait for: another may take them', async () => {
    const [email, name] = ['waits@ended.example', 'ended'];
    await rekindle.people(name, { email });
    const id = await rekindle.launch(name);
    await rekindle.advance(DAY);

    await rekindle.call('POST', `/campaigns/${id}/end`);
    await rekindle.dispatch();
    await rekindle.stack.settle();

    expect(await stepOf(rekindle, email)).toMatchObject({ state: 'ended', endedBecause: 'campaignEnded' });
    const { body } = await rekindle.call('POST', '/segments/preview', { segment: segmentOf(name) });
    expect(body).toMatchObject({ selected: 1, excluded: [] });
    expect(mailsTo(rekindle.stack, email)).toHaveLength(1);
  });
});

describe('a paused campaign', () => {
  it('sends nothing, and goes on where it stood when it resumes', { timeout: 90_000 }, async () => {
    await rekindle.people('paused', { email: 'paused@paused.example' });
    const id = await rekindle.launch('paused');

    await rekindle.call('POST', `/campaigns/${id}/pause`);
    await rekindle.advance(16 * DAY);
    const whilePaused = {
      mails: mailsTo(rekindle.stack, 'paused@paused.example').length,
      step: await stepOf(rekindle, 'paused@paused.example'),
    };
    await rekindle.call('POST', `/campaigns/${id}/resume`);
    // What fell due in the pause is spread over up to five days.
    await rekindle.advance(8 * DAY);

    expect(whilePaused.mails).toBe(1);
    expect(whilePaused.step).toMatchObject({ state: 'active', at: 'case-study.wait' });
    expect(mailsTo(rekindle.stack, 'paused@paused.example')).toHaveLength(2);
  });

  it('that ended does not begin again', async () => {
    await rekindle.people('ended', { email: 'ended@ended.example' });
    const id = await rekindle.launch('ended');

    const end = await rekindle.call('POST', `/campaigns/${id}/end`);
    const resumed = await rekindle.call('POST', `/campaigns/${id}/resume`, undefined, 'en');

    expect(end.status).toBe(200);
    expect(resumed.status).toBe(409);
    expect(messageOf(resumed)).toContain('ended');
  });
});

describe('the guard', () => {
  it(
    'pauses a campaign whose bounces are surely too many, and not for one of them',
    { timeout: 30_000 },
    async () => {
      const people = Array.from({ length: 40 }, (_, index) => ({
        email: `p${index}@guarded${index}.example`,
      }));
      await rekindle.people('guarded', ...people);
      const id = await rekindle.launch('guarded');
      await rekindle.advance(MINUTE);
      const bounce = async (index: number): Promise<void> => {
        rekindle.stack.mailbox.bounce(
          mailTo(rekindle.stack, people[index]?.email ?? '').messageId,
          'permanent',
        );
        await rekindle.stack.settle();
      };

      await bounce(0);
      const afterOne = await stateOf(id);
      for (const index of [1, 2, 3, 4]) await bounce(index);

      expect(afterOne).toMatchObject({ campaign: { state: 'running' }, delivery: { sent: 40, bounced: 1 } });
      expect(await stateOf(id)).toMatchObject({
        campaign: { state: 'paused', pausedBecause: 'bounces' },
        delivery: { sent: 40, bounced: 5 },
      });
      const { standing } = await rekindle.lead(customerOf(mailTo(rekindle.stack, people[0]?.email ?? '')));
      expect(standing.undeliverable).toBeDefined();
    },
  );

  it('counts a bounce once, however often its event comes', async () => {
    await rekindle.people('bouncing', { email: 'b@bouncing.example' }, { email: 'c@bouncing.example' });
    const id = await rekindle.launch('bouncing');
    const mail = mailTo(rekindle.stack, 'b@bouncing.example');

    for (let times = 0; times < 3; times++) rekindle.stack.mailbox.bounce(mail.messageId, 'permanent');
    rekindle.stack.mailbox.bounce(mailTo(rekindle.stack, 'c@bouncing.example').messageId, 'transient');
    await rekindle.stack.settle();

    expect(await stateOf(id)).toMatchObject({ delivery: { sent: 2, bounced: 1, complained: 0 } });
    expect(
      (await rekindle.lead(customerOf(mail))).facts.filter(({ kind }) => kind === 'undeliverable'),
    ).toHaveLength(1);
  });
});

describe('sending hours', () => {
  it(
    'no mail goes out by night, on a holiday, or on the afternoon before one; it goes at the next good moment',
    { timeout: 30_000 },
    async () => {
      // Saturday 2026-10-10, 20:00 in Tokyo; Monday is a holiday.
      const weekend = await openWorld({ startAt: new Date('2026-10-10T11:00:00.000Z'), tickMinutes: 60 });
      await weekend.people('hours', { email: 'hours@hours.example' });
      await weekend.importCsv(
        'customers',
        '会社名,氏名,メール,最終接触日,配信の根拠,タグ,タイムゾーン\n遠方,Ann Lee,far@hours.example,2025-01-15,名刺,hours,America/New_York',
      );
      await weekend.launch('hours');

      await weekend.stack.runUntil(new Date('2026-10-12T23:59:00.000Z'));
      const before = mailsTo(weekend.stack, 'hours@hours.example').length;
      await weekend.advance(2 * HOUR);

      expect(before).toBe(0);
      expect(mailsTo(weekend.stack, 'hours@hours.example')).toHaveLength(1);
      // Half past ten in the morning of Tokyo; in New York it is evening, and the morning comes at 22:00.
      await weekend.advance(10 * HOUR);
      expect(mailsTo(weekend.stack, 'far@hours.example')).toEqual([]);
      await weekend.advance(3 * HOUR);
      expect(mailsTo(weekend.stack, 'far@hours.example')).toHaveLength(1);
      await weekend.close();
    },
  );
});

describe('a launch', () => {
  it('that is repeated while its parts come twice enrols everybody once', async () => {
    await rekindle.people(
      'double',
      ...Array.from({ length: 30 }, (_, index) => ({ email: `d${index}@double${index}.example` })),
    );
    rekindle.disturbWhen(({ queue }) =>
      queue.includes('AudienceQueue') ? { kind: 'repeat', times: 2 } : undefined,
    );

    const id = await rekindle.launch('double');
    rekindle.disturbWhen(undefined);

    await rekindle.advance(10_000);
    expect((await rekindle.kpis(id)).all.counts).toMatchObject({ enrolled: 30, mailed: 30 });
    expect(rekindle.stack.mailbox.mails().filter((mail) => mail.to[0]?.includes('@double'))).toHaveLength(30);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('above five hundred people asks for the number, typed by hand', async () => {
    await rekindle.people(
      'many',
      ...Array.from({ length: 501 }, (_, index) => ({ email: `m${index}@many${index % 50}.example` })),
    );
    const launch = (confirmCount?: number) =>
      rekindle.call(
        'POST',
        '/campaigns',
        { name: 'many', segment: segmentOf('many'), continuous: false, confirmCount },
        'en',
      );

    const unasked = await launch();
    const wrong = await launch(500);

    expect([unasked.status, wrong.status]).toEqual([409, 409]);
    expect(messageOf(unasked)).toContain('501');
  });
});
