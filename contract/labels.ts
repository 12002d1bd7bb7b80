/**
 * The words of the product, both languages in one place (docs/rules.md#one-word-a-thing). Each table is keyed by the union that it
 * names, so that a kind without a label does not compile. Customers see none of them but `inquiryLabels`: they are for staff.
 */
import type { TalkNotes } from '../domain/handoffs/talk-notes.ts';
import type { ApproachReason, Channel } from '../domain/handoffs/create/approach.ts';
import type { Bant } from '../domain/people/bant.ts';
import type { ConsentBasis } from '../domain/people/customer.ts';
import type { LeadStatus } from '../domain/people/standing.ts';
import type { DormancyKind } from '../domain/audience/dormancy.ts';
import type { RawEngagement, InquiryKind } from '../domain/engagement/engagement.ts';
import type { Exclusion } from '../domain/audience/exclusion.ts';
import type { Feedback, Handoff, Hearing, Outcome } from '../domain/handoffs/handoff.ts';
import type { Temperature } from '../domain/interest/interest.ts';
import type { KpiMeasure, SharedKpi } from '../domain/kpis/kpi.ts';
import type { Locale, Bilingual } from '../domain/kernel/locale.ts';
import type { Rank } from '../domain/handoffs/rank.ts';
import type { Signal } from '../domain/interest/scoring-model.ts';
import type { EndReason } from '../domain/mail/send-decision.ts';
import type { Verdict, VerdictReason } from '../domain/engagement/verdict.ts';
import { clean } from '../domain/kernel/clean-text.ts';

/** One thing said in both languages. */
export type Label = Bilingual;
/** A label for every member of a union. */
export type Labels<Key extends string> = Readonly<Record<Key, Label>>;

/** The label of a key that arrives as plain text; the text itself, cleaned, where it is none of ours. */
export function labelOf(labels: Readonly<Record<string, Label>>, key: string, locale: Locale): string {
  const label = Object.hasOwn(labels, key) ? labels[key] : undefined;
  return label === undefined ? clean(key) : label[locale];
}

export const signalLabels: Labels<Signal> = {
  open: { ja: 'メール開封（参考）', en: 'Mail opened (indicative)' },
  click: { ja: 'メールのクリック', en: 'Mail click' },
  download: { ja: '資料ダウンロード', en: 'Download' },
  registration: { ja: 'ウェビナー申込', en: 'Webinar registration' },
  webinar: { ja: 'ウェビナー参加', en: 'Webinar attendance' },
  visit: { ja: 'サイト再訪', en: 'Return visit' },
  request: { ja: 'お問い合わせ・ご依頼', en: 'Inquiry or request' },
};

export const actLabels: Labels<RawEngagement['kind']> = {
  open: { ja: '開封（参考）', en: 'Open (indicative)' },
  click: { ja: 'クリック', en: 'Click' },
  download: { ja: '資料ダウンロード', en: 'Download' },
  webinar: { ja: 'ウェビナー', en: 'Webinar' },
  registration: { ja: 'ウェビナー申込', en: 'Webinar registration' },
  visit: { ja: 'サイト訪問', en: 'Site visit' },
  inquiry: { ja: 'お問い合わせ', en: 'Inquiry' },
  reply: { ja: 'メールへの返信', en: 'Reply to a mail' },
  probe: { ja: '自動アクセスの手がかり', en: 'Sign of automatic access' },
};

export const verdictLabels: Labels<Verdict['is']> = {
  human: { ja: '本人の操作', en: 'By the person' },
  unknown: { ja: '判定できず', en: 'Cannot be told' },
  machine: { ja: '自動アクセス', en: 'Automatic access' },
};

