import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerOf, linkIn, mailTo, press } from '../../support/inbox.ts';
import { openWorld } from '../support/world.ts';
import { MINUTE, type Rekindle } from '../../support/rekindle.ts';

let rekindle: Rekindle;
beforeAll(async () => {
  rekindle = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
});
afterAll(() => rekindle.close());

describe('a list of old inquiries', () => {
  it('is history: it starts no clock, opens no case, and dates the last contact as it was', async () => {
    await rekindle.people('old', { email: 'quote@old.example' }, { email: 'help@old.example' });
    await rekindle.launch('old');
    await rekindle.advance(MINUTE);
    const ids = ['quote', 'help'].map((name) => customerOf(mailTo(rekindle.stack, `${name}@old.example`)));

    await rekindle.importCsv(
      'inquiry',
      [
        'メールアドレス,問い合わせ種別,問い合わせ内容,受付日時',
        'quote@old.example,見積,価格を教えてください,2025-02-03 10:00',
        'help@old.example,サポート,動きません,2025-02-03 11:00',
      ].join('\n'),
    );
    await rekindle.advance(MINUTE);

    const [quote, help] = await Promise.all(ids.map((id) => rekindle.lead(id)));
    expect(quote?.engagements.map(({ kind }) => kind)).toEqual(['inquiry']);
    expect(quote?.handoffs).toEqual([]);
    expect(quote?.interest.temperature).toBe('cold');
    expect(quote?.facts.filter(({ kind }) => kind === 'requested' || kind === 'crossing')).toEqual([]);
    expect(help?.standing).toMatchObject({ openSupport: false, lastTwoWayOn: '2025-02-03' });
    expect(await rekindle.verify()).toEqual([]);
  });

  it('that came today is a request with an owner and a clock', async () => {
    await rekindle.people('fresh', { email: 'quote@fresh.example' });
    await rekindle.launch('fresh');
    await rekindle.advance(MINUTE);
    const id = customerOf(mailTo(rekindle.stack, 'quote@fresh.example'));

    await rekindle.importCsv(
      'inquiry',
      'メールアドレス,問い合わせ種別,問い合わせ内容,受付日時\nquote@fresh.example,見積,価格を教えてください,2026-10-05 10:00',
    );
    await rekindle.advance(MINUTE);

    const { handoffs } = await rekindle.lead(id);
    expect(handoffs).toMatchObject([{ rank: 'A', firstContactDueAt: expect.any(String) }]);
  });
});

describe('a button', () => {
  it('pressed by what calls itself a program counts nothing, and speaks for nobody', async () => {
    await rekindle.people('robot', { email: 'robot@robot.example' });
    await rekindle.launch('robot');
    await rekindle.advance(MINUTE);
    const mail = mailTo(rekindle.stack, 'robot@robot.example');

    await press(rekindle.stack, linkIn(mail, '/d/'), {}, 'python-requests/2.31');

    const { interest, engagements } = await rekindle.lead(customerOf(mail));
    expect(interest.points).toBe(0);
    expect(engagements.map(({ kind, verdict }) => [kind, verdict.is])).toEqual([['download', 'machine']]);
    expect(await rekindle.verify()).toEqual([]);
  });
});
