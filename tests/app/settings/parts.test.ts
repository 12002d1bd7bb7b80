import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeSettings, loadSettings } from '../../../app/settings/settings-store.ts';
import { problemSchema } from '../../../contract/problem.ts';
import { defaultSettings } from '../../../domain/settings/settings.ts';
import { messageOf } from '../../support/team-api.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const put = (sk: string, settings: object, revision: number) =>
  world.deps.db.client.send(
    new PutCommand({
      TableName: world.deps.db.customersTable,
      Item: { pk: 'SETTINGS', sk, settings, revision },
    }),
  );

describe('settings of one item, as release 0.2 stored them', () => {
  it('are read, and each part takes their place when it is written', async () => {
    const old = await openWorld();
    const { timeZone: _, ...calendar } = defaultSettings.calendar;
    // As a function sees it that starts after the release.
    const db = { ...old.deps.db };
    await db.client.send(
      new PutCommand({
        TableName: db.customersTable,
        Item: {
          pk: 'SETTINGS',
          sk: 'COMPANY',
          revision: 7,
          settings: {
            ...defaultSettings,
            companyName: '旧設定',
            mailsPerSecond: 3,
            calendar: { ...calendar, utcOffsetMinutes: 0 },
          },
        },
      }),
    );
    const written = await loadSettings(db);
    for (const part of ['company', 'mail'])
      await db.client.send(
        new PutCommand({
          TableName: db.customersTable,
          Item: { pk: 'SETTINGS', sk: `PART#${part}`, revision: 1, settings: {} },
        }),
      );

    expect(written.companyName).not.toBe('旧設定');
    expect(await loadSettings(db)).toMatchObject({
      companyName: '旧設定',
      mailsPerSecond: 3,
      calendar: { timeZone: 'Etc/UTC' },
    });
    await changeSettings(db, () => ({ mailsPerSecond: 5 }));
    expect(await loadSettings(db)).toMatchObject({ companyName: '旧設定', mailsPerSecond: 5 });
    await old.close();
  });
});

describe('two people who change different parts at once', () => {
  it('both have their way', async () => {
    await Promise.all([
      world.call('PUT', '/settings', { mailsPerSecond: 2 }),
      world.call('PUT', '/settings', { fadeTracesAfterDays: 33 }),
      world.call('PUT', '/settings', { companyName: '同時' }),
    ]);

    expect(await loadSettings(world.deps.db)).toMatchObject({
      mailsPerSecond: 2,
      fadeTracesAfterDays: 33,
      companyName: '同時',
    });
  });
});

describe('a part that cannot be read', () => {
  it('stops what needs it, says which field, and is mended by setting it', async () => {
    const { db } = world.deps;
    await put('PART#handoffs', { openHandoffsPerOwner: 'many', copiesOfReports: 'weekly' }, 1);

    const settings = await loadSettings(db);
    const shown = await world.call('GET', '/settings', undefined, 'en');
    const other = await world.call('PUT', '/settings', { mailsPerSecond: 4 }, 'en');
    const mended = await world.call('PUT', '/settings', { openHandoffsPerOwner: 5 });

    expect(settings.companyName).toBe('同時');
    expect(() => settings.handoffRules).toThrow('(handoffs)');
    expect(shown.status).toBe(409);
    expect(messageOf(shown)).toContain('openHandoffsPerOwner');
    expect([other.status, messageOf(other)]).toEqual([422, expect.stringContaining('openHandoffsPerOwner')]);
    expect(mended.status).toBe(200);
    expect(await loadSettings(db)).toMatchObject({ openHandoffsPerOwner: 5, copiesOfReports: 'weekly' });
  });
});

describe('a setting that is not right', () => {
  it('is named with its value, and with its own place, in both languages', async () => {
    const refused = await world.call('PUT', '/settings', { supportAddress: 'no address' }, 'ja');
    const { detail, errors } = problemSchema.parse(refused.body);

    expect(refused.status).toBe(422);
    expect(detail).toContain('supportAddress ("no address")');
    expect(errors?.map(({ place }) => place)).toEqual(['supportAddress']);
    expect(errors?.[0]?.message.ja).toMatch(/[ぁ-ん]/);
  });
});