/** Why an open or click counts as a person's or a machine's. */
export const verdictReasonLabels: Labels<VerdictReason> = {
  'ses-flagged-bot': { ja: 'SESが自動アクセスと判定', en: 'flagged by SES as automatic' },
  'ses-cleared': { ja: 'SESが自動アクセスではないと判定', en: 'cleared by SES' },
  'scanner-agent': { ja: 'セキュリティ製品の検査', en: 'a security scanner' },
  'no-agent': { ja: 'ブラウザーの名乗りなし', en: 'no browser named' },
  'prefetch-agent': { ja: '先読み', en: 'prefetched' },
  'image-proxy': { ja: '画像の中継（Gmailなど）', en: 'an image proxy (Gmail and others)' },
  'within-seconds-of-delivery': { ja: '到着から数秒以内', en: 'within seconds of delivery' },
  'soon-after-delivery': { ja: '到着の直後', en: 'soon after delivery' },
  'burst-of-links': { ja: '複数のリンクを一斉に開いた', en: 'many links at once' },
  'same-source-as-burst': { ja: '一斉に開いたのと同じ発信元', en: 'same source as a burst' },
  'hidden-link': { ja: '人には見えないリンクを開いた', en: 'opened a link that people do not see' },
  'head-request': { ja: '見出し情報だけの問い合わせ', en: 'asked for headers alone' },
  'same-source-as-probe': {
    ja: '自動アクセスと分かった発信元と同じ',
    en: 'same source as a request that only machines make',
  },
  'close-to-probe': {
    ja: '自動アクセスと分かった要求と同時',
    en: 'at the moment of a request that only machines make',
  },
  'source-of-many-recipients': {
    ja: '同じ発信元が多数の宛先のメールで開いた',
    en: 'one source in the mails of many recipients',
  },
  'disputed-by-sales': { ja: '営業が本人ではないと回答', en: 'sales said that it was no person' },
  'later-human-act': { ja: 'その後に本人の操作あり', en: 'followed by a deliberate act' },
  'deliberate-act': { ja: '本人にしかできない操作', en: 'an act only a person does' },
  'browser-agent': { ja: '通常のブラウザー', en: 'an ordinary browser' },
  'no-evidence': { ja: '手がかりなし', en: 'no evidence' },
};

export const temperatureLabels: Labels<Temperature> = {
  hot: { ja: 'ホット', en: 'Hot' },
  warm: { ja: 'ウォーム', en: 'Warm' },
  cold: { ja: 'コールド', en: 'Cold' },
};

export const interestLabels: Labels<'high' | 'mid' | 'low'> = {
  high: { ja: '高', en: 'High' },
  mid: { ja: '中', en: 'Medium' },
  low: { ja: '低', en: 'Low' },
};

export const rankLabels: Labels<Rank> = {
  A: { ja: 'A判定（1営業時間以内に電話）', en: 'Rank A (call within one business hour)' },
  B: { ja: 'B判定（期限内に連絡）', en: 'Rank B (contact by the due time)' },
  C: { ja: 'C判定（月次のご案内を継続）', en: 'Rank C (monthly mail goes on)' },
};

export const leadStatusLabels: Labels<LeadStatus> = {
  dormant: { ja: '休眠', en: 'Dormant' },
  nurturing: { ja: '育成中', en: 'Being nurtured' },
  mql: { ja: '引き渡し候補（MQL）', en: 'Handoff candidate (MQL)' },
  tql: { ja: '架電対象（TQL）', en: 'To be called (TQL)' },
  sal: { ja: '営業受領（SAL）', en: 'Accepted by sales (SAL)' },
  sql: { ja: '商談見込み（SQL）', en: 'Opportunity in sight (SQL)' },
  opportunity: { ja: '商談', en: 'Opportunity' },
  won: { ja: '受注', en: 'Won' },
  lost: { ja: '失注', en: 'Lost' },
};

export const handoffStateLabels: Labels<Handoff['state']> = {
  open: { ja: '受領待ち', en: 'Waiting for acceptance' },
  accepted: { ja: '対応中', en: 'In hand' },
  closed: { ja: '報告済み', en: 'Reported' },
  withdrawn: { ja: '取り下げ（自動アクセスと判明）', en: 'Withdrawn (automatic access)' },
  released: { ja: '育成に戻す', en: 'Returned to nurturing' },
};

export const dormancyLabels: Labels<DormancyKind> = {
  lapsed: { ja: '取引途絶', en: 'Lapsed customer' },
  lostDeal: { ja: '失注', en: 'Lost deal' },
  stalled: { ja: '商談が停滞', en: 'Stalled' },
  neverContacted: { ja: '接点のみ', en: 'Never contacted' },
  wakeDate: { ja: '再開予定日', en: 'Date to resume' },
};

