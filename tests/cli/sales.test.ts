import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aCampaign } from '../builders/views.ts';
import { anApi, someSettings, type, type Received } from './command-line.ts';

let api: Awaited<ReturnType<typeof anApi>> | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

const owner = {
  schemaVersion: 1,
  id: 'o1',
  name: '佐藤 誠',
  email: 'sato@mirai.example',
  managerName: '大野 真',
  retired: false,
  openHandoffs: 3,
  absentFrom: '2026-12-01',
  absentUntil: '2026-12-05',
  deputyName: '加藤 律',
  absenceTag: 'a1',
};
const answers = [
  {
    at: '2026-11-24T01:20:00.000Z',
    id: 'f1',
    customerId: 'c1',
    handoffId: 'h1',
    code: '7KQ2MF',
    accountName: '東都精機',
    customerName: '山田 太郎',
    ownerName: '佐藤 誠',
    answer: {
      kind: 'report',
      outcome: 'tooEarly',
      note: '来期',
      channel: 'phone',
      talk: { reaction: 'considering', reactionText: '課長は前向き' },
    },
  },
  {
    at: '2026-11-24T01:10:00.000Z',
    id: 'f1',
    customerId: 'c1',
    handoffId: 'h1',
    code: '7KQ2MF',
    accountName: '東都精機',
    customerName: '山田 太郎',
    ownerName: '佐藤 誠',
    answer: { kind: 'accept' },
  },
  {
    at: '2026-11-23T01:10:00.000Z',
    id: 'f2',
    customerId: 'c2',
    handoffId: 'h2',
    code: 'AAAAAA',
    accountName: 'B',
    customerName: 'C',
    ownerName: '',
    answer: { kind: 'released' },
  },
];

const answering = async (bodies: Readonly<Record<string, unknown>>) =>
  anApi(({ method, path }: Received) => ({
    body: { '/settings': someSettings, ...bodies }[path] ?? bodies[`${method} ${path}`] ?? {},
  }));

describe('feedback list', () => {
  it('prints what sales answered, in the reader’s words', async () => {
    api = await answering({ '/answers': { answers, more: 0 } });

    const { out } = await type(['feedback', 'list', '--days', '30'], api.url, 'ja_JP.UTF-8');

    expect(out).toContain('まだ早い');
    expect(out).toContain('来期／手段: 電話／反応: 検討中（課長は前向き）');
    expect(out).toContain('対応します（受領）');
    expect(out).toContain('育成に戻す');
    expect(api.received.find(({ path }) => path === '/answers')?.query).toMatchObject({ days: '30' });
  });

  it('says so when there is nothing', async () => {
    api = await answering({ '/answers': { answers: [], more: 0 } });

    expect((await type(['feedback', 'list'], api.url)).out).toContain('nothing in the last 7 days');
  });
});

describe('feedback', () => {
  const imported = {
    kind: 'feedback',
    file: 'x',
    encoding: 'utf-8',
    headerLine: 1,
    columns: { used: [], ignored: [], seen: [], fields: [] },
    counts: { read: 1, taken: 1, refused: 0, merged: 0, excluded: 0, created: 0, updated: 1, unchanged: 0 },
    refusals: [],
    warnings: [],
    warningCount: 0,
    refusalCount: 0,
    unmatched: [],
    stored: true,
  };

  it('report records one result by the code of a mail', async () => {
    api = await answering({ 'POST /imports/feedback': imported });

    const { out } = await type(['feedback', 'report', '7KQ2MF', 'tooEarly', '--note', '来期'], api.url);

    expect(out).toContain('Recorded.');
    expect(api.received[0]?.body).toContain('7KQ2MF');
    expect(api.received[0]?.body).toContain('来期');
  });

  it('sheet writes what is open to a file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'rekindle-sheet-')), 'sheet.csv');
    api = await answering({ '/handoffs/sheet': { rows: 2, csv: 'Code,Result' } });

    const { out } = await type(['feedback', 'sheet', '--file', file], api.url);

    expect(out).toContain('Wrote 2 handoffs');
    expect(readFileSync(file, 'utf8')).toBe('Code,Result');
  });
});

describe('owner', () => {
  it('list shows who is away, what is in hand, and who has not confirmed', async () => {
    api = await answering({ '/owners': { owners: [owner, { ...owner, retired: true, name: '古田' }] } });

    const { out } = await type(['owner', 'list'], api.url, 'ja_JP.UTF-8');

    expect(out).toMatch(
      /佐藤 誠.*sato@mirai\.example.*大野 真.*営業.*3.*2026-12-01〜2026-12-05（代理 加藤 律）.*まだ/,
    );
    expect(out).toMatch(/古田.*退職・異動/);
  });

  it('invite sends the names, and prints who got a mail and who did not', async () => {
    api = await answering({
      'POST /owners/invite': {
        invited: [{ name: '佐藤 誠', email: owner.email }],
        skipped: [{ name: '加藤 律', message: '受け取り済みです。' }],
      },
    });

    const { out } = await type(['owner', 'invite', '佐藤', '加藤'], api.url, 'ja_JP.UTF-8');

    expect(out).toContain('佐藤 誠さん（sato@mirai.example）に案内メールを送りました。');
    expect(out).toContain('加藤 律さん: 受け取り済みです。');
    expect(JSON.parse(api.received[0]?.body ?? '')).toEqual({ names: ['佐藤', '加藤'] });
  });

  it('absent needs both days, or says that somebody is back', async () => {
    api = await answering({ 'POST /owners/absence': { owner } });

    const half = await type(['owner', 'absent', '佐藤', '--from', '2026-12-01'], api.url);
    const away = await type(
      ['owner', 'absent', '佐藤', '--from', '2026-12-01', '--until', '2026-12-05', '--deputy', '加藤'],
      api.url,
    );
    const back = await type(['owner', 'absent', '佐藤', '--back'], api.url);

    expect(half).toMatchObject({ exitCode: 2, error: expect.stringContaining('--until') });
    expect(away.out).toContain('is away: 2026-12-01 to 2026-12-05 (加藤 律)');
    expect(back.out).toContain('is back');
    expect(api.received.map(({ body }): unknown => JSON.parse(body))).toEqual([
      { name: '佐藤', from: '2026-12-01', until: '2026-12-05', deputy: '加藤' },
      { name: '佐藤' },
    ]);
  });
});

describe('campaign launch', () => {
  it('prints what the API warns of', async () => {
    api = await answering({
      'POST /campaigns': {
        campaign: aCampaign(),
        audience: 3,
        warnings: [{ code: 'x', message: 'Not confirmed: 佐藤' }],
      },
    });

    expect((await type(['campaign', 'launch', '--name', 'A'], api.url)).out).toContain(
      'Mind: Not confirmed: 佐藤',
    );
  });
});

describe('handoff-standard', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'rekindle-standard-')), 'standard.html');

  it('writes the page as it came, and replaces no file unasked', async () => {
    api = await answering({ '/handoff-standard': '<!DOCTYPE html>' });

    const first = await type(['handoff-standard', '--file', file], api.url);
    const again = await type(['handoff-standard', '--file', file], api.url);

    expect(first.out).toContain('print it on A4');
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('<!DOCTYPE html>');
    expect(again).toMatchObject({ exitCode: 1, error: expect.stringContaining('exists already') });
  });
});
