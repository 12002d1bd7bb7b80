import { expect, it } from 'vitest';
import { assetSchema, defaultSettings, settingsSchema } from '../../../domain/settings/settings.ts';

it.each([
  ['Japan', 'JP'],
  ['日本', 'JP'],
  ['usa', 'US'],
  ['United States', 'US'],
  ['UK', 'GB'],
  [' de ', 'DE'],
])('takes the country of the company by the name %j', (country, code) => {
  const exclusion = { ...defaultSettings.exclusion, country };

  expect(settingsSchema.parse({ ...defaultSettings, exclusion }).exclusion.country).toBe(code);
});

it('refuses a country that is none', () => {
  const exclusion = { ...defaultSettings.exclusion, country: 'Atlantis' };

  expect(settingsSchema.safeParse({ ...defaultSettings, exclusion }).success).toBe(false);
});

it('takes a document with a title in one language alone, and a start on the clock of its place', () => {
  const given = { id: 'guide', kind: 'webinar', title: { en: 'Code changes' }, url: 'https://own.example/w' };

  expect(assetSchema.parse({ ...given, startsAt: '2027-01-20T15:00:00-05:00' })).toEqual({
    ...given,
    title: { ja: '', en: 'Code changes' },
    points: { ja: [], en: [] },
    startsAt: '2027-01-20T20:00:00.000Z',
  });
  expect(assetSchema.safeParse({ ...given, startsAt: 'tomorrow' }).success).toBe(false);
});