export const consentBasisLabels: Labels<ConsentBasis> = {
  transaction: { ja: '取引関係', en: 'Business relation' },
  card: { ja: '名刺', en: 'Business card' },
  optIn: { ja: '申込・同意', en: 'Opt-in' },
  published: { ja: '公表アドレス', en: 'Published address' },
  unknown: { ja: '不明（配信しません）', en: 'Unknown (never mailed)' },
};

export const exclusionLabels: Labels<Exclusion> = {
  boughtAtAccount: { ja: '同じ会社で最近の購入あり', en: 'The company bought recently' },
  underContract: { ja: '契約期間中', en: 'Under contract' },
  openDeal: { ja: '商談中の案件あり', en: 'Open deal' },
  openHandoff: { ja: '引き渡し対応中', en: 'Open handoff' },
  openComplaint: { ja: 'クレーム・サポート・返信の確認中', en: 'Open complaint, case or reply to be read' },
  ownDomain: { ja: '自社・グループ会社', en: 'Own or group company' },
  competitor: { ja: '競合・仕入先', en: 'Competitor or supplier' },
  excludedBySales: { ja: '営業が対象外に指定', en: 'Excluded by sales' },
  neverContact: { ja: '今後連絡不要', en: 'Asked never to be contacted' },
  refused: { ja: '配信停止', en: 'Unsubscribed' },
  undeliverable: { ja: '不達（バウンス）', en: 'Undeliverable address' },
  leftCompany: { ja: '退職・異動', en: 'Left the company' },
  contactChange: { ja: '退職・異動の知らせ（確認待ち）', en: 'Said to have left or moved (to be confirmed)' },
  companyMerging: { ja: '会社をまとめている途中', en: 'The company is being merged' },
  wrongPerson: { ja: '担当違い', en: 'Wrong person' },
  outOfTarget: { ja: '対象外（競合・学生など）', en: 'Out of target' },
  noAddress: { ja: 'メールアドレスなし', en: 'No mail address' },
  noConsentBasis: { ja: '配信の根拠が不明', en: 'No recorded basis for mailing' },
  silentBeyondPermitted: { ja: '最後の取引から24か月を超過', en: 'No contact for over 24 months' },
  notInJapanWithoutOptIn: { ja: '海外・同意なし', en: 'In a country that asks for an opt-in, without one' },
  waiting: { ja: '再開予定日の前', en: 'Before the date to resume' },
  inControlGroup: { ja: '比較用の非配信グループ', en: 'Control group (not mailed)' },
  inOtherCampaign: { ja: '別の施策で配信中', en: 'Being mailed by another campaign' },
};

/** 送らなかった理由: mails that are not sent, and sequences that end. */
export const endReasonLabels: Labels<EndReason> = {
  ...exclusionLabels,
  refused: { ja: '配信停止のお申し出', en: 'Unsubscribed' },
  openSupport: { ja: 'サポート・返信の確認中', en: 'Open case, or a reply to be read' },
  campaignEnded: { ja: '施策の終了', en: 'Campaign ended' },
  becameOpportunity: { ja: '商談化（達成）', en: 'Became an opportunity (goal)' },
  becameCustomer: { ja: '受注（達成）', en: 'Became a customer (goal)' },
};

/** In the order in which the report page offers them (R9). */
export const outcomeLabels: Labels<Outcome> = {
  reached: { ja: '話せた', en: 'Spoke with them' },
  notReached: { ja: '不在・折返し待ち', en: 'Not in, waiting for a call back' },
  noAnswer: { ja: '応答なし（3回）', en: 'No answer (3 attempts)' },
  opportunity: { ja: '商談化', en: 'Became an opportunity' },
  tooEarly: { ja: 'まだ早い', en: 'Too early' },
  gathering: { ja: '情報収集のみ', en: 'Only gathering information' },
  notNeeded: { ja: '今は不要', en: 'Not needed now' },
  neverContact: { ja: '今後連絡不要', en: 'Never contact again' },
  wrongPerson: { ja: '担当違い', en: 'Wrong person' },
  leftCompany: { ja: '退職・異動', en: 'Left the company' },
  choseAnother: { ja: '他社に決定', en: 'Chose another supplier' },
  alreadyInDeal: { ja: '既に商談中', en: 'Already in a deal' },
  noTime: { ja: '手が回らない', en: 'I have no time for it' },
  outOfTarget: { ja: '対象外（競合・学生）', en: 'Out of target (competitor, student)' },
  won: { ja: '受注', en: 'Won' },
  lost: { ja: '失注', en: 'Lost' },
};

