import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkMove,
  doneChecks,
  isAhead,
  reviewsRank,
  salesProcessSchema,
  unrecordedItems,
  type SalesProcess,
} from '../../../../domain/handoffs/process/sales-process.ts';
import { defaultSettings, settingsSchema } from '../../../../domain/settings/settings.ts';
import { shippedSalesProcess as process } from '../../../../domain/handoffs/process/shipped-sales-process.ts';

const move = (from: string, to: string, ...done: string[]) => checkMove(process, from, to, new Set(done));
const phases = process.phases.map(({ id }) => id);
const checks = process.checks.map(({ id }) => id);

describe('the shipped process', () => {
  it('is valid, with six phases, two or three stages each, and 27 items in 7 lists', () => {
    expect(salesProcessSchema.parse(process)).toEqual(process);
    expect(process.phases.map(({ label }) => label.ja)).toEqual([
      'アプローチ',
      'ヒアリング',
      '提案',
      'クロージング',
      '成約',
      'フォロー',
    ]);
    for (const { stages } of process.phases) expect([2, 3]).toContain(stages.length);
    expect(process.lists.map(({ label, items }) => [label.ja, items.length])).toEqual([
      ['アプローチ', 4],
      ['ヒアリング', 3],
      ['アポ獲得', 3],
      ['提案', 3],
      ['クロージング', 4],
      ['成約', 5],
      ['フォロー', 5],
    ]);
    expect(process.lists.find(({ label }) => label.ja === 'アポ獲得')?.phase).toBe('hearing');
  });

  it('holds the three stages of the prose and the four criteria word by word', () => {
    const stages = process.phases.flatMap((phase) => phase.stages.map(({ label }) => label.ja));
    expect(stages).toEqual(expect.arrayContaining(['資料作成中', '提案済み・反応待ち', '条件調整中']));
    expect(process.criteria.map(({ text }) => text.ja)).toEqual([
      '初回接点が完了し、担当者名・連絡先・会社情報の把握ができた上で、ヒアリングの実施が始まっている。',
      '初回打ち合わせを実施し、提案資料または見積書を送付済み。顧客のフィードバックを待っている段階。',
      '顧客と価格や条件交渉が始まり、導入の具体的な検討に入っている。稟議資料の作成や契約書の調整が進んでいる場合も含む。',
      '契約条件が双方合意に至り、契約書が正式に締結された。社内への引き継ぎ準備が始まっている。',
    ]);
  });

  it('holds for settings that were saved before there was one', () => {
    const { salesProcess: _, ...old } = defaultSettings;

    expect(settingsSchema.parse(old).salesProcess).toEqual(process);
  });
});

describe('G5: moving a deal', () => {
  it('refuses クロージング without a sent 見積, and says which criterion asks for it', () => {
    const answer = move('proposal', 'closing', 'negotiating', 'considering');

    expect(answer).toMatchObject({
      kind: 'lacking',
      lacking: [
        { criterion: process.criteria[2], missing: [{ id: 'quoteSent', label: { ja: '見積書を送付済み' } }] },
      ],
    });
  });

  it('asks only for what is missing, and lets go when nothing is', () => {
    expect(move('proposal', 'closing', 'quoteSent', 'negotiating', 'considering').kind).toBe('allowed');
    expect(move('hearing', 'proposal', 'firstMeetingHeld')).toMatchObject({
      lacking: [{ missing: [{ id: 'proposalSent' }] }],
    });
  });

  it('looks at every criterion that a long move passes, in their order', () => {
    const answer = move('approach', 'won', 'contactMade', 'contactKnown', 'hearingBegun', 'firstMeetingHeld');

    expect(answer.kind === 'lacking' ? answer.lacking.map(({ criterion }) => criterion.to) : []).toEqual([
      'proposal',
      'closing',
      'won',
    ]);
  });

  it('never holds a move back, nor one within a phase or after the deal is won', () => {
    fc.assert(
      fc.property(fc.constantFrom(...phases), fc.constantFrom(...phases), (from, to) => {
        if (!isAhead(process, from, to)) expect(move(from, to).kind).toBe('allowed');
      }),
    );
    expect(move('won', 'followUp').kind).toBe('allowed');
  });

  it('lets a move go once what it named is done, and never asks for what is done', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...phases),
        fc.constantFrom(...phases),
        fc.uniqueArray(fc.constantFrom(...checks)),
        (from, to, done) => {
          const answer = move(from, to, ...done);
          if (answer.kind === 'allowed') return;
          const missing = answer.lacking.flatMap((each) => each.missing.map(({ id }) => id));
          expect(missing.some((id) => done.includes(id))).toBe(false);
          expect(move(from, to, ...done, ...missing).kind).toBe('allowed');
        },
      ),
    );
  });
});