it('a setting that is none is named, with where to look', async () => {
  const answer = await world.call('PUT', '/settings', { nonsense: 1, currency: 'USD' });

  expect(answer.status).toBe(422);
  expect(messageOf(answer)).toBe(
    'nonsense という設定はありません。つづりをお確かめください（rekindle settings show で一覧を見られます）。',
  );
});

it('a number that was stored before it was asked about is saved again with its page, and another such one is refused', async () => {
  const own = await openWorld();
  await changeSettings(own.deps.db, () => ({ phone: '未定' }));

  const again = await own.call('PUT', '/settings', { phone: '未定', companyName: '株式会社みどり' });
  const other = await own.call('PUT', '/settings', { phone: 'なし' });
  await own.close();

  expect([again.status, other.status]).toEqual([200, 422]);
});

it('a currency that there is not is refused, with how to write one', async () => {
  const [euro, lower, right] = [
    await world.call('PUT', '/settings', { currency: 'EURO' }, 'en'),
    await world.call('PUT', '/settings', { currency: 'eur' }, 'en'),
    await world.call('PUT', '/settings', { currency: 'EUR' }, 'en'),
  ];

  expect([euro.status, lower.status, right.status]).toEqual([422, 422, 200]);
  expect(messageOf(euro)).toContain('"EURO" is no currency');
  expect((await loadSettings(world.deps.db)).currency).toBe('EUR');
});

it.each([
  [
    { closedOn: ['12/25/2026'] },
    'calendar.closedOn.0 ("12/25/2026"): Give a day of the calendar as 2026-12-25.',
  ],
  [{ closedOn: ['2026-02-30'] }, 'calendar.closedOn.0 ("2026-02-30")'],
  [{ closedEachYear: [{ from: '24 Dec', to: '12-26' }] }, 'calendar.closedEachYear.0.from ("24 Dec")'],
  [{ hours: [{ from: '18:00', to: '09:00' }] }, 'calendar.hours.0 ("18:00-09:00")'],
  [
    {
      hours: [
        { from: '13:00', to: '18:00' },
        { from: '09:00', to: '12:00' },
      ],
    },
    'calendar.hours.1 ("09:00-12:00")',
  ],
  [{ closedEachYear: [{ from: '01-01', to: '12-31' }] }, 'There is no business day within a year'],
])('a calendar by which a holiday is none, or every day one, is refused: %j', async (change, words) => {
  const { calendar } = defaultSettings;
  const refused = await world.call('PUT', '/settings', { calendar: { ...calendar, ...change } }, 'en');
  const taken = await world.call('PUT', '/settings', {
    calendar: {
      ...calendar,
      closedOn: ['2026-12-25'],
      closedEachYear: [
        { from: '02-29', to: '02-29' },
        { from: '12-29', to: '01-03' },
      ],
    },
  });

  expect(refused.status).toBe(422);
  expect(messageOf(refused)).toContain(words);
  expect(taken.status).toBe(200);
});

it.each([
  [{ dormancy: { ...defaultSettings.dormancy, lapsedDays: -1 } }, 'dormancy.lapsedDays ("-1")'],
  [{ dormancy: { ...defaultSettings.dormancy, stalledDays: 0.5 } }, 'dormancy.stalledDays ("0.5")'],
  [{ exclusion: { ...defaultSettings.exclusion, competitorDomains: ['@rival.example'] } }, 'behind the @'],
  [
    { exclusion: { ...defaultSettings.exclusion, ownDomains: ['https://www.own.example/'] } },
    'exclusion.ownDomains.0',
  ],
  [{ exclusion: { ...defaultSettings.exclusion, permittedMonths: 0 } }, 'exclusion.permittedMonths'],
  [{ effects: { ...defaultSettings.effects, tooEarlyDays: -30 } }, 'effects.tooEarlyDays ("-30")'],
])('a setting by which the wrong people would be mailed is refused: %j', async (change, words) => {
  const refused = await world.call('PUT', '/settings', change, 'en');
  const right = { ...defaultSettings.exclusion, ownDomains: ['own.example', '日本語.example', 'X.co.jp'] };

  expect(refused.status).toBe(422);
  expect(messageOf(refused)).toContain(words);
  expect((await world.call('PUT', '/settings', { exclusion: right })).status).toBe(200);
});