export const answerLabels: Labels<Feedback['answer']['kind']> = {
  accept: { ja: '対応します（受領）', en: 'Accepted' },
  promise: { ja: '連絡の日時を約束', en: 'Promised a time' },
  decline: { ja: '担当を替わってほしい', en: 'Asked for another owner' },
  report: { ja: '結果の報告', en: 'Report' },
  reassign: { ja: '担当を変更', en: 'Given to another owner' },
  tossUp: { ja: '営業に引き渡し', en: 'Passed on to field sales' },
  progress: { ja: '商談の進み具合', en: 'Progress of the deal' },
  dispute: { ja: 'この判定はおかしい', en: 'This verdict is wrong' },
  undo: { ja: '取り消し', en: 'Taken back' },
};

/** Recommended ways to reach a customer. */
export const channelLabels: Labels<Channel> = {
  phone: { ja: '電話', en: 'Phone' },
  ownerCall: { ja: '担当者からの電話', en: 'A call by the account owner' },
  mail: { ja: 'メール', en: 'Mail' },
  onlineMeeting: { ja: 'オンライン面談', en: 'Online meeting' },
};

type ReportChannel = NonNullable<Extract<Feedback['answer'], { kind: 'report' }>['channel']>;
/** How sales did reach the customer. */
export const reportChannelLabels: Labels<ReportChannel> = {
  phone: { ja: '電話', en: 'Phone' },
  mail: { ja: 'メール', en: 'Mail' },
  online: { ja: 'オンライン面談', en: 'Online meeting' },
  visit: { ja: '訪問', en: 'Visit' },
  letter: { ja: '手紙・郵送', en: 'Letter' },
};

export const approachReasonLabels: Labels<ApproachReason> = {
  customerWish: { ja: 'お客様のご希望', en: 'the customer asked for it' },
  noCallAllowed: { ja: '電話はお断りのため', en: 'calls are not wanted' },
  noNumber: { ja: '電話番号の記録なし', en: 'no phone number on record' },
  request: { ja: 'お客様からのご依頼', en: 'the customer asked' },
  webinarQuestion: { ja: 'ウェビナーのご質問に回答を添えて', en: 'answer the webinar question' },
  qualified: {
    ja: '予算・決裁・課題・時期が2つ以上わかっています',
    en: 'two or more of budget, authority, need and timeframe are known',
  },
  dealtBefore: { ja: '過去にお取引あり', en: 'dealt with us before' },
  downloadedPriceOrCase: {
    ja: '料金表・事例の請求から48時間以内',
    en: 'took a price list or case study within 48 hours',
  },
  watchedHalf: { ja: 'ウェビナーを半分以上視聴', en: 'watched half of the webinar or more' },
  neverMet: { ja: 'まだお話ししたことのない方', en: 'never spoken with us' },
  interest: { ja: '関心の高まり', en: 'growing interest' },
};

type BantLabels = { readonly [Item in keyof Required<Bant>]: Labels<NonNullable<Bant[Item]>> };
/** R21. The first choice (authority: the first two) counts as confirmed. */
export const bantLabels: BantLabels = {
  budget: {
    secured: { ja: '確保済み', en: 'Secured' },
    applying: { ja: '申請予定', en: 'To be applied for' },
    undecided: { ja: '未定', en: 'Undecided' },
    none: { ja: 'なし', en: 'None' },
  },
  authority: {
    decisionMaker: { ja: '決裁者本人', en: 'Is the decision-maker' },
    spokenWith: { ja: '決裁者と直接話せた', en: 'Spoke with the decision-maker' },
    contactOnly: { ja: '担当者のみ', en: 'Contact person only' },
    unknown: { ja: '不明', en: 'Unknown' },
  },
  need: {
    concrete: { ja: '具体的で自社で解決可', en: 'Concrete, and we can solve it' },
    vague: { ja: '曖昧', en: 'Vague' },
    gathering: { ja: '情報収集のみ', en: 'Only gathering information' },
    none: { ja: 'なし', en: 'None' },
  },
  timeframe: {
    threeMonths: { ja: '3か月以内', en: 'Within 3 months' },
    halfYear: { ja: '半年以内', en: 'Within half a year' },
    oneYear: { ja: '1年以内', en: 'Within a year' },
    undecided: { ja: '未定', en: 'Undecided' },
  },
};

