import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { consentBasisLabels } from '../../contract/labels.ts';
import { anApi, someSettings, type } from './command-line.ts';

let folder = '';
let api: Awaited<ReturnType<typeof anApi>> | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rekindle-files-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => api?.close());

const refusedText = '\uFEFFEmail,Row (Rekindle)\r\nnone,2\r\n';
const refusedFile = {
  name: 'refused-list.csv',
  base64: Buffer.from(refusedText).toString('base64'),
  rows: 1,
  of: 1,
};
const report = {
  kind: 'optOut',
  file: 'list.csv',
  encoding: 'utf-8',
  headerLine: 1,
  columns: { used: [], ignored: [], seen: [], fields: [] },
  counts: { read: 2, taken: 1, refused: 1, merged: 0, excluded: 0, created: 1, updated: 0, unchanged: 0 },
  refusals: [],
  warnings: [],
  warningCount: 0,
  refusalCount: 1,
  refusedFile,
  unmatched: [],
  stored: true,
};

async function importing(...line: readonly string[]) {
  api = await anApi(() => ({ body: report }));
  const list = join(folder, 'list.csv');
  writeFileSync(list, 'Email\nnone\na@a.example\n');
  return { ...(await type(['import', 'opt-outs', list, ...line], api.url)), received: api.received };
}

describe('rekindle import --refused', () => {
  it('says at once where there is no folder for the file, and stores nothing', async () => {
    const { error, exitCode, received } = await importing('--refused', join(folder, 'none', 'refused.csv'));

    expect(exitCode).toBe(1);
    expect(error).toContain(`There is no folder "${join(folder, 'none')}".`);
    expect(received).toEqual([]);
  });

  it('writes the refused rows to a file', async () => {
    const target = join(folder, 'refused.csv');

    const { exitCode } = await importing('--refused', target);

    expect(exitCode).toBe(0);
    expect(readFileSync(target, 'utf8')).toBe(refusedText);
  });

  it('imports nothing where that file exists already, unless it may be replaced', async () => {
    const target = join(folder, 'there.csv');
    writeFileSync(target, 'mine');

    const refused = await importing('--refused', target);

    expect(refused.error).toContain('exists already. Name another with --refused, or add --overwrite');
    expect(refused.received).toEqual([]);
    expect(readFileSync(target, 'utf8')).toBe('mine');
    await api?.close();
    expect((await importing('--refused', target, '--overwrite')).exitCode).toBe(0);
    expect(readFileSync(target, 'utf8')).toBe(refusedText);
  });

  it('imports nothing where the name says another kind of file than the rows come in', async () => {
    const { error, exitCode, received } = await importing('--refused', join(folder, 'refused.xlsx'));

    expect(error).toContain('in the format of the file (CSV)');
    expect(error).toContain(`--refused "${join(folder, 'refused.csv')}"`);
    expect(exitCode).toBe(2);
    expect(received).toEqual([]);
  });

  it('writes those of a larger import too', async () => {
    const job = {
      id: 'one',
      kind: 'optOut',
      file: 'list.csv',
      dryRun: false,
      state: 'done',
      createdAt: '2026-11-20T01:00:00.000Z',
      createdBy: 'Aoki',
      rows: { stored: 1, taken: 1 },
      chunks: { done: 1, all: 1 },
      changes: { created: 1, updated: 0 },
      mayUndo: true,
      report,
    };
    api = await anApi(({ path }) => ({
      body: path.startsWith('/imports') ? job : someSettings,
    }));
    const target = join(folder, 'of-a-job.csv');

    await type(['import', 'show', 'one', '--refused', target], api.url);

    expect(readFileSync(target, 'utf8')).toBe(refusedText);
  });
});

it.each([
  ['is said to be mailed to nobody', [], true],
  ['is not asked twice for its ground', ['--basis', 'card', '--evidence', 'Expo'], false],
])('a list of people %s', async (_, ground, isSaid) => {
  api = await anApi(() => ({ body: { ...report, kind: 'customer', refusedFile: undefined } }));
  const path = join(folder, 'people.csv');
  writeFileSync(path, 'Email\na@b.example\n');

  const { out } = await type(['import', 'customers', path, ...ground], api.url);

  expect(out.includes('No ground for mailing')).toBe(isSaid);
});

describe('rekindle import template', () => {
  it('writes a file to fill in, in the language of the terminal', async () => {
    const target = join(folder, 'deals.csv');

    const { exitCode } = await type(
      ['import', 'template', 'deals', '--file', target],
      undefined,
      'ja_JP.UTF-8',
    );

    expect(exitCode).toBe(0);
    expect(readFileSync(target, 'utf8')).toMatch(/^\uFEFF案件ID,会社名/);
  });

  it('names the kinds where there is none of that name', async () => {
    const { error, exitCode } = await type(['import', 'template', 'people']);

    expect(error).toMatch(/no template of "people".*customers/);
    expect(exitCode).toBe(2);
    expect(existsSync('rekindle-people.csv')).toBe(false);
  });
});

describe('rekindle import undo', () => {
  it('says what went, what was put back, and who is left and why', async () => {
    const undo = {
      by: 'Aoki',
      at: '2026-11-20T02:00:00.000Z',
      removed: 3,
      restored: 2,
      left: [{ because: 'happenedSince', count: 1 }],
    };
    const states = ['undoing', 'undone'];
    api = await anApi(({ method }) => ({
      body: {
        id: 'one',
        kind: 'customer',
        file: 'list.csv',
        dryRun: false,
        state: method === 'POST' ? 'undoing' : (states.shift() ?? 'undone'),
        createdAt: '2026-11-20T01:00:00.000Z',
        createdBy: 'Aoki',
        rows: { stored: 6, taken: 6 },
        chunks: { done: 1, all: 1 },
        changes: { created: 3, updated: 2 },
        mayUndo: false,
        undo,
      },
    }));

    const { out } = await type(['import', 'undo', 'one'], api.url);

    expect(out).toContain('The import of "list.csv" was undone.');
    expect(out).toMatch(/Removed\s+3[^]*Put back as before\s+2[^]*mails, acts, handoffs or deals since\s+1/);
    expect(api.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /imports/one/undo',
      'GET /imports/one',
      'GET /imports/one',
    ]);
  });
});

describe('rekindle import', () => {
  const known = { ...report, counts: { ...report.counts, created: 0, updated: 1 } };
  const imported = async (answer: object) => {
    api = await anApi(() => ({ body: answer }));
    const list = join(folder, 'list.csv');
    writeFileSync(list, 'Email\nnone\na@a.example\n');
    return (await type(['import', 'opt-outs', list], api.url)).out;
  };

  it('says what would change of a dry run alone, which knows it', async () => {
    const fields = [
      { field: 'title', before: 'CTO', after: 'CEO' },
      { field: 'consentBasis', before: 'card', after: 'optIn' },
      { field: 'noCall', after: 'true' },
    ];

    expect(await imported({ ...known, stored: false, changes: [{ who: 'Anna', fields }] })).toContain(
      `Anna: Title CTO -> CEO, Ground for mailing ${consentBasisLabels.card.en} -> ${consentBasisLabels.optIn.en}, No phone calls (where marked) none -> yes`,
    );
    await api?.close();
    expect(await imported(known)).not.toContain('Would change');
  });
});
