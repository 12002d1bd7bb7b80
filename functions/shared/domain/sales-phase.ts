/** The sales phases (seed 002, lines 35 to 41). Labels: 営業フェーズ. A company edits both tables below. */
export const salesPhases = ['approach', 'hearing', 'proposal', 'closing', 'won', 'followUp'] as const;
export type SalesPhase = (typeof salesPhases)[number];

type Text = { readonly ja: string; readonly en: string };

/** What each phase is called and means. */
export const phaseDefinitions: Readonly<
  Record<SalesPhase, { readonly label: Text; readonly meaning: Text }>
> = {
  approach: {
    label: { ja: 'アプローチ', en: 'Approach' },
    meaning: {
      ja: '初回接点を取る段階。アポ取得のための電話・メール・訪問などを行う。',
      en: 'Making the first contact: calls, mails or visits to get an appointment.',
    },
  },
  hearing: {
    label: { ja: 'ヒアリング', en: 'Hearing' },
    meaning: {
      ja: '顧客の課題、要望、予算、導入時期などを把握するための聞き取りを行う段階。',
      en: 'Learning the problem, wishes, budget and time of introduction.',
    },
  },
  proposal: {
    label: { ja: '提案', en: 'Proposal' },
    meaning: {
      ja: 'ヒアリング内容をもとに、提案書・見積書の作成、プレゼンなど具体的な提案を行う段階。',
      en: 'A concrete proposal: document, quote, presentation.',
    },
  },
  closing: {
    label: { ja: 'クロージング', en: 'Closing' },
    meaning: {
      ja: '契約条件のすり合わせ、価格・スケジュール調整、稟議対応などを行い、契約締結に向けて進める段階。',
      en: 'Terms, price, schedule and internal approval on the way to a contract.',
    },
  },
  won: {
    label: { ja: '成約', en: 'Won' },
    meaning: {
      ja: '双方合意により契約が締結された段階。受注処理や社内の引き継ぎが行われる。',
      en: 'The contract is signed; the order is processed and handed over inside.',
    },
  },
  followUp: {
    label: { ja: 'フォロー', en: 'Follow-up' },
    meaning: {
      ja: '初回納品や導入対応、カスタマーサクセス部門への連携、関係継続の支援などを行う段階。',
      en: 'First delivery, introduction, customer success, keeping the relation.',
    },
  },
};

/** Things that must be so before a deal moves on. */
export const moveChecks = {
  contactMade: { ja: '初回接点が完了している', en: 'the first contact is made' },
  contactKnown: { ja: '担当者名・連絡先・会社情報を把握している', en: 'name, contact and company are known' },
  hearingBegun: { ja: 'ヒアリングの実施が始まっている', en: 'the hearing has begun' },
  firstMeetingHeld: { ja: '初回打ち合わせを実施した', en: 'the first meeting was held' },
  proposalSent: { ja: '提案資料または見積書を送付済み', en: 'a proposal or quote was sent' },
  quoteSent: { ja: '見積書を送付済み', en: 'the quote was sent' },
  negotiating: { ja: '顧客と価格や条件交渉が始まっている', en: 'price or terms are being negotiated' },
  considering: {
    ja: '導入の具体的な検討に入っている',
    en: 'the introduction is being considered concretely',
  },
  agreed: { ja: '契約条件が双方合意に至っている', en: 'both sides agree on the terms' },
  signed: { ja: '契約書が正式に締結された', en: 'the contract is signed' },
} as const satisfies Readonly<Record<string, Text>>;
export type MoveCheck = keyof typeof moveChecks;

/** One row of the table of moves: verbatim from seed 002 (lines 110 to 113), and what it is checked by. */
export interface MoveCriterion {
  readonly from: SalesPhase;
  readonly to: SalesPhase;
  readonly text: string;
  readonly checks: readonly MoveCheck[];
}

/** When a deal may move on. Line 107 of the seed is why closing asks for a sent quote. */
export const moveCriteria: readonly MoveCriterion[] = [
  {
    from: 'approach',
    to: 'hearing',
    text: '初回接点が完了し、担当者名・連絡先・会社情報の把握ができた上で、ヒアリングの実施が始まっている。',
    checks: ['contactMade', 'contactKnown', 'hearingBegun'],
  },
  {
    from: 'hearing',
    to: 'proposal',
    text: '初回打ち合わせを実施し、提案資料または見積書を送付済み。顧客のフィードバックを待っている段階。',
    checks: ['firstMeetingHeld', 'proposalSent'],
  },
  {
    from: 'proposal',
    to: 'closing',
    text: '顧客と価格や条件交渉が始まり、導入の具体的な検討に入っている。稟議資料の作成や契約書の調整が進んでいる場合も含む。',
    checks: ['quoteSent', 'negotiating', 'considering'],
  },
  {
    from: 'closing',
    to: 'won',
    text: '契約条件が双方合意に至り、契約書が正式に締結された。社内への引き継ぎ準備が始まっている。',
    checks: ['agreed', 'signed'],
  },
];

/** May a deal move? If not, which criterion asks for what is missing: never more than that. */
export type MoveAnswer =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'lacking'; readonly criterion: MoveCriterion; readonly missing: readonly MoveCheck[] };

/** Checks a move forward, row by row, from where the deal is; a move back is always allowed. */
export function checkMove(from: SalesPhase, to: SalesPhase, done: ReadonlySet<MoveCheck>): MoveAnswer {
  const start = salesPhases.indexOf(from);
  const end = salesPhases.indexOf(to);
  for (const criterion of moveCriteria) {
    const step = salesPhases.indexOf(criterion.to);
    if (step <= start || step > end) continue;
    const missing = criterion.checks.filter((check) => !done.has(check));
    if (missing.length > 0) return { kind: 'lacking', criterion, missing };
  }
  return { kind: 'allowed' };
}