export const bantItemLabels: Labels<keyof Bant> = {
  budget: { ja: '予算', en: 'Budget' },
  authority: { ja: '決裁', en: 'Authority' },
  need: { ja: '課題', en: 'Need' },
  timeframe: { ja: '時期', en: 'Timeframe' },
};

/** What is heard beside BANT (docs/rules.md#questions-of-a-hearing). */
export const hearingLabels: Labels<keyof Hearing> = {
  problem: { ja: '課題の深さ', en: 'How deep the problem is' },
  reason: { ja: '導入理由', en: 'Reason for introducing it' },
  decisionFlow: { ja: '決裁の流れ', en: 'How they decide' },
  seriousness: { ja: '検討の度合い', en: 'How serious it is' },
};

export const seriousnessLabels: Labels<NonNullable<Hearing['seriousness']>> = {
  considering: { ja: '本格的に検討中', en: 'Considering it seriously' },
  comparing: { ja: '他社と比較中', en: 'Comparing suppliers' },
  gathering: { ja: '情報収集の段階', en: 'Gathering information' },
};

/** Seen by customers. */
export const inquiryLabels: Labels<InquiryKind> = {
  quote: { ja: 'お見積', en: 'A quote' },
  document: { ja: '資料請求', en: 'Documents' },
  demo: { ja: 'デモのご希望', en: 'A demonstration' },
  consultation: { ja: '個別相談', en: 'A consultation' },
  support: { ja: 'サポート', en: 'Support' },
  recruiting: { ja: '採用について', en: 'Careers' },
  sales: { ja: '営業のご案内', en: 'An offer to us' },
  other: { ja: 'その他', en: 'Something else' },
};

export const kpiMeasureLabels: Labels<KpiMeasure> = {
  enrolled: { ja: '配信対象者', en: 'Enrolled' },
  mailed: { ja: '配信した方', en: 'Mailed' },
  hot: { ja: 'ホットリード', en: 'Hot leads' },
  handoffs: { ja: '引き渡し', en: 'Handoffs' },
  accepted: { ja: '受領', en: 'Accepted' },
  reported: { ja: '報告済み', en: 'Reported' },
  unreported: { ja: '報告がなく戻した件', en: 'Given back without a report' },
  withdrawn: { ja: '取り下げ', en: 'Withdrawn' },
  opportunities: { ja: '商談', en: 'Opportunities' },
  hotOpportunities: { ja: 'ホットリードからの商談', en: 'Opportunities from hot leads' },
  won: { ja: '受注', en: 'Won' },
  lost: { ja: '失注', en: 'Lost' },
  opportunityAmount: { ja: '商談金額', en: 'Opportunity amount' },
  wonAmount: { ja: '受注金額', en: 'Won amount' },
};

/** The three shared KPIs (docs/rules.md#three-shared-kpis). */
export const sharedKpiLabels: Labels<SharedKpi> = {
  dormantToOpportunity: { ja: '休眠顧客の商談化率', en: 'Dormant to opportunity' },
  hotToOpportunity: { ja: 'ホットリードの商談化率', en: 'Hot lead to opportunity' },
  opportunityToWon: { ja: '商談からの成約率', en: 'Opportunity to won' },
};

/** First reaction of a customer in a talk. */
export const reactionLabels: Labels<NonNullable<TalkNotes['reaction']>> = {
  positive: { ja: '前向き', en: 'Positive' },
  considering: { ja: '検討中', en: 'Considering' },
  cautious: { ja: 'やや慎重', en: 'Rather cautious' },
  negative: { ja: '否定的', en: 'Negative' },
};

/** Why this owner got a handoff. */
export const routedLabels: Labels<NonNullable<Handoff['decided']>['routedBecause']> = {
  accountOwner: { ja: '会社の担当', en: 'owner of the account' },
  successor: { ja: '後任', en: 'successor of the owner' },
  deputy: { ja: '不在中の代理', en: 'deputy of the absent owner' },
  openDeal: { ja: '商談中の担当', en: 'works on the open deal' },
  previousOwner: { ja: '前の担当', en: 'previous owner' },
  territory: { ja: '担当地域', en: 'territory' },
  product: { ja: '担当製品', en: 'product' },
  load: { ja: '対応中の少ない順', en: 'fewest open handoffs' },
  insideSales: { ja: 'インサイドセールス', en: 'inside sales' },
  reassigned: { ja: '上長が変更', en: 'chosen by the manager' },
  taken: { ja: '電話すると自分で決めた', en: 'chose to call' },
};

