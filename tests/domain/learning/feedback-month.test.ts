import { describe, expect, it } from 'vitest';
import type { Feedback, Outcome } from '../../../domain/handoffs/handoff.ts';
import { feedbackMonths, marketingMonth } from '../../../domain/learning/feedback-month.ts';
import { renderFeedbackMail } from '../../../templates/mails/feedback-mail.ts';

const said = (handoffId: string, answer: Feedback['answer'], by = 'sato'): Feedback => ({
  id: `${handoffId}-${JSON.stringify(answer)}`,
  handoffId,
  customerId: `c-${handoffId}`,
  at: '2026-10-05T01:00:00.000Z',
  by,
  answer,
});
const report = (handoffId: string, outcome: Outcome, by?: string): Feedback =>
  said(handoffId, { kind: 'report', outcome }, by);
const line = (route: string, thing: string, field = 'x') => ({
  id: 'a',
  at: '2026-10-05T01:00:00.000Z',
  byId: 'm',
  byName: 'Ann',
  route,
  kind: 'k',
  thing,
  changes: [{ field }],
});

describe('what became of reports', () => {
  it('is counted by salesperson, of each handoff by its last report', () => {
    const months = feedbackMonths([
      report('a', 'notReached'),
      report('a', 'opportunity'),
      report('b', 'tooEarly'),
      report('c', 'neverContact'),
      report('d', 'noTime'),
      said('e', { kind: 'accept' }),
      said('f', { kind: 'dispute', engagementIds: ['1', '2'], verdicts: [], does: 'withdraws' }),
      report('g', 'won', 'kato'),
    ]);

    expect([...months.keys()]).toEqual(['sato', 'kato']);
    expect(months.get('sato')).toEqual({
      outcomes: ['opportunity', 'tooEarly', 'neverContact', 'noTime'].map((outcome) => ({
        outcome,
        count: 1,
      })),
      disputes: 1,
      discounted: 2,
      resting: 1,
      unmailed: 1,
      opportunities: 1,
      learnable: 3,
    });
  });

  it('beside what marketing changed: points, contents by name once, rules; nothing else', () => {
    expect(
      marketingMonth([
        line('switchModel', 'learned-2026-10-01'),
        line('saveSequence', 'spring'),
        line('saveSequence', 'spring'),
        line('changeSettings', '', 'companyName'),
      ]),
    ).toEqual({
      models: [{ id: 'learned-2026-10-01', isLearned: true }],
      contents: ['spring'],
      rulesChanged: false,
    });
    expect(marketingMonth([line('changeSettings', '', 'handoffRules.bantForRankA')]).rulesChanged).toBe(true);
  });

  it.each(['ja', 'en'] as const)('says so honestly where nothing has changed: %s', (locale) => {
    const [own] = [...feedbackMonths([report('d', 'noTime')]).values()];
    if (own === undefined) throw new Error('nobody reported');
    const { subject, text } = renderFeedbackMail({
      locale,
      toLastName: '佐藤',
      month: locale === 'ja' ? '2026年10月' : 'October 2026',
      own,
      marketing: marketingMonth([]),
      decisions: [],
    });

    expect(subject).toBe(
      locale === 'ja'
        ? '【2026年10月のご報告1件】その後どうなったか'
        : '[Your 1 report of October 2026] What became of them',
    );
    expect(text).toMatch(locale === 'ja' ? /変わったものはありません/ : /Nothing changed in how customers/);
    expect(text).toMatch(locale === 'ja' ? /変更はありませんでした/ : /stayed as they were/);
  });
});
