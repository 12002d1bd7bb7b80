import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHandoffView } from '../builders/views.ts';
import { anApi, someSettings, type } from './command-line.ts';

const accepted = (code: string) =>
  aHandoffView({
    code,
    state: 'accepted',
    createdAt: '2026-11-20T01:00:00.000Z',
    receivedDueAt: '2026-11-20T01:30:00.000Z',
    firstContactDueAt: '2026-11-20T02:00:00.000Z',
    acceptedAt: '2026-11-20T01:10:00.000Z',
  });

const row = (code: string, review: object, more: object = {}) => ({
  ...accepted(code),
  ownerName: '佐藤 誠',
  customerName: '山田 花子',
  accountName: '東都精機',
  isOverdue: false,
  review: { isUnfollowed: false, isOverdue: false, hasNoNextAction: false, nextActions: [], ...review },
  ...more,
});

const rows = [
  row('AAAAAA', { isUnfollowed: true }),
  row(
    'BBBBBB',
    { stalledDays: 16 },
    { phaseLabel: 'Proposal', stageLabel: 'Preparing documents', firstContactAt: '2026-11-20T02:00:00.000Z' },
  ),
  row('CCCCCC', { stalledDays: 20, hasNoNextAction: true }, { phaseLabel: 'Closing' }),
];

const one = {
  handoff: {
    ...accepted('BBBBBB'),
    decided: {
      rules: 1,
      temperature: 'hot',
      rankedBecause: 'hot',
      routedBecause: 'deputy',
      bantConfirmed: 0,
    },
    progress: { phase: 'proposal', since: '2026-11-20T03:00:00.000Z', checks: [], records: {} },
  },
  ownerName: '佐藤 誠',
  customerName: '山田 花子',
  accountName: '東都精機',
  bant: { budget: 'secured' },
  bantNotes: { budget: '300万円' },
  phaseLabel: 'Proposal',
  stageLabel: 'Preparing documents',
  records: [{ label: 'Points of the proposal', value: '在庫の見える化' }],
  missingRecords: ['Reaction, questions, judgement'],
  review: {
    isUnfollowed: false,
    isOverdue: false,
    hasNoNextAction: false,
    stalledDays: 16,
    nextActions: [{ on: '2026-12-01', isWeek: true, what: '面談' }],
  },
  history: [
    { at: '2026-11-20T01:10:00.000Z', by: '佐藤 誠', kind: 'accept', isUndone: false, lines: ['Accepted'] },
    {
      at: '2026-11-20T03:00:00.000Z',
      by: '佐藤 誠',
      kind: 'report',
      isUndone: true,
      lines: ['Not needed now', 'Note: x'],
    },
  ],
};

let api: Awaited<ReturnType<typeof anApi>>;
beforeAll(async () => {
  api = await anApi(({ path }) => ({
    body: path === '/settings' ? someSettings : path === '/handoffs' ? { handoffs: rows } : one,
  }));
});
afterAll(() => api.close());

const codesOf = (out: string): readonly string[] => out.match(/[A-C]{6}/g) ?? [];

describe('handoff list', () => {
  it('shows where each deal stands, and which stand still', async () => {
    const { out, exitCode } = await type(['handoff', 'list'], api.url);

    expect(exitCode).toBe(0);
    expect(codesOf(out)).toEqual(['AAAAAA', 'BBBBBB', 'CCCCCC']);
    expect(out).toContain('Sales phase');
    expect(out).toContain('Proposal, Preparing documents still for 16 days');
  });

  it.each([
    [['--stalled'], ['BBBBBB', 'CCCCCC']],
    [['--no-next-action'], ['CCCCCC']],
    [['--unfollowed'], ['AAAAAA']],
    [['--stalled', '--no-next-action'], ['CCCCCC']],
    [['--unfollowed', '--stalled'], []],
  ])('with %j shows only those', async (flags, codes) => {
    const { out } = await type(['handoff', 'list', ...flags], api.url);
    const json = await type(['--json', 'handoff', 'list', ...flags], api.url);

    expect(codesOf(out)).toEqual(codes);
    expect(codesOf(json.out)).toEqual(codes);
    if (codes.length === 0) expect(out).toContain('No open handoff is like that.');
  });
});

describe('handoff show', () => {
  it('shows all of one: place, plans, records, what is missing, and who answered what', async () => {
    const { out } = await type(['handoff', 'show', 'bbbbbb'], api.url);

    expect(api.received.at(-2)?.path ?? '').toBe('/handoffs/bbbbbb');
    for (const text of [
      'deputy of the absent owner',
      'none yet, due Fri 20 Nov, 11:00',
      'Preparing documents',
      '16 days',
      '2026-12-01 (week) 面談',
      'Secured, 300万円',
      'Points of the proposal: 在庫の見える化',
      'Reaction, questions, judgement',
      '[taken back] Not needed now / Note: x',
    ])
      expect(out).toContain(text);
  });

  it('speaks Japanese', async () => {
    const { out } = await type(['--lang', 'ja', 'handoff', 'show', 'BBBBBB'], api.url);

    expect(out).toContain('この段階でまだ記録のない項目');
    expect(out).toContain('【取り消し済み】');
  });
});