export const hurdleLabels: Labels<NonNullable<TalkNotes['hurdles']>[number]> = {
  approval: { ja: '稟議', en: 'Internal approval' },
  risk: { ja: '導入リスク', en: 'Risk of introduction' },
  price: { ja: '価格', en: 'Price' },
  unknown: { ja: '不明', en: 'Unknown' },
};

export const nextActionLabels: Labels<NonNullable<TalkNotes['nextAction']>> = {
  planned: { ja: '予定あり', en: 'Planned' },
  undecided: { ja: '未定', en: 'Undecided' },
};

/** Everything else of the glossary, for headings of screens, mails and reports. */
export const termLabels = {
  customer: { ja: '担当者', en: 'Contact' },
  account: { ja: '会社', en: 'Company' },
  site: { ja: '拠点', en: 'Site' },
  segment: { ja: '対象条件（セグメント）', en: 'Segment' },
  sequence: { ja: 'シナリオ', en: 'Sequence' },
  campaign: { ja: '施策', en: 'Campaign' },
  enrolment: { ja: '配信対象者', en: 'Enrolment' },
  sequenceEnd: { ja: 'シナリオ終了', en: 'End of sequence' },
  goal: { ja: '達成', en: 'Goal reached' },
  engagement: { ja: '行動履歴', en: 'History of acts' },
  interest: { ja: '関心度', en: 'Interest' },
  halfLife: { ja: '関心が半分になる日数', en: 'Days until interest halves' },
  fit: { ja: '属性スコア', en: 'Fit' },
  total: { ja: '総合スコア', en: 'Total' },
  rank: { ja: 'A/B/C判定', en: 'Rank' },
  leadStatus: { ja: 'リードステータス', en: 'Lead status' },
  dealPhase: { ja: '営業フェーズ', en: 'Sales phase' },
  dealStage: { ja: '営業ステージ', en: 'Deal stage' },
  recycled: { ja: '育成に戻す', en: 'Return to nurturing' },
  bant: { ja: '予算・決裁・課題・時期', en: 'Budget, authority, need, timeframe' },
  approach: { ja: 'おすすめの連絡方法', en: 'Recommended approach' },
  opener: { ja: '話の切り出し', en: 'How to begin' },
  nextActionUnset: { ja: '次回予定なし', en: 'No next action' },
  stalledDeal: { ja: '停滞', en: 'Stalled' },
  modelVersion: { ja: '配点の版', en: 'Version of the points' },
  replay: { ja: '過去データで試算', en: 'Try on past data' },
  suppression: { ja: '配信停止', en: 'Unsubscribed' },
  frequencyCap: { ja: '配信頻度の上限', en: 'Frequency limit' },
  skipReason: { ja: '送らなかった理由', en: 'Why it was not sent' },
  rampUp: { ja: '段階配信', en: 'Ramp-up' },
  hardBounce: { ja: '不達（バウンス）', en: 'Hard bounce' },
  softBounce: { ja: '一時的な不達', en: 'Soft bounce' },
  lift: { ja: '配信による上乗せ', en: 'Gain from mailing' },
  confidenceInterval: { ja: 'ぶれの範囲（95%）', en: 'Range (95%)' },
  cohort: { ja: '配信開始月ごとの集団', en: 'Cohort' },
  immature: { ja: '集計途中', en: 'Still counting' },
  handoff: { ja: '引き渡し', en: 'Handoff' },
  accept: { ja: '対応します（受領）', en: 'Accept' },
  firstContactDue: { ja: '初回連絡の期限', en: 'First contact due' },
  escalate: { ja: '上長へ通知', en: 'Tell the manager' },
  reassign: { ja: '担当変更', en: 'Change the owner' },
  coolDown: { ja: '再連絡の保留期間', en: 'Hold before next contact' },
  wakeDate: { ja: '再開予定日', en: 'Date to resume' },
  consentBasis: { ja: '配信の根拠', en: 'Ground for mailing' },
  auditLog: { ja: '操作履歴', en: 'Audit log' },
} as const satisfies Readonly<Record<string, Label>>;
