import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../../app/handoffs/answer/read-answer.ts';
import { readProgress } from '../../../../app/handoffs/process/read-progress.ts';
import type { Handoff } from '../../../../domain/handoffs/handoff.ts';
import { defaultSettings, type Settings } from '../../../../domain/settings/settings.ts';
import { shippedSalesProcess } from '../../../../domain/handoffs/process/shipped-sales-process.ts';
import { aHandoff } from '../../../builders/handoffs.ts';

type Form = Readonly<Record<string, string>>;

const settings: Settings = {
  ...defaultSettings,
  assets: [
    {
      id: 'guide',
      kind: 'document',
      title: { ja: '在庫管理の手引き', en: 'Guide' },
      points: { ja: [], en: [] },
      url: 'https://company.example/guide',
    },
  ],
};
const report = (form: Form, on = '2026-04-10') =>
  readAnswer('report', form, settings, new Date(`${on}T03:00:00Z`));

describe('G9: the form of the report', () => {
  it('takes exactly the sample answers of the article', () => {
    const read = report({
      outcome: 'reached',
      reaction: 'positive',
      reactionText: '課長は前向きだが、決裁者の反応は未確認',
      competitor: 'yes',
      competitorText: 'A社、重視する点:サポート体制、初期費用',
      'hurdle-approval': 'on',
      'hurdle-unknown': 'on',
      hurdleText: '稟議が2段階必要、ITリテラシーにバラつきあり',
      nextAction: 'planned',
      nextActionText: '4/18に競合比較表送付予定、4/22週に部長との面談を打診',
    });

    expect(read).toEqual({
      kind: 'answer',
      answer: {
        kind: 'report',
        outcome: 'reached',
        talk: {
          reaction: 'positive',
          reactionText: '課長は前向きだが、決裁者の反応は未確認',
          competitor: 'yes',
          competitorText: 'A社、重視する点:サポート体制、初期費用',
          hurdles: ['approval', 'unknown'],
          hurdleText: '稟議が2段階必要、ITリテラシーにバラつきあり',
          nextAction: 'planned',
          nextActionText: '4/18に競合比較表送付予定、4/22週に部長との面談を打診',
        },
      },
    });
  });

  it('offers every choice of the four, and refuses none', () => {
    const choices = {
      reaction: ['positive', 'considering', 'cautious', 'negative'],
      competitor: ['yes', 'no'],
      nextAction: ['planned', 'undecided'],
    };

    for (const [name, values] of Object.entries(choices))
      for (const value of values)
        expect(report({ outcome: 'reached', [name]: value })).toMatchObject({
          answer: { talk: { [name]: value } },
        });
  });

  it('needs the outcome alone: one tap and the button', () => {
    expect(report({ outcome: 'gathering' })).toEqual({
      kind: 'answer',
      answer: { kind: 'report', outcome: 'gathering' },
    });
  });

  it('takes the five items of a hearing with their notes, and which document was sent', () => {
    const read = report({
      outcome: 'reached',
      need: 'concrete',
      needNote: '棚卸しに毎月40時間',
      problem: '欠品が続いている',
      reason: '基幹の更新に合わせて',
      authority: 'contactOnly',
      authorityNote: '鈴木部長',
      decisionFlow: '稟議2段階',
      budget: 'secured',
      budgetNote: '300万円',
      timeframe: 'undecided',
      timeframeNote: '2027年4月',
      seriousness: 'comparing',
      'sent-guide': 'on',
      'sent-unknown': 'on',
      sentText: '他社比較表',
      sentReaction: 'positive',
      sentReactionText: '料金に関心',
    });

    expect(read).toMatchObject({
      answer: {
        bant: { need: 'concrete', authority: 'contactOnly', budget: 'secured', timeframe: 'undecided' },
        bantNotes: {
          need: '棚卸しに毎月40時間',
          authority: '鈴木部長',
          budget: '300万円',
          timeframe: '2027年4月',
        },
        hearing: {
          problem: '欠品が続いている',
          reason: '基幹の更新に合わせて',
          decisionFlow: '稟議2段階',
          seriousness: 'comparing',
        },
        sent: { assets: ['guide'], text: '他社比較表', reaction: 'positive', reactionText: '料金に関心' },
      },
    });
  });

  it('counts hidden fields for no outcome that does not ask for them', () => {
    expect(
      report({ outcome: 'leftCompany', need: 'concrete', needNote: 'x', reason: 'y', amount: '1' }),
    ).toEqual({
      kind: 'answer',
      answer: { kind: 'report', outcome: 'leftCompany' },
    });
  });
});

it.each(['$500', '500 USD', '€1,200'])(
  'an amount of another currency (%s) is not taken for one of the company',
  (amount) => {
    expect(report({ outcome: 'won', amount })).toMatchObject({
      kind: 'problem',
      problem: { en: expect.stringContaining('(JPY)') },
    });
  },
);

const progress = (form: Form, handoff: Partial<Handoff> = {}, done: readonly string[] = []) =>
  readProgress(form, {
    process: shippedSalesProcess,
    handoff: aHandoff({ state: 'accepted', ...handoff }),
    done: new Set(done),
    today: '2026-11-20',
    currency: 'JPY',
  });
const at = (phase: string, change: Partial<NonNullable<Handoff['progress']>> = {}): Partial<Handoff> => ({
  progress: { phase, since: '2026-11-01T00:00:00.000Z', checks: [], records: {}, ...change },
});

