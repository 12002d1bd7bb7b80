import { counted } from '../../contract/counted.ts';
import { clean } from '../../domain/kernel/clean-text.ts';

interface OwnerFigures {
  readonly name: string;
  readonly open: number;
  readonly overdue: number;
  readonly stalled: number;
  readonly unreported: number;
}

interface Flow {
  readonly made: number;
  readonly accepted: number;
  readonly released: number;
}

/** The words of the mails of the week. */
export const weeklyWords = {
  ja: {
    greeting: (name: string) => `${name}さん`,
    ownerSubject: (open: number, overdue: number) =>
      `【今週】対応中${open}件${overdue === 0 ? '' : `（期限超過${overdue}件）`}の確認`,
    managerSubject: (open: number, overdue: number) =>
      `【今週のチーム】対応中${open}件${overdue === 0 ? '' : `・期限超過${overdue}件`}`,
    marketingSubject: (reports: number) => `【営業の回答】この1週間の報告${reports}件`,
    ownerIntro: (open: number) => `対応中の${open}件のうち、ご確認いただきたいものです。`,
    managerIntro: 'チームの対応状況です。声をかけていただきたいものから並べています。',
    marketingIntro: (period: string) => `${period}に、営業から届いた回答のまとめです。`,
    unfollowed: '初回連絡がまだの件',
    coming: '今週の予定',
    overdue: '期限超過',
    stalled: '停滞',
    noNextAction: '次回予定なし',
    team: '担当者ごとの件数',
    focus: '注力（そのほかのA判定）',
    flow: '引き渡し',
    outcomes: '報告の内訳',
    indent: '　',
    counted: (heading: string, count: number) => `${heading}　${count}件`,
    others: (count: number) => `ほか${count}件`,
    who: (name: string, account: string) =>
      [account, `${name === '' ? 'ご担当者' : name}様`].filter((part) => part !== '').join(' '),
    owner: (name: string) => `担当: ${name}`,
    due: (at: string, isOverdue: boolean) => `初回連絡の期限: ${at}${isOverdue ? '（超過）' : ''}`,
    stoodDays: (days: number, hasNothingPlanned: boolean) =>
      `${days}日間、動きがありません${hasNothingPlanned ? '（次回予定なし）' : ''}`,
    ownerLine: ({ name, open, overdue, stalled, unreported }: OwnerFigures) =>
      `${clean(name)}　対応中${open}／期限超過${overdue}／停滞${stalled}／未報告${unreported}`,
    flowLine: ({ made, accepted, released }: Flow) =>
      `引き渡し${made}件／受領${accepted}件／報告がなく育成に戻したもの${released}件`,
    outcomeLine: (label: string, count: number) => `${label}: ${count}件`,
    code: (code: string) => `（${code}）`,
    by: (name: string, when: string) =>
      [name === '' ? '' : `${name}さん`, when].filter((part) => part !== '').join('、'),
    more: (count: number) => `ほか${count}件は rekindle feedback list で見られます。`,
    why: {
      owner: '毎週お送りしています。リンク先で報告すると、この一覧から消えます。',
      manager: '毎週、上長の方にお送りしています。お名前のリンク先で、担当の変更ができます。',
      marketing: '毎週お送りしています。取り消された回答は含みません。',
    },
  },
  en: {
    greeting: (name: string) => `${name},`,
    ownerSubject: (open: number, overdue: number) =>
      `[This week] ${open} open${overdue === 0 ? '' : `, ${overdue} overdue`}: please look`,
    managerSubject: (open: number, overdue: number) =>
      `[Your team this week] ${open} open${overdue === 0 ? '' : `, ${overdue} overdue`}`,
    marketingSubject: (reports: number) =>
      `[Sales says] ${reports} ${reports === 1 ? 'report' : 'reports'} in the last seven days`,
    ownerIntro: (open: number) =>
      `Of your ${open} open ${open === 1 ? 'handoff' : 'handoffs'}, these want a look.`,
    managerIntro: 'How your team stands. What wants a word from you comes first.',
    marketingIntro: (period: string) => `What sales answered, ${period}.`,
    unfollowed: 'No contact yet',
    coming: 'Planned for this week',
    overdue: 'Overdue',
    stalled: 'Stalled',
    noNextAction: 'No next action',
    team: 'By owner',
    focus: 'Focus (others of rank A)',
    flow: 'Handoffs',
    outcomes: 'Reports by outcome',
    indent: '\u2003',
    counted: (heading: string, count: number) => `${heading} (${count})`,
    others: (count: number) => `and ${count} more`,
    who: (name: string, account: string) =>
      [name, account].filter((part) => part !== '').join(', ') || 'a customer',
    owner: (name: string) => `Owner: ${name}`,
    due: (at: string, isOverdue: boolean) => `First contact due ${at}${isOverdue ? ' (overdue)' : ''}`,
    stoodDays: (days: number, hasNothingPlanned: boolean) =>
      `nothing has moved for ${counted(days, 'day')}${hasNothingPlanned ? ', no next action' : ''}`,
    ownerLine: ({ name, open, overdue, stalled, unreported }: OwnerFigures) =>
      `${clean(name)}: ${open} open, ${overdue} overdue, ${stalled} stalled, ${unreported} unreported`,
    flowLine: ({ made, accepted, released }: Flow) =>
      `${made} handed over, ${accepted} accepted, ${released} returned to nurturing without a report`,
    outcomeLine: (label: string, count: number) => `${label}: ${count}`,
    code: (code: string) => `(${code})`,
    by: (name: string, when: string) => [name, when].filter((part) => part !== '').join(', '),
    more: (count: number) => `See the other ${count} with rekindle feedback list.`,
    why: {
      owner: 'This comes every week. What you have reported on leaves the list.',
      manager:
        'This comes every week, to managers. Each name leads to where you can give it to somebody else.',
      marketing: 'This comes every week. Answers that were taken back are left out.',
    },
  },
};
