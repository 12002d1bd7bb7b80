import type { Locale } from '../../domain/kernel/locale.ts';
import type { NurtureMailView } from './nurture-mail-view.ts';

/** Sample data for trying and previewing a letter. All names are invented. */
export const sampleView = (locale: Locale): NurtureMailView => (locale === 'ja' ? sampleJa : sampleEn);

const urls = {
  asset: 'https://mail.company.example/d/sample',
  consultation: 'https://mail.company.example/i/sample',
  unsubscribe: 'https://mail.company.example/u/sample',
};

const sampleJa: NurtureMailView = {
  locale: 'ja',
  template: 'nurture-document',
  customer: {
    fullName: '山田 太郎',
    lastName: '山田',
    kana: 'ヤマダ タロウ',
    department: '生産管理部',
    title: '部長',
    accountName: '東都精機株式会社',
  },
  owner: { fullName: '鈴木 一郎', lastName: '鈴木', department: '営業一課', email: 'suzuki@company.example' },
  sender: {
    companyName: '株式会社みどりシステム',
    postalCode: '100-0005',
    postalAddress: '東京都千代田区丸の内一丁目1番1号',
    phone: '03-0000-0000',
    contactUrl: 'https://company.example/contact',
    privacyUrl: 'https://company.example/privacy',
  },
  industry: '製造業',
  topic: '在庫管理',
  topicQuestion: '在庫を減らしたいが、欠品は避けたい',
  relation: { dormancy: 'lapsed', when: '2023年3月', product: '在庫くん' },
  consentBasis: 'transaction',
  asset: {
    kind: 'document',
    title: '在庫を減らす3つの手順',
    pages: 12,
    minutes: 8,
    points: [
      '棚卸しを月40時間から12時間に減らした手順（当社調べ、2025年、A社様）',
      '明日から試せる点検表つき',
    ],
  },
  urls,
};

const sampleEn: NurtureMailView = {
  locale: 'en',
  template: 'nurture-document',
  customer: {
    fullName: 'Taro Yamada',
    lastName: 'Yamada',
    department: 'Production Control',
    title: 'Department Head',
    accountName: 'Toto Precision Co., Ltd.',
  },
  owner: {
    fullName: 'Ichiro Suzuki',
    lastName: 'Suzuki',
    department: 'Sales',
    email: 'suzuki@company.example',
  },
  sender: {
    companyName: 'Midori Systems, Inc.',
    postalCode: '100-0005',
    postalAddress: '1-1-1 Marunouchi, Chiyoda-ku, Tokyo, Japan',
    phone: '+81 3 0000 0000',
    contactUrl: 'https://company.example/contact',
    privacyUrl: 'https://company.example/privacy',
  },
  industry: 'manufacturing',
  topic: 'inventory management',
  topicQuestion: 'we want less stock without running out',
  relation: { dormancy: 'lapsed', when: 'March 2023', product: 'StockMate' },
  consentBasis: 'transaction',
  asset: {
    kind: 'document',
    title: 'Three steps to less stock',
    pages: 12,
    minutes: 8,
    points: [
      'How one firm cut stocktaking from 40 to 12 hours a month (our survey, 2025, company A)',
      'With a checklist to try tomorrow',
    ],
  },
  urls,
};
