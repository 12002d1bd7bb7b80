import { afterEach, describe, expect, it } from 'vitest';
import { anApi, someSettings, type } from './command-line.ts';

let api: Awaited<ReturnType<typeof anApi>> | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

describe('settings set', () => {
  it('takes digits as text where text stands: a postal code in Germany', async () => {
    api = await anApi(() => ({ body: { ...someSettings, postalCode: '000-0000' } }));
    await type(['settings', 'set', 'postalCode=10115', 'companyName=1000', 'cancelMinutes=5'], api.url);
    expect(JSON.parse(api.received[1]?.body ?? '{}')).toEqual({
      postalCode: '10115',
      companyName: '1000',
      cancelMinutes: 5,
    });
  });

  it('reaches inside a setting and keeps the rest of it', async () => {
    api = await anApi(() => ({ body: someSettings }));
    await type(['settings', 'set', 'frequency.daysApart=10', 'companyName=未来 在庫'], api.url);
    expect(JSON.parse(api.received[1]?.body ?? '{}')).toEqual({
      frequency: { perThirtyDays: 2, daysApart: 10 },
      companyName: '未来 在庫',
    });
  });

  it('says to a company abroad that its days off are still those of Japan, until they are not', async () => {
    const abroad = { ...someSettings.calendar, timeZone: 'America/New_York' };
    api = await anApi(() => ({ body: { ...someSettings, calendar: abroad } }));
    const left = await type(['settings', 'set', 'calendar.timeZone=America/New_York'], api.url);
    await api.close();
    const own = { ...abroad, observesJapaneseHolidays: false };
    api = await anApi(() => ({ body: { ...someSettings, calendar: own } }));
    const changed = await type(['settings', 'set', 'calendar.observesJapaneseHolidays=false'], api.url);

    expect(JSON.stringify(left)).toMatch(/Japanese holidays are days off still|日本の祝日が休みのまま/);
    expect(JSON.stringify(changed)).not.toMatch(/Japanese holidays|日本の祝日/);
  });
});

describe('setup', () => {
  const answers = ['setup', '--inside-sales', 'no', '--reassign', 'no'];

  it('sets the country of the company, which decides on what ground one mails', async () => {
    const exclusion = { ...someSettings.exclusion, country: 'DE' };
    api = await anApi(() => ({ body: { ...someSettings, exclusion } }));
    const done = await type([...answers, '--country', 'DE'], api.url);
    expect(JSON.parse(api.received[1]?.body ?? '{}')).toMatchObject({ exclusion });
    expect(done.out).toContain('Country of the company: DE');
  });

  it('changes only what is given where nobody can be asked, and says what is still to be answered', async () => {
    const exclusion = { ...someSettings.exclusion, country: 'US' };
    api = await anApi(() => ({ body: { ...someSettings, exclusion } }));
    const done = await type(['setup', '--country', 'USA'], api.url);
    const silent = await type(['setup'], api.url);

    expect(JSON.parse(api.received[1]?.body ?? '{}')).toEqual({
      exclusion: { ...exclusion, country: 'USA' },
    });
    expect(done.out).toContain('is there inside sales?');
    expect(silent).toMatchObject({ exitCode: 2, error: expect.stringContaining('Add --inside-sales') });
  });

  it('leaves it as it is where nobody says it', async () => {
    api = await anApi(() => ({ body: someSettings }));
    await type(answers, api.url);
    expect(JSON.parse(api.received[0]?.body ?? '{}')).not.toHaveProperty('exclusion');
  });
});
