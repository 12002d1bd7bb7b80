import type { KnownColumns } from './known-column.ts';
import { department, email, region, site } from './shared-columns.ts';
import { words } from './words.ts';

/** Of a list of our own salespeople. */
export const ownerColumns: KnownColumns = {
  name: {
    names: words(`
      担当者 | 担当者名 | 営業担当 | 営業担当者 | 営業担当者名 | 担当 | 社員名 | sales_agent | owner
      owner name | sales rep | user name | ユーザー名 | 氏名 | 名前 | 表示名 | full name | name
    `),
  },
  email: {
    names: [
      ...email,
      ...words(`担当者メール | 担当者メールアドレス | 営業担当メール | 社員メール | owner email`),
    ],
  },
  managerName: {
    names: words(`
      上長 | 上司 | 上長名 | 上司名 | マネージャー | マネージャー名 | マネジャー | 責任者 | 所属長
      manager | manager name
    `),
    telling: true,
  },
  managerEmail: {
    names: words(`
      上長メール | 上司メール | 上長メールアドレス | 上司メールアドレス | マネージャーメール
      manager email
    `),
    telling: true,
  },
  region: { names: [...region, ...site, '担当地域', '担当エリア'] },
  department: { names: [...department, ...words(`チーム | 課 | team | 所属`)] },
  phone: {
    names: words(`電話 | 電話番号 | 直通 | 携帯 | 携帯電話 | 内線 | TEL | phone | mobile | phone number`),
  },
  bookingUrl: {
    names: words(`
      予約ページ | 予約ページURL | 予約URL | 日程調整URL | 日程調整リンク | booking url
      booking page | meeting link | calendar link
    `),
    telling: true,
  },
  retired: {
    names: words(
      `退職 | 退職済 | 退職済み | 退職フラグ | 異動・退職 | 退職・異動 | 無効 | retired | inactive`,
    ),
  },
  employed: { names: words(`在籍 | 在籍状況 | 在職 | 有効 | active | is active`) },
  remarks: {
    names: words(
      `備考 | メモ | 特記事項 | ステータス | 状態 | 在籍区分 | status | user status | note | notes | remarks`,
    ),
  },
  successorName: {
    names: words(`後任 | 後任者 | 後任者名 | 引継ぎ先 | 引継先 | successor | successor name | 引き継ぎ先`),
    telling: true,
  },
  role: { names: words(`役割 | 担当業務 | 職種 | role | sales role`), telling: true },
  products: {
    names: words(`担当製品 | 担当商品 | 担当商材 | 取扱製品 | products | product lines`),
    telling: true,
  },
  openHandoffs: {
    names: words(
      `対応上限 | トスアップ上限 | 上限件数 | 同時対応数 | 上限 | 担当上限 | handoff limit | open handoffs | capacity`,
    ),
    telling: true,
  },
  absence: { names: words(`不在 | 不在期間 | 休暇期間 | 休暇 | absence | out of office`), telling: true },
  absentFrom: {
    names: words(
      `不在開始 | 不在開始日 | 休暇開始 | 休暇開始日 | absent from | out of office from | leave start`,
    ),
    telling: true,
  },
  absentUntil: {
    names: words(
      `不在終了 | 不在終了日 | 休暇終了 | 休暇終了日 | absent until | out of office to | out of office until | leave end`,
    ),
    telling: true,
  },
  deputyName: { names: words(`代理 | 代理者 | 不在時の代理 | deputy`), telling: true },
};
