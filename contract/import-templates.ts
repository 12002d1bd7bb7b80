import type { Locale } from '../domain/kernel/locale.ts';
import type { TemplateKind } from './import-template-kinds.ts';
import { writeCsv } from '../domain/kernel/write-csv.ts';

interface Template {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The usual columns of each kind with rows that show how they are filled in. Whatever is not known stays blank. */
const templates: Readonly<Record<TemplateKind, Readonly<Record<Locale, Template>>>> = {
  'opt-outs': {
    ja: {
      titles: ['メールアドレス', '停止日'],
      rows: [
        ['yamada@example.co.jp', '2025/3/1'],
        ['sato@example.co.jp', ''],
      ],
    },
    en: {
      titles: ['Email', 'Unsubscribe date'],
      rows: [
        ['jane@example.com', '2025-03-01'],
        ['lee@example.com', ''],
      ],
    },
  },
  owners: {
    ja: {
      titles: ['担当者名', 'メール', '上長', '上長メール'],
      rows: [['佐藤 誠', 'sato@example.co.jp', '大野 真', 'ono@example.co.jp']],
    },
    en: {
      titles: ['Owner', 'Email', 'Manager', 'Manager email'],
      rows: [['Sam Porter', 'sam@example.com', 'Mary Stone', 'mary@example.com']],
    },
  },
  accounts: {
    ja: {
      titles: ['得意先コード', '会社名', '業種', '従業員数', '都道府県', '担当者名'],
      rows: [
        ['00012', '株式会社見本製作所', '製造業', '300', '愛知県', '佐藤 誠'],
        ['00013', '例示商事株式会社', '卸売業', '', '', ''],
      ],
    },
    en: {
      titles: ['Account code', 'Company', 'Industry', 'Employees', 'Owner'],
      rows: [['00012', 'Acme Works', 'manufacturing', '300', 'Sam Porter']],
    },
  },
  deals: {
    ja: {
      titles: [
        '案件ID',
        '会社名',
        'メールアドレス',
        '担当者名',
        'ステージ',
        '商談開始日',
        '受注日',
        '金額',
        '失注理由',
      ],
      rows: [
        [
          'D-1',
          '株式会社見本製作所',
          'yamada@example.co.jp',
          '佐藤 誠',
          '受注',
          '2024/4/1',
          '2024/6/30',
          '1200000',
          '',
        ],
        ['D-2', '例示商事株式会社', '', '佐藤 誠', '失注', '2024/9/1', '2024/12/20', '800000', '予算'],
      ],
    },
    en: {
      titles: ['Deal ID', 'Company', 'Email', 'Owner', 'Stage', 'Created date', 'Close date', 'Amount'],
      rows: [
        [
          'D-1',
          'Acme Works',
          'jane@example.com',
          'Sam Porter',
          'Closed won',
          '2024-04-01',
          '2024-06-30',
          '12000',
        ],
      ],
    },
  },
  customers: {
    ja: {
      titles: [
        '会社名',
        '部署',
        '役職',
        '氏名',
        'フリガナ',
        'メールアドレス',
        '電話番号',
        '担当',
        '最終接触日',
        '最終取引日',
        'タグ',
      ],
      rows: [
        [
          '株式会社見本製作所',
          '購買部',
          '部長',
          '山田 太郎',
          'ヤマダ タロウ',
          'yamada@example.co.jp',
          '052-000-0000',
          '佐藤 誠',
          '2025/3/1',
          '2024/6/30',
          '展示会2024',
        ],
        ['例示商事株式会社', '', '', '佐藤 花子', '', 'hanako@example.co.jp', '', '', '2024/12/20', '', ''],
      ],
    },
    en: {
      titles: [
        'Company',
        'Title',
        'Name',
        'Email',
        'Phone',
        'Owner',
        'Last contacted',
        'Last deal date',
        'Tags',
      ],
      rows: [
        [
          'Acme Works',
          'Manager',
          'Jane Doe',
          'jane@example.com',
          '+1 212 555 0100',
          'Sam Porter',
          '2025-03-01',
          '2024-06-30',
          'expo 2024',
        ],
      ],
    },
  },
  webinar: {
    ja: {
      titles: ['セミナー名', '開催日', 'メールアドレス', '氏名', '参加時間(分)', '質問'],
      rows: [['在庫の見直し方', '2026/11/20', 'yamada@example.co.jp', '山田 太郎', '45', '料金を知りたい']],
    },
    en: {
      titles: ['Webinar', 'Date', 'Email', 'Name', 'Time in session (minutes)'],
      rows: [['Getting started', '2026-11-20', 'jane@example.com', 'Jane Doe', '45']],
    },
  },
  inquiry: {
    ja: {
      titles: ['受付日時', 'メールアドレス', '氏名', '会社名', '種別', '内容'],
      rows: [
        [
          '2026/11/20 10:00',
          'yamada@example.co.jp',
          '山田 太郎',
          '株式会社見本製作所',
          'お見積',
          '300個の見積をお願いします',
        ],
      ],
    },
    en: {
      titles: ['Received at', 'Email', 'Name', 'Company', 'Kind', 'Message'],
      rows: [
        ['2026-11-20 10:00', 'jane@example.com', 'Jane Doe', 'Acme Works', 'Quote', 'A quote for 300 pieces'],
      ],
    },
  },
};

/** A template as a CSV for Excel. The rows are examples, to be written over. */
export const importTemplate = (kind: TemplateKind, locale: Locale): string => {
  const { titles, rows } = templates[kind][locale];
  return writeCsv(titles, rows);
};
