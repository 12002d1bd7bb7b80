/** The sheet with every list as long as it becomes, and stories of some length. */
export function fullSheet(sheet: object): object {
  const someone = (n: number) => ({
    code: `ABCDE${n}`,
    rank: 'A',
    customerId: `c${n}`,
    customerName: ['深町 一郎', '小早川 秀子', '相馬 直樹', '𠮷野 彩', '伊勢谷 香織'][n % 5],
    accountName: [
      '見本工業株式会社',
      'サンプル物流株式会社',
      '例示電子',
      'テスト印刷株式会社',
      'サンプル繊維',
    ][n % 5],
    ownerName: '伊藤 由美',
    phaseLabel: '提案',
    amount: 3_200_000,
    isOverdue: n % 2 === 0,
    stalledDays: 20 + n,
    missing: ['budget', 'authority', 'timeframe'],
  });
  const list = { first: [0, 1, 2, 3, 4].map((n) => someone(n)), more: 7 };
  const rate = { done: 57, of: 1103, rate: 57 / 1103, low: 0.04, high: 0.066 };
  const shown = {
    kpis: { dormantToOpportunity: rate, hotToOpportunity: rate, opportunityToWon: rate },
    unfinished: Object.fromEntries(
      Object.keys({ dormantToOpportunity: 0, hotToOpportunity: 0, opportunityToWon: 0 }).map((kpi) => [
        kpi,
        { done: 13, of: 499 },
      ]),
    ),
    targets: { dormantToOpportunity: 0.08, hotToOpportunity: 0.4, opportunityToWon: 0.3 },
    wonDays: 180,
    opportunityAmount: 68_400_000,
    wonAmount: 19_200_000,
  };
  const story = (outcome: string) => ({
    code: 'ABCDE1',
    customerName: '深町 一郎',
    accountName: '見本工業株式会社',
    ownerName: '伊藤 由美',
    at: '2026-12-08T01:00:00.000Z',
    outcome,
    amount: 1_200_000,
    words:
      '先方の在庫システムの保守が年度末で切れるとのこと。前回の失注理由だった価格は、稟議の前に概算を出したことで通った。次は初回の電話で予算の時期を聞く。'.repeat(
        2,
      ),
  });
  const decision = (n: number) => ({
    id: `m-${n}`,
    what: `失注後の方への件名を、次の3通で書き換え、反応を見る（${n}）`,
    who: '東条',
    due: '2026-12-20',
    decidedAt: '2026-12-03T05:30:00.000Z',
    ...(n % 2 === 0 ? { done: { at: '2026-12-08T01:00:00.000Z', by: '東条 由紀' } } : {}),
  });
  const outcomes = [
    'tooEarly',
    'gathering',
    'reached',
    'notReached',
    'opportunity',
    'wrongPerson',
    'choseAnother',
  ];
  return {
    ...sheet,
    shown,
    verdicts: { dormantToOpportunity: 'below', hotToOpportunity: 'unknown', opportunityToWon: 'unknown' },
    last: { id: 'm', at: '2026-12-03T05:30:00.000Z', shown },
    corrections: [
      {
        cohort: '2026-08',
        measure: 'opportunities',
        was: 12,
        is: 11,
        people: [
          {
            customerId: 'c1',
            name: '深町 一郎',
            accountName: '見本工業株式会社',
            by: -1,
            because: 'undone',
            at: '2026-12-05T01:00:00.000Z',
          },
        ],
        untraced: 0,
      },
      {
        cohort: '2026-08',
        measure: 'opportunityAmount',
        was: 5_000_000,
        is: 4_500_000,
        people: [],
        untraced: -500_000,
      },
    ],
    sales: {
      received: { inTime: 108, of: 122 },
      firstContact: { inTime: 97, of: 116 },
      unreported: list,
      released: 2,
    },
    said: { reports: 28, outcomes: outcomes.map((outcome, n) => ({ outcome, count: 7 - n })), disputes: 1 },
    focus: list,
    stalled: list,
    heardTooLittle: list,
    won: story('won'),
    lost: story('lost'),
    earlierDecisions: [1, 2, 3, 4].map((n) => decision(n)),
    decisions: [5, 6, 7].map((n) => decision(n)),
  };
}
