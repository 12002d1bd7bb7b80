/** Settings of the demo company: who it is and what its mails offer. `assetsUrl` is where the sample documents are served. */
export const demoSettings = (assetsUrl: string, webinarStartsAt: string) => ({
  locale: 'ja',
  companyName: '株式会社みらい在庫',
  senderAddress: 'info@mirai-zaiko.example',
  staffSenderAddress: 'rekindle@mirai-zaiko.example',
  postalCode: '100-0005',
  postalAddress: '東京都千代田区丸の内1-1-1 みらいビル5階',
  phone: '03-5555-0100',
  contactUrl: 'https://mirai-zaiko.example/contact',
  privacyUrl: 'https://mirai-zaiko.example/privacy',
  supportAddress: 'support@mirai-zaiko.example',
  marketingAddress: 'marketing@mirai-zaiko.example',
  currency: 'JPY',
  exclusion: { ownDomains: ['mirai-zaiko.example'], competitorDomains: [], permittedMonths: 24 },
  topic: { ja: '在庫管理', en: 'inventory management' },
  industryQuestion: {
    ja: '在庫を減らしたいが、欠品は避けたい',
    en: 'we want less stock without running out',
  },
  assets: [
    {
      id: 'guide',
      kind: 'document',
      title: { ja: '在庫を3割減らす見直し手順', en: 'How to hold a third less stock' },
      pages: 12,
      minutes: 8,
      points: {
        ja: [
          '棚卸しを月40時間から12時間に減らした手順（当社調べ、2025年、A社様）',
          '欠品を増やさない発注点の決め方',
        ],
        en: [
          'How stocktaking fell from 40 to 12 hours a month (own survey, 2025, company A)',
          'Reorder points that do not cause shortages',
        ],
      },
      url: `${assetsUrl}/samples/guide.html`,
    },
    {
      id: 'case-study',
      kind: 'caseStudy',
      title: { ja: '製造業A社様の導入事例', en: 'Case study: a manufacturer' },
      pages: 6,
      minutes: 5,
      points: {
        ja: ['在庫金額を6か月で28%削減（当社調べ、2025年、A社様）', '現場の入力を1日10分に抑えた工夫'],
        en: [
          'Stock value down 28% in six months (own survey, 2025, company A)',
          'Ten minutes of entry a day on the floor',
        ],
      },
      url: `${assetsUrl}/samples/case-study.html`,
    },
    {
      id: 'webinar',
      kind: 'webinar',
      title: { ja: '在庫管理見直しオンライン説明会', en: 'Online session: rethinking inventory' },
      minutes: 60,
      points: {
        ja: ['基幹システムとの連携方法を実演します', 'ご質問にその場でお答えします'],
        en: ['Live demonstration with an ERP', 'Your questions answered on the spot'],
      },
      url: `${assetsUrl}/samples/webinar.html`,
      session: 'zaiko-online',
      startsAt: webinarStartsAt,
    },
  ],
});
