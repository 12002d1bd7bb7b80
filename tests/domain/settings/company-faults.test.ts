import { describe, expect, it } from 'vitest';
import { newFaults, settingFaults } from '../../../domain/settings/setting-faults.ts';
import { defaultSettings, type Asset, type Settings } from '../../../domain/settings/settings.ts';

const placesOf = (patch: Partial<Settings>): readonly string[] =>
  settingFaults(new Set(Object.keys(patch)), { ...defaultSettings, ...patch }, new Date('2026-10-01')).map(
    ({ place }) => place,
  );
const asset: Asset = {
  id: 'guide',
  kind: 'document',
  title: { ja: '在庫の手引き', en: 'A guide' },
  points: { ja: ['30%削減（当社調べ）'], en: ['30% less'] },
  url: 'https://midori.example/guide.pdf',
};

const untitled: Asset = { ...asset, id: 'old', title: { ja: '〇〇の手引き', en: 'A guide' } };

describe('what every mail says of the company', () => {
  it.each<Partial<Settings>>([
    ...['', '　', '株式会社〇〇', '○○株式会社', '[会社名]', 'TODO'].map((companyName) => ({ companyName })),
    ...[' ', '東京都〇〇区××1-2-3', '要修正'].map((postalAddress) => ({ postalAddress })),
    ...['未定', '03-XXXX-XXXX', '0120', 'なし', '03-〇〇〇〇-1234', 'call us'].map((phone) => ({ phone })),
    ...['100', '〇〇〇-〇〇〇〇', '10000055'].map((postalCode) => ({ postalCode })),
    ...['https://localhost/contact', 'https://intra.corp/', 'https://www.example.com/contact'].map(
      (contactUrl) => ({
        contactUrl,
      }),
    ),
    { privacyUrl: 'http://192.168.0.5/privacy' },
  ])('is refused as %j', (patch) => {
    expect(placesOf(patch)).toEqual(Object.keys(patch));
  });

  it.each<Partial<Settings>>([
    {
      companyName: '株式会社みどり',
      postalAddress: '東京都千代田区丸の内1-1-1 みらいビル5階',
      phone: '03-5555-0100',
    },
    ...[
      '',
      '０３（５５５５）０１００',
      '+81 3 5555 0100 ext 12',
      '代表 03-5555-0100',
      'TEL 03ー5555ー0100',
    ].map((phone) => ({
      phone,
    })),
    ...[
      '1-800-FLOWERS',
      '0120-123-456 (9am-5pm)',
      'Toll-free 0800 123 456',
      '03-5555-0100 / FAX 03-5555-0101',
      '+1 212 555 0100 x12',
    ].map((phone) => ({ phone })),
    ...['XX Networks', '株式会社MAXX', 'MAXX株式会社', '株式会社XXLジャパン', 'TODO株式会社', '一〇〇社'].map(
      (companyName) => ({ companyName }),
    ),
    ...['Via XX Settembre 12, Roma', '#12-34 Level XX, Singapore'].map((postalAddress) => ({
      postalAddress,
    })),
    ...['', '1000005', '100 0005', '〒100-0005', '１００－０００５'].map((postalCode) => ({ postalCode })),
    { locale: 'en', postalCode: 'SW1A 1AA' },
    { exclusion: { ...defaultSettings.exclusion, country: 'US' }, postalCode: '10001' },
  ])('may be %j', (patch) => {
    expect(placesOf(patch)).toEqual([]);
  });

  it('is not asked of what is saved again as it was', () => {
    const before = { ...defaultSettings, phone: '未定', companyName: '株式会社〇〇', assets: [untitled] };
    const changed = new Set(['phone', 'companyName', 'assets']);
    const after = { ...before, companyName: '〇〇株式会社', assets: [{ ...asset, pages: 0 }, untitled] };

    const same = newFaults(changed, { before, after: before }, new Date(0));
    const other = newFaults(changed, { before, after }, new Date(0));

    expect(same).toEqual([]);
    expect(other.map(({ place }) => place)).toEqual(['companyName', 'assets.0.pages']);
  });

  it('is not asked of what stays as it was', () => {
    expect(settingFaults(new Set(['dormancy']), { ...defaultSettings, phone: '未定' }, new Date(0))).toEqual(
      [],
    );
  });
});

describe('a document of the company', () => {
  it.each<[Partial<Asset>, string]>([
    [{ title: { ja: '〇〇の手引き', en: 'A guide' } }, 'assets.0.title'],
    [{ title: { ja: '', en: ' ' } }, 'assets.0.title'],
    [{ points: { ja: ['○○％削減'], en: [] } }, 'assets.0.points'],
    [{ pages: 0 }, 'assets.0.pages'],
    [{ minutes: -5 }, 'assets.0.minutes'],
  ])('is refused with %j', (wrong, place) => {
    expect(placesOf({ assets: [{ ...asset, ...wrong }] })).toEqual([place]);
  });

  it('is taken as it should be', () => {
    expect(placesOf({ assets: [{ ...asset, pages: 12, minutes: 0.5 }] })).toEqual([]);
    for (const title of [
      { ja: '手引き', en: '' },
      { ja: '', en: 'A guide' },
    ])
      expect(placesOf({ assets: [{ ...asset, title }] })).toEqual([]);
  });
});

describe('a domain by which people are known', () => {
  const faultsOf = (domain: string) =>
    placesOf({ exclusion: { ...defaultSettings.exclusion, competitorDomains: ['rival.example', domain] } });

  it.each([
    'co.jp',
    'or.jp',
    'com.au',
    'co.uk',
    'gmail.com',
    'docomo.ne.jp',
    'yahoo.co.jp',
    '@rival.example',
    'jp',
  ])('is refused as %s: too many, or nobody, would be left out', (domain) => {
    expect(faultsOf(domain)).toEqual(['exclusion.competitorDomains.1']);
  });

  it.each(['rival.co.jp', 'com.example', 'rival.de', '例え.jp', 'go-rival.jp'])('may be %s', (domain) => {
    expect(faultsOf(domain)).toEqual([]);
  });
});
