const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

/** The words of the mail in which a salesperson reads what became of what they reported. */
export const feedbackWords = {
  ja: {
    subject: (month: string, reports: number) => `【${month}のご報告${reports}件】その後どうなったか`,
    greeting: (name: string) => `${name}さん`,
    intro: (month: string) => `${month}にご報告いただいた内容と、それで変わったことをお知らせします。`,
    reported: 'ご報告いただいたこと',
    outcome: (label: string, count: number) => `${label}: ${count}件`,
    disputes: (count: number) => `「この判定はおかしい」: ${count}件`,
    did: 'ご報告で変わったこと',
    didNothing: 'お客様への対応や点数で、変わったものはありません。',
    opportunities: (count: number) => `${count}件を商談として指標に数えました。`,
    resting: (count: number) => `${count}名は、次の時期が来るまで引き渡しません。`,
    unmailed: (count: number) => `${count}名には、今後ご案内のメールを送りません。`,
    discounted: (count: number) => `${count}件の反応を自動アクセスとし、点数から外しました。`,
    learnable: (count: number) => `${count}件は、引き渡しから90日を過ぎたあと、配点の見直しに使います。`,
    changed: 'マーケティングが変えたこと（全体）',
    changedNothing: 'この月は、配点・引き渡し基準・ご案内の内容に変更はありませんでした。',
    learnedPoints: '配点を、営業のご報告から学んだものに切り替えました。',
    otherPoints: '配点を切り替えました。',
    rules: '引き渡し基準を変えました。',
    content: (name: string) => `「${name}」の内容を変えました。`,
    more: (count: number) => `ほか${count}件`,
    decided: '会議で決めたこと',
    decision: (what: string, who: string, isDone: boolean) =>
      `${isDone ? '済み' : '未了'}: ${what}${who === '' ? '' : `（${who}）`}`,
    why: [
      '前の月に報告のあった営業担当の方に、月に一度お送りしています。取り消された報告は含みません。',
      '停止は、管理者が画面の「会社の設定」の「社内へのメール」で行えます。',
    ],
  },
  en: {
    subject: (month: string, reports: number) =>
      `[Your ${reports} ${reports === 1 ? 'report' : 'reports'} of ${month}] What became of them`,
    greeting: (name: string) => `${name},`,
    intro: (month: string) => `What you reported in ${month}, and what has changed by it.`,
    reported: 'What you reported',
    outcome: (label: string, count: number) => `${label}: ${count}`,
    disputes: (count: number) => `"This was nobody": ${count}`,
    did: 'What your reports changed',
    didNothing: 'Nothing changed in how customers are treated or scored.',
    opportunities: (count: number) =>
      count === 1
        ? '1 counts as an opportunity in the KPIs.'
        : `${count} count as opportunities in the KPIs.`,
    resting: (count: number) => `Not handed over again before their time: ${people(count)}.`,
    unmailed: (count: number) => `No mails any more: ${people(count)}.`,
    discounted: (count: number) =>
      count === 1
        ? '1 reaction was taken for automatic and counts no points.'
        : `${count} reactions were taken for automatic and count no points.`,
    learnable: (count: number) =>
      count === 1
        ? '1 will help to review the points, once 90 days have passed since its handoff.'
        : `${count} will help to review the points, once 90 days have passed since their handoffs.`,
    changed: 'What marketing changed, for everybody',
    changedNothing:
      'In this month the points, the rules of handing over and the contents stayed as they were.',
    learnedPoints: 'The points were switched to those learned from what sales reported.',
    otherPoints: 'The points were switched.',
    rules: 'The rules of handing over were changed.',
    content: (name: string) => `The contents of "${name}" were changed.`,
    more: (count: number) => `and ${count} more`,
    decided: 'What meetings decided',
    decision: (what: string, who: string, isDone: boolean) =>
      `${isDone ? 'Done' : 'Open'}: ${what}${who === '' ? '' : ` (${who})`}`,
    why: [
      'This comes once a month to salespeople who reported something the month before. What was taken back is left out.',
      'An administrator ends it in the company settings, under "Mails to colleagues".',
    ],
  },
};
