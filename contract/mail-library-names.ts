/** A subject and a body in liquid; the fields are those of templates/README.md. */
export interface LibraryText {
  readonly subject: string;
  /** What a list of mails shows behind it. */
  readonly preheader: string;
  readonly body: string;
}

/** Names of the ten, in the order in which they are offered. */
export const mailLibraryNames = [
  {
    id: 'how-is-it',
    name: { ja: 'その後のご様子うかがい', en: 'How it is going' },
    suits: { ja: '取引が止まっている方への1通目', en: 'A first mail to former customers' },
  },
  {
    id: 'looking-back',
    name: { ja: 'ご検討のその後', en: 'After a decision against us' },
    suits: { ja: '失注した方への1通目', en: 'A first mail after a lost deal' },
  },
  {
    id: 'after-the-card',
    name: { ja: 'お名刺のお礼と資料', en: 'After an exchange of cards' },
    suits: { ja: '展示会などで名刺を頂いただけの方へ', en: 'To people met once, at a fair or an event' },
  },
  {
    id: 'what-changed',
    name: { ja: '変更点のお知らせ', en: 'What has changed' },
    suits: { ja: '以前の製品・サービスをご存じの方へ', en: 'To those who know how it used to be' },
  },
  {
    id: 'how-others-do',
    name: { ja: '同業のお取り組み', en: 'How others go about it' },
    suits: { ja: '業種が分かっている方へ', en: 'To those whose industry is known' },
  },
  {
    id: 'check-list',
    name: { ja: '点検リスト', en: 'A check list' },
    suits: { ja: '見直しのきっかけがまだない方へ', en: 'To those with no occasion yet' },
  },
  {
    id: 'come-and-see',
    name: { ja: 'セミナーのご案内', en: 'An invitation' },
    suits: { ja: '2通目以降、資料をご覧になった方へ', en: 'From the second mail on, after the guide' },
  },
  {
    id: 'one-question',
    name: { ja: 'ひとつだけお聞かせください', en: 'One question' },
    suits: { ja: 'クリックはないが届いている方へ', en: 'To those who read and never press' },
  },
  {
    id: 'before-the-budget',
    name: { ja: '来期の計画の前に', en: 'Before next year is planned' },
    suits: { ja: '決算の3か月ほど前に', en: 'About three months before the fiscal year ends' },
  },
  {
    id: 'who-looks-after',
    name: { ja: 'ご担当の確認', en: 'Who looks after it now' },
    suits: { ja: '2年以上やり取りがない方へ', en: 'To those silent for two years and more' },
  },
] as const;
export type LibraryMailId = (typeof mailLibraryNames)[number]['id'];
