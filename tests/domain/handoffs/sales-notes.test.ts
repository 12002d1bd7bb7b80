import { describe, expect, it } from 'vitest';
import { datedActions, talkNotesSchema } from '../../../domain/handoffs/talk-notes.ts';

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
  ])('takes %s on %s for %s', (text, today, on) => {
    expect(datedActions(text, today)[0]?.on).toBe(on);
  });

  it('finds no action where no day exists', () => {
    expect(datedActions('2/30に電話、また連絡', '2026-01-10')).toEqual([]);
    expect(datedActions('未定', '2026-01-10')).toEqual([]);
  });
});
