import { seeded, type Random } from '../random.ts';
import * as words from './words.ts';

/** The files of a company, as its people would export them. */
export interface CompanyFiles {
  readonly owners: string;
  readonly accounts: string;
  readonly deals: string;
  readonly customers: string;
  readonly optOuts: string;
}

const DAY_MS = 86_400_000;

/**
 * Makes our own seeded company: 120 accounts, 300 contacts, deals, consents, salespeople. It holds what real ones do:
 * a colleague who bought last week, a retired contact, an owner known only as 田中, full-width addresses, impossible dates.
 * @param today YYYY-MM-DD, the day on which the files were exported
 */
export function makeCompany(seed: number, today: string): CompanyFiles {
  const random = seeded(seed);
  const accounts = Array.from({ length: 120 }, (_, index) =>
    makeAccount(random.fork(`account${index}`), index),
  );
  const deals = accounts.flatMap((account, index) => makeDeals(random.fork(`deals${index}`), account, today));
  const customers = Array.from({ length: 300 }, (_, index) =>
    makeCustomer(random.fork(`customer${index}`), index, accounts, today),
  );
  return {
    owners: table(ownerColumns, owners),
    accounts: table(
      accountColumns,
      accounts.map((account) => account.row),
    ),
    deals: table(dealColumns, deals),
    customers: table(customerColumns, [...customers, ...oddCustomers(today)]),
    optOuts: table(
      ['メールアドレス', '停止日'],
      [
        ...customers.slice(290, 296).map((row) => [row[5] ?? '', daysBefore(today, 500)]),
        ['former-customer@kyuu-tool.example', daysBefore(today, 700)],
      ],
    ),
  };
}

const ownerColumns = [
  '氏名',
  'メール',
  '上長',
  '上長メール',
  '地域',
  '部署',
  '電話',
  '予約ページ',
  '退職',
  '後任',
  '役割',
];
const owners: readonly (readonly string[])[] = [
  [
    '田中 一郎',
    'tanaka@mirai-zaiko.example',
    '大野 真',
    'ono@mirai-zaiko.example',
    '東京',
    '法人営業部',
    '03-5555-0101',
    'https://booking.example/tanaka',
    '',
    '',
    'フィールド',
  ],
  [
    '鈴木 花子',
    'suzuki@mirai-zaiko.example',
    '大野 真',
    'ono@mirai-zaiko.example',
    '神奈川',
    '法人営業部',
    '03-5555-0102',
    '',
    '',
    '',
    'フィールド',
  ],
  [
    '高橋 健',
    'takahashi@mirai-zaiko.example',
    '大野 真',
    'ono@mirai-zaiko.example',
    '愛知',
    '中部営業所',
    '052-555-0103',
    'https://booking.example/takahashi',
    '',
    '',
    'フィールド',
  ],
  [
    '伊藤 由美',
    'ito@mirai-zaiko.example',
    '大野 真',
    'ono@mirai-zaiko.example',
    '大阪',
    '関西営業所',
    '06-5555-0104',
    '',
    '',
    '',
    'フィールド',
  ],
  [
    '渡辺 修',
    '',
    '大野 真',
    'ono@mirai-zaiko.example',
    '福岡',
    '九州営業所',
    '',
    '',
    '○',
    '伊藤 由美',
    'フィールド',
  ],
  [
    '中村 彩',
    'nakamura@mirai-zaiko.example',
    '大野 真',
    'ono@mirai-zaiko.example',
    '宮城',
    '東北営業所',
    '022-555-0106',
    '',
    '',
    '',
    'フィールド',
  ],
  [
    '池田 幸',
    'ikeda@mirai-zaiko.example',
    '大野 真',
    'ono@mirai-zaiko.example',
    '',
    'インサイドセールス課',
    '03-5555-0107',
    '',
    '',
    '',
    'インサイドセールス',
  ],
];
const ownerNames = ['田中', '鈴木 花子', '高橋 健', '伊藤 由美', '渡辺 修', '中村 彩'] as const;

interface DemoAccount {
  readonly name: string;
  readonly code: string;
  readonly domain: string;
  readonly industry: string;
  readonly owner: string;
  readonly region: string;
  readonly row: readonly string[];
}

const accountColumns = [
  '得意先コード',
  '会社名',
  '業種',
  '従業員数',
  '売上高',
  '地域',
  'ドメイン',
  '決算月',
  '契約満了月',
  '担当',
  '関係',
  'クレーム対応中',
];

function makeAccount(random: Random, index: number): DemoAccount {
  const name = `${words.companyStems[index % 20] ?? ''}${words.companyKinds[(index * 7 + Math.floor(index / 20)) % 15] ?? ''}${index % 2 === 0 ? '株式会社' : ''}`;
  const full = index % 2 === 0 ? name : `株式会社${name}`;
  const code = `T${String(1001 + index)}`;
  const domain = `t${1001 + index}.example`;
  const industry = random.pick(words.industries);
  const employees = random.pick([12, 28, 45, 60, 85, 120, 240, 600, 1500]);
  const region = random.pick(words.regions);
  const owner = random.pick(ownerNames);
  const size = random.chance(0.2)
    ? `${employees}名`
    : random.chance(0.1)
      ? employees.toLocaleString('en-US')
      : String(employees);
  const complaint = index === 17 ? '○' : '';
  return {
    name: full,
    code,
    domain,
    industry,
    owner,
    region,
    row: [
      code,
      full,
      industry,
      size,
      `${random.between(2, 400)}億円`,
      region,
      domain,
      `${random.between(1, 12)}月`,
      '',
      owner,
      index === 55 ? '競合' : '',
      complaint,
    ],
  };
}