describe('what is known without asking', () => {
  it('is the first contact, and the customer with a name, a way to reach them and a company', () => {
    const done = doneChecks(process, { checks: [], isContacted: true, isContactKnown: true });

    expect([...done]).toEqual(['contactMade', 'contactKnown']);
    expect(checkMove(process, 'approach', 'hearing', done)).toMatchObject({
      lacking: [{ missing: [{ id: 'hearingBegun' }] }],
    });
  });

  it('is what was ticked before', () => {
    expect([
      ...doneChecks(process, { checks: ['quoteSent'], isContacted: false, isContactKnown: false }),
    ]).toEqual(['quoteSent']);
  });
});

describe('the rank', () => {
  it('is looked at anew on leaving the hearing forward, and only then', () => {
    expect(reviewsRank(process, 'hearing', 'proposal')).toBe(true);
    expect(reviewsRank(process, 'approach', 'closing')).toBe(true);
    expect(reviewsRank(process, 'approach', 'hearing')).toBe(false);
    expect(reviewsRank(process, 'proposal', 'closing')).toBe(false);
    expect(reviewsRank(process, 'closing', 'hearing')).toBe(false);
  });
});

describe('records', () => {
  it('of a phase that lack are told apart', () => {
    expect(
      unrecordedItems(process, 'hearing', { problem: '在庫が合わない', agenda: '' }).map(({ id }) => id),
    ).toEqual(['bantState', 'hearingNotes', 'appointment', 'agenda', 'participants']);
  });
});

describe('an edited process', () => {
  const problemsOf = (change: (process: SalesProcess) => void): readonly string[] => {
    const edited = structuredClone(process);
    change(edited);
    return (salesProcessSchema.safeParse(edited).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );
  };

  it.each<[string, (process: SalesProcess) => void, string]>([
    [
      'an unknown phase in a criterion',
      (edited) =>
        void edited.criteria.push({
          from: 'hearing',
          to: 'demo',
          text: { ja: 'x', en: 'x' },
          checks: ['agreed'],
        }),
      'criteria.4.to: There is no phase "demo"',
    ],
    [
      'an unknown check in a criterion',
      (edited) => void edited.criteria[0]?.checks.push('nothing'),
      'criteria.0.checks: There is no check "nothing"',
    ],
    [
      'two phases of one id',
      (edited) => void edited.phases.push(...structuredClone(process.phases.slice(0, 1))),
      'phases: The id "approach" stands twice.\nid「approach」が重複しています。',
    ],
    [
      'one item in two lists',
      (edited) => void edited.lists[1]?.items.push({ id: 'route', label: { ja: '経路', en: 'Route' } }),
      'lists.items: The id "route" stands twice',
    ],
    [
      'a criterion that leads back',
      (edited) =>
        void edited.criteria.push({
          from: 'closing',
          to: 'hearing',
          text: { ja: 'x', en: 'x' },
          checks: ['agreed'],
        }),
      'criteria.4: "hearing" does not come after "closing"',
    ],
    ['no phase of a won deal', (edited) => void edited.phases.splice(4, 1), 'There is no phase "won"'],
    [
      'a list of an unknown phase',
      (edited) =>
        void edited.lists.push({
          id: 'demoRecords',
          label: { ja: 'デモ', en: 'Demo' },
          phase: 'demo',
          items: [{ id: 'demoOn', label: { ja: '日', en: 'Day' } }],
        }),
      'lists.7.phase: There is no phase "demo"',
    ],
    [
      'an id that cannot stand in a form',
      (edited) => void edited.checks.push({ id: '稟議 済み', label: { ja: '稟議', en: 'Approval' } }),
      'checks.10.id: Use letters and digits',
    ],
    [
      'more items than an event can carry',
      (edited) =>
        void edited.lists[0]?.items.push(
          ...Array.from({ length: 14 }, (_, index) => ({ id: `more${index}`, label: { ja: 'x', en: 'x' } })),
        ),
      'lists: There are more than 40 items.\n項目は40個までです。',
    ],
  ])('is refused with %s', (_, change, message) => {
    expect(problemsOf(change).join('\n')).toContain(message);
  });

  it('may have phases of its own', () => {
    expect(
      problemsOf((edited) => {
        edited.phases.splice(2, 0, {
          id: 'demo',
          label: { ja: 'デモ', en: 'Demo' },
          meaning: { ja: 'デモをする', en: 'Show it' },
          stages: [],
        });
        edited.criteria.push({
          from: 'hearing',
          to: 'demo',
          text: { ja: 'デモの日が決まった', en: 'The day is set' },
          checks: ['hearingBegun'],
        });
      }),
    ).toEqual([]);
  });
});
