import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { anApi, someSettings, type, type Received } from './command-line.ts';

let api: Awaited<ReturnType<typeof anApi>> | undefined;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rekindle-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => api?.close());

const aJob = (state: string, stored: number) => ({
  id: '20261128-a',
  kind: 'customer',
  file: 'long.csv',
  dryRun: false,
  state,
  createdAt: '2026-11-28T01:00:00.000Z',
  createdBy: 'marketing',
  rows: { stored, taken: 2500 },
  chunks: { done: stored / 500, all: 5 },
});
const report = {
  kind: 'customer',
  file: 'long.csv',
  encoding: 'utf-8',
  headerLine: 1,
  columns: { used: [], ignored: [], seen: [], fields: [] },
  counts: {
    read: 2500,
    taken: 2500,
    refused: 0,
    merged: 0,
    excluded: 0,
    created: 2500,
    updated: 0,
    unchanged: 0,
  },
  refusals: [],
  warnings: [],
  warningCount: 0,
  refusalCount: 0,
  unmatched: [],
  stored: true,
};

/** An API whose jobs go through these views, one at each look. */
async function anImporter(...views: readonly object[]) {
  let looks = 0;
  const made = await anApi(({ method, path }: Received) => {
    if (path === '/settings') return { body: someSettings };
    if (method === 'PUT') return { body: {} };
    if (path === '/imports' && method === 'GET') return { body: { imports: [aJob('done', 2500)] } };
    if (path === '/imports') return { status: 201, body: { id: '20261128-a', uploadUrl: `${made.url}/put` } };
    if (method === 'POST') return { body: aJob('reading', 0) };
    return { body: views[Math.min(looks++, views.length - 1)] };
  });
  return made;
}

describe('import of a larger file', () => {
  it('uploads it, begins the import, says how far it is, and ends with the report', async () => {
    api = await anImporter(aJob('storing', 500), { ...aJob('done', 2500), report });
    const file = join(folder, 'long.csv');
    writeFileSync(file, 'メール\n'.repeat(2501));

    const ended = await type(['import', 'customers', file, '--basis', 'card'], api.url);

    expect(api.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /imports',
      'PUT /put',
      'POST /imports/20261128-a/start',
      'GET /imports/20261128-a',
      'GET /imports/20261128-a',
    ]);
    expect(JSON.parse(api.received[0]?.body ?? '')).toMatchObject({
      kind: 'customers',
      file: 'long.csv',
      basis: 'card',
    });
    expect(ended.error).toContain('storing: 500 of 2500 rows stored');
    expect(ended.out).toContain('2500 (new 2500, updated 0, unchanged 0)');
    expect(ended.exitCode).toBe(0);
  });

  it('that failed says why and ends with 1', async () => {
    const failure = { code: 'x', message: { ja: '直してください', en: 'Mend the file.' } };
    api = await anImporter({ ...aJob('failed', 0), failure });

    const ended = await type(['import', 'resume', '20261128-a'], api.url);

    expect(ended).toMatchObject({ exitCode: 1, error: expect.stringContaining('Mend the file.') });
  });

  it('is listed, shown and cancelled', async () => {
    api = await anImporter({ ...aJob('done', 2500), report });

    const listed = await type(['import', 'list'], api.url);
    const shown = await type(['import', 'show', '20261128-a'], api.url);
    const cancelled = await type(['import', 'cancel', '20261128-a'], api.url);

    expect(listed.out).toMatch(/20261128-a .* long\.csv .* done .* 2500\/2500/);
    expect(shown.out).toContain('2500 / 2500');
    expect(cancelled.exitCode).toBe(0);
  });
});

describe('rekindle import --mapping', () => {
  it('reads columns as saved by the name, what is typed going before it', async () => {
    const saved = { kind: 'customer', name: 'old tool', at: '2026-11-01T00:00:00Z', by: '' };
    api = await anApi(({ method, path }) => {
      if (path === '/imports/customers') return { body: report };
      const mapping = { Contact: 'email', Day: 'lastDealOn' };
      return { body: method === 'GET' ? { mappings: [{ ...saved, mapping }] } : { ...saved, mapping } };
    });
    const file = join(folder, 'list.csv');
    writeFileSync(file, 'Contact,Day\na@a.example,2026-01-01\n');

    const names = ['--mapping', 'old tool', '--map', 'Day=lastTwoWayOn', '--save-mapping', 'new'];
    const { exitCode } = await type(['import', 'customers', file, ...names], api.url);
    const unknown = await type(['import', 'customers', file, '--mapping', 'none'], api.url);

    const asked = { Contact: 'email', Day: 'lastTwoWayOn' };
    const sent = api.received.map(({ path, query, body }) => ({ path, query, body }));
    expect(exitCode).toBe(0);
    expect(
      JSON.parse(sent.find(({ path }) => path === '/imports/customers')?.query['mapping'] ?? ''),
    ).toEqual(asked);
    expect(JSON.parse(sent.find(({ body }) => body.includes('"new"'))?.body ?? '')).toEqual({
      name: 'new',
      mapping: asked,
    });
    expect(unknown).toMatchObject({ exitCode: 2, error: expect.stringContaining('There are: old tool.') });
  });
});