const dealColumns = [
  '案件ID',
  '得意先コード',
  '会社名',
  '担当',
  '商品',
  'ステータス',
  '商談開始日',
  '受注日',
  '金額',
  '失注理由',
];

function makeDeals(random: Random, account: DemoAccount, today: string): readonly (readonly string[])[] {
  const index = Number(account.code.slice(1)) - 1001;
  const row = (
    id: number,
    product: string,
    status: string,
    opened: number,
    closed: number | undefined,
    amount: string,
    reason = '',
  ): readonly string[] => [
    `D${account.code.slice(1)}-${id}`,
    account.code,
    account.name,
    account.owner,
    product,
    status,
    slashed(daysBefore(today, opened)),
    closed === undefined ? '' : slashed(daysBefore(today, closed)),
    amount,
    reason,
  ];
  const product = random.pick(words.products);
  const money = (): string =>
    random.pick(['1,200,000', '８５０，０００', '120万円', '640000', '¥2,400,000', '150万円']);
  // A colleague of three contacts here bought last week: none of them may read 「ご無沙汰しております」.
  if (index === 3)
    return [row(1, product, '受注', 400, 380, money()), row(2, '発注アシスト', '受注', 60, 7, '980,000')];
  if (index === 8)
    return [row(1, product, '受注', 500, 470, money()), row(2, product, '商談中', 40, undefined, '')];
  if (random.chance(0.5))
    return [row(1, product, '受注', 600 + random.between(0, 120), 400 + random.between(0, 190), money())];
  if (random.chance(0.6))
    return [
      row(
        1,
        product,
        '失注',
        420 + random.between(0, 200),
        200 + random.between(0, 200),
        money(),
        random.pick(words.lostReasons),
      ),
    ];
  return [];
}

const customerColumns = [
  '得意先コード',
  '会社名',
  '氏名',
  'フリガナ',
  '部署・役職',
  'メールアドレス',
  '直通',
  '代表',
  '担当',
  '流入経路',
  '初回接点日',
  '最終接触日',
  '配信の根拠',
  '根拠の日付',
  '最後の会話',
  '電話NG',
  '拠点',
  '退職',
];

function makeCustomer(
  random: Random,
  index: number,
  accounts: readonly DemoAccount[],
  today: string,
): readonly string[] {
  const account = accounts[(index * 37) % accounts.length] ?? accounts[0];
  if (account === undefined) throw new Error('the demo company has no accounts');
  const family = random.between(0, words.familyNames.length - 1);
  const given = random.pick(words.givenNames);
  const name = random.chance(0.85)
    ? `${words.familyNames[family]} ${given}`
    : `${words.familyNames[family]}${given}`;
  const basis = random.pick(['取引', '取引', '名刺', '名刺', '申込・同意', '公表アドレス', '不明'] as const);
  const met = random.between(500, 700);
  const spoke = random.chance(0.6) ? slashed(daysBefore(today, random.between(200, 600))) : '';
  const email = `c${String(index + 1).padStart(3, '0')}@${account.domain}`;
  return [
    account.code,
    account.name,
    random.chance(0.1) ? `${name} 様` : name,
    words.familyKana[family] ?? '',
    `${random.pick(words.departments)} ${random.pick(words.titles)}`.trim(),
    index === 40 ? email.replace('@', '＠') : index === 41 ? `${email} ` : email,
    random.chance(0.5) ? `03-5555-${1000 + index}` : '',
    `0${random.between(3, 9)}-${random.between(1000, 9999)}-0000`,
    account.owner,
    random.pick(words.routes),
    index === 77 ? '2025/02/30' : slashed(daysBefore(today, met)),
    spoke,
    basis,
    slashed(daysBefore(today, met)),
    random.pick(words.lastWords),
    random.chance(0.03) ? '○' : '',
    random.chance(0.15) ? '大阪工場' : '',
    index === 120 ? '○' : '',
  ];
}

/** Rows as they come in real life: no address, no company, two addresses in a cell, one of our own people. */
const oddCustomers = (today: string): readonly (readonly string[])[] => [
  ['', '', '名無し', '', '', '', '', '', '', '', '', '', '', '', '', '', '', ''],
  [
    'T1005',
    '',
    '藤田 恵',
    'フジタ',
    '購買部',
    'yamada＠t1005.example',
    '',
    '',
    '田中',
    '展示会',
    slashed(daysBefore(today, 500)),
    '',
    '名刺',
    '',
    '',
    '',
    '',
    '',
  ],
  [
    'T1010',
    '',
    '受付',
    '',
    '',
    'info@t1010.example',
    '',
    '',
    '',
    'Web問い合わせ',
    slashed(daysBefore(today, 420)),
    '',
    '公表アドレス',
    '',
    '',
    '',
    '',
    '',
  ],
  [
    '',
    '株式会社みらい在庫',
    '社内 太郎',
    '',
    '',
    'shanai@mirai-zaiko.example',
    '',
    '',
    '',
    '',
    '',
    '',
    '取引',
    '',
    '',
    '',
    '',
    '',
  ],
];

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
const slashed = (day: string): string => day.replaceAll('-', '/');

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [columns, ...rows]
    .map((row) =>
      row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
    )
    .join('\r\n');