describe('G5: the form of the progress', () => {
  it('refuses クロージング without a sent 見積, in the words of the criterion', () => {
    const read = progress(
      { phase: 'closing', 'check-negotiating': 'on', 'check-considering': 'on' },
      at('proposal'),
    );

    expect(read).toMatchObject({
      kind: 'problem',
      problem: {
        ja: expect.stringContaining('足りないもの: 見積書を送付済み。'),
        en: expect.stringContaining('Missing: The quote was sent.'),
      },
      lacking: [{ criterion: { text: { ja: expect.stringContaining('顧客と価格や条件交渉が始まり') } } }],
    });
  });

  it('lets it go with the box ticked, and asks for nothing that was ticked before', () => {
    expect(
      progress({ phase: 'closing', 'check-quoteSent': 'on' }, at('proposal'), ['negotiating', 'considering']),
    ).toMatchObject({ kind: 'answer', answer: { phase: 'closing', checks: ['quoteSent'] } });
  });

  it('asks for the rank anew on leaving the hearing', () => {
    const ticked = { phase: 'proposal', 'check-firstMeetingHeld': 'on', 'check-proposalSent': 'on' };

    expect(progress(ticked, at('hearing'))).toMatchObject({
      kind: 'problem',
      problem: { ja: expect.stringContaining('A/B/C判定を見直します') },
    });
    expect(progress({ ...ticked, rank: 'B' }, at('hearing'))).toMatchObject({ answer: { rank: 'B' } });
    expect(progress({ phase: 'hearing', rank: 'C' }, at('hearing'))).not.toHaveProperty('answer.rank');
  });

  it('reads the same of the same form wherever the deal stands by then: a double click is one answer', () => {
    const form = {
      from: 'hearing',
      phase: 'proposal',
      'stage-proposal': 'drafting',
      'check-firstMeetingHeld': 'on',
      'check-proposalSent': 'on',
      rank: 'A',
      next: 'planned',
      nextOn: '2026-11-24',
      nextWhat: '見積',
      'record-problem': '在庫が合わない',
    };
    const old = { records: { removedItem: 'kept', problem: '前' } };

    const first = progress(form, at('hearing', old));
    const second = progress(
      form,
      at('proposal', { records: first.kind === 'answer' ? first.answer.records : {} }),
      ['firstMeetingHeld', 'proposalSent'],
    );

    expect(first).toMatchObject({
      answer: { records: { removedItem: 'kept', problem: '在庫が合わない' }, stage: 'drafting', rank: 'A' },
    });
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });

  it.each<[string, Form, string]>([
    ['no phase', {}, '営業フェーズをひとつ'],
    ['a phase that there is not', { phase: 'demo' }, '営業フェーズをひとつ'],
    ['a plan without a day', { phase: 'approach', nextWhat: '電話' }, '日を選んでください'],
    ['a plan on a day that is no day', { phase: 'approach', nextOn: '2026-02-31' }, '日を選んでください'],
    ['a plan in the past', { phase: 'approach', nextOn: '2026-11-19' }, '「2026-11-19」は過ぎています'],
    [
      'an amount that is none',
      {
        phase: 'won',
        amount: 'たくさん',
        rank: 'A',
        ...Object.fromEntries(shippedSalesProcess.checks.map(({ id }) => [`check-${id}`, 'on'])),
      },
      '金額「たくさん」を読めません',
    ],
  ])('refuses %s', (_, form, message) => {
    const read = progress(form);

    expect(read.kind === 'problem' ? read.problem.ja : '').toContain(message);
  });

  it('keeps a won deal won', () => {
    const won: Partial<Handoff> = { state: 'closed', outcome: 'won', ...at('won') };

    expect(progress({ phase: 'followUp' }, won)).toMatchObject({ kind: 'answer' });
    expect(progress({ phase: 'closing' }, won)).toMatchObject({
      problem: { ja: expect.stringContaining('受注の記録を取り消してください') },
    });
  });

  it('leaves what follows a win until there is one', () => {
    expect(
      progress(
        { phase: 'followUp' },
        at('closing'),
        shippedSalesProcess.checks.map(({ id }) => id),
      ),
    ).toMatchObject({
      problem: { en: expect.stringContaining('once the deal is recorded as won') },
    });
  });

  it('takes "undecided" for an answer, and a plan that is emptied for none', () => {
    expect(progress({ phase: 'approach', next: 'undecided', nextOn: '2026-11-19' })).toMatchObject({
      answer: { nextActionUndecided: true },
    });
    expect(progress({ phase: 'approach' })).not.toHaveProperty('answer.nextAction');
  });
});

describe('a slip in the year', () => {
  const now = new Date('2026-11-30T03:00:00Z');

  it('is said, where it would silence the clocks of a handoff or the handoffs of a customer for good', () => {
    const promised = (callAtOther: string) => readAnswer('promise', { callAtOther }, settings, now);

    expect(promised('2062-12-01T10:00')).toMatchObject({
      kind: 'problem',
      problem: { ja: expect.stringContaining('92日より先') },
    });
    expect(promised('2026-12-01T10:00')).toMatchObject({ kind: 'answer' });
    expect(report({ outcome: 'tooEarly', untilDate: '2206-04-01' })).toMatchObject({ kind: 'problem' });
    expect(report({ outcome: 'choseAnother', untilDate: '2031-04-01' })).toMatchObject({ kind: 'answer' });
  });
});
