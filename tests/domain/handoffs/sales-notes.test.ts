import { describe, expect, it } from 'vitest';
import { effectsOf } from '../../../domain/handoffs/answer/feedback-effects.ts';
import { datedActions } from '../../../domain/handoffs/dated-actions.ts';
import { talkNotesSchema } from '../../../domain/handoffs/talk-notes.ts';
import { addDays } from '../../../domain/kernel/local-date.ts';
import { aHandoff, aReport } from '../../builders/handoffs.ts';
import { aStanding } from '../../builders/people.ts';
import { today } from '../../builders/time.ts';

describe('G9: the sample answers of the article', () => {
  it('accepts exactly the choices and texts of the article', () => {
    const notes = talkNotesSchema.parse({
      reaction: 'positive',
      reactionText: '課長は前向きだが、決裁者の反応は未確認',
      competitor: 'yes',
      competitorText: 'A社、重視する点:サポート体制、初期費用',
      hurdles: ['approval', 'unknown'],
      hurdleText: '稟議が2段階必要、ITリテラシーにバラつきあり',
      nextAction: 'planned',
      nextActionText: '4/18に競合比較表送付予定、4/22週に部長との面談を打診',
    });

    expect(notes.nextActionText).toContain('競合比較表');
  });

  it('reads 「4/18に競合比較表送付予定」 as a dated next action', () => {
    expect(datedActions('4/18に競合比較表送付予定、4/22週に部長との面談を打診', '2026-04-10')).toEqual([
      { on: '2026-04-18', isWeek: false, what: '競合比較表送付予定' },
      { on: '2026-04-22', isWeek: true, what: '部長との面談を打診' },
    ]);
  });

  it.each([
    ['1/8に訪問', '2026-12-20', '2027-01-08'],
    ['12月20日に電話', '2026-12-25', '2026-12-20'],
    ['２/３まで見積', '2026-11-20', '2027-02-03'],
  ])('takes %s on %s for %s', (text, writtenOn, on) => {
    expect(datedActions(text, writtenOn)[0]?.on).toBe(on);
  });

  it.each([
    ['Apr 18: send the comparison', '2026-04-18', 'send the comparison', false],
    ['Send the quote on Dec 18', '2026-12-18', 'Send the quote', false],
    ['call again by 18 December 2026', '2026-12-18', 'call again', false],
    ['Demo, January 5th, 2027 at their plant', '2027-01-05', 'at their plant', false],
    ['Meet the CFO in the week of Dec 14', '2026-12-14', 'Meet the CFO', true],
    ['2026-12-18 call', '2026-12-18', 'call', false],
    ['2026/4/18に電話', '2026-04-18', '電話', false],
    ['2026年12月18日に訪問', '2026-12-18', '訪問', false],
    ['18/12 visit', '2026-12-18', 'visit', false],
    ['見積を送付 12/18', '2026-12-18', '見積を送付', false],
  ])('reads %j', (text, on, what, isWeek) => {
    expect(datedActions(text, '2026-04-10')).toEqual([{ on, what, isWeek }]);
  });

  it('finds no action where no day exists', () => {
    expect(datedActions('2/30に電話、また連絡', '2026-01-10')).toEqual([]);
    expect(datedActions('未定', '2026-01-10')).toEqual([]);
  });
});

describe('a first meeting that is fixed', () => {
  const planned = (change: Parameters<typeof aReport>[1]) =>
    effectsOf(aReport('opportunity', change), aHandoff(), aStanding(), today).handoff.nextActions;

  it('is what comes next: nobody is told that nothing is planned', () => {
    expect(planned({ meetingOn: addDays(today, 3) })).toEqual([
      { on: addDays(today, 3), isWeek: false, what: '初回商談' },
    ]);
    expect(planned({ meetingOn: addDays(today, -3) })).toEqual([]);
    expect(planned({})).toEqual([]);
  });

  it('stands once beside what is written of that day', () => {
    const meetingOn = '2026-12-18';
    const talk = { nextAction: 'planned', nextActionText: 'Dec 18: meet the CFO' } as const;

    expect(planned({ meetingOn, talk })).toEqual([{ on: meetingOn, isWeek: false, what: 'meet the CFO' }]);
  });
});
