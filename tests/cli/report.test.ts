import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aMeetingSheet } from '../builders/meeting-sheet.ts';
import { anApi, someSettings, type } from './command-line.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function typed(...line: readonly string[]) {
  const answers: Readonly<Record<string, object>> = {
    '/settings': someSettings,
    '/meetings/sheet': aMeetingSheet(),
    '/meetings/report': {
      name: 'weekly-meeting-2026-12-10.xlsx',
      xlsx: Buffer.from('PK').toString('base64'),
    },
    '/meetings/mail': { to: ['a@company.example', 'b@company.example'] },
  };
  const api = await anApi(({ path }) => ({ body: answers[path] ?? {} }));
  closers.push(api.close);
  return { ...(await type(['report', 'weekly', ...line], api.url)), received: api.received };
}

describe('rekindle report weekly', () => {
  it('prints what the page shows: targets, corrections with whose they are, both sides, lists, decisions', async () => {
    const { out } = await typed();

    expect(out).toMatch(/Dormant to opportunity\s+6% \(12 of 200; likely 3 to 10%\).*target 8%/);
    expect(out).toMatch(/Opportunities of August 2026: 12 → 11/);
    expect(out).toMatch(/-1 {2}an answer of sales was taken back {2}例示電子 相馬 一郎/);
    expect(out).toMatch(/Received in time\s+4 of 5 \(80%\)/);
    expect(out).toMatch(/First contact in time\s+3 of 5 \(60%\)/);
    expect(out).toMatch(/Too early\s+3 of 3/);
    expect(out).toMatch(
      /Focus 3\n {2}ABCDE2 {2}例示電子 相馬 一郎 \(佐藤 健\) {2}提案, ¥3,200,000\n {2}and 2 more/,
    );
    expect(out).toMatch(/stood still for 20 days/);
    expect(out).toMatch(/not confirmed: budget, authority/);
    expect(out).toMatch(/\[open\] 五社に電話 \(佐藤\) 2026-12-09 {2}m-1/);
  });

  it('writes the workbook, and never over a file that is there', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'rekindle-report-')), 'weekly.xlsx');

    const first = await typed('--xlsx', file);
    const again = await typed('--xlsx', file);

    expect(first.exitCode).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('PK');
    expect(again.error).toContain('--xlsx');
    expect(again.received).toEqual([]);
  });

  it('mails it, and says to whom', async () => {
    const { out, received } = await typed('--send');

    expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /meetings/mail']);
    expect(out).toMatch(/2 mails go out within the minute\.\n {2}a@company\.example\n {2}b@company\.example/);
  });
});
