import { writeXlsx } from 'hucre/xlsx';
import { afterEach, describe, expect, it } from 'vitest';
import { loadSettings } from '../../../app/settings/settings-store.ts';
import { importFile } from '../../../app/imports/import-file.ts';
import { createImport, startImport, uploadImportPart } from '../../../app/imports/import-jobs.ts';
import { largestPartBytes } from '../../../contract/import-limits.ts';
import { callOf, crash, strikes } from '../../support/faults.ts';
import { openImportBench, type ImportBench } from '../support/import-bench.ts';
import { aCaller } from '../support/a-caller.ts';

let bench: ImportBench;
afterEach(() => bench.close());

const person = (number: number, title = '主任'): string =>
  `株式会社${number},山田 ${number},p${number}@company${number}.example,${title}`;
const people = (count: number, title?: string): string =>
  [
    '会社名,氏名,メールアドレス,役職',
    ...Array.from({ length: count }, (_, number) => person(number, title)),
  ].join('\r\n');
const refusals = ['メールアドレス,停止日', 'a@a.example,2025-04-01', 'b@b.example,2025-04-02'].join('\r\n');

async function stepAll(): Promise<void> {
  let isLeft = true;
  while (isLeft) isLeft = await bench.step();
}

/** Stores a small file in one request. */
const atOnce = async (kind: string, text: string) =>
  importFile(bench.deps)(
    {
      params: { kind },
      query: { file: 'list.csv', basis: 'card', dryRun: '0', undo: '0' },
      body: new Uint8Array(Buffer.from(text)),
    },
    aCaller({ locale: 'en' }),
  );
const counts = async (id: string) => (await bench.show(id)).report?.counts;

describe('an import', () => {
  it('shows how far it is, and in the end the report of the whole file', async () => {
    bench = await openImportBench(2);
    const id = await bench.create('customers', `${people(5)}\r\n,,,`);

    await bench.start(id);
    const reading = await bench.show(id);
    await bench.step();
    await bench.step();
    const storing = await bench.show(id);
    await stepAll();
    const done = await bench.show(id);

    expect(reading).toMatchObject({ state: 'reading', rows: { stored: 0 } });
    expect(storing).toMatchObject({
      state: 'storing',
      rows: { stored: 2, taken: 5 },
      chunks: { done: 1, all: 3 },
      report: { stored: false },
    });
    expect(done).toMatchObject({ state: 'done', rows: { stored: 5 }, report: { stored: true } });
    expect(done.report?.counts).toMatchObject({ taken: 5, created: 5, updated: 0 });
  });

  it('of the same file again changes nothing, and each chunk that comes again is passed by', async () => {
    bench = await openImportBench(2);
    await bench.import('customers', people(5));
    const before = (await bench.dump()).filter(({ pk }) => !String(pk).startsWith('IMPORT'));

    const again = await bench.import('customers', people(5));
    await bench.deps.importQueue.send({ kind: 'store', jobId: again, chunk: 0 });
    await bench.deps.importQueue.send({ kind: 'read', jobId: again });
    await stepAll();

    expect(await counts(again)).toMatchObject({ created: 0, updated: 0, unchanged: 5 });
    expect((await bench.dump()).filter(({ pk }) => !String(pk).startsWith('IMPORT'))).toEqual(before);
    expect(bench.engagements).toEqual([]);
  });

  it('stops where it is cancelled, keeps what is stored, and goes on where it is resumed', async () => {
    bench = await openImportBench(2);
    const id = await bench.create('customers', people(5));
    await bench.start(id);
    await bench.step();
    await bench.step();

    await bench.cancel(id);
    await stepAll();
    const cancelled = await bench.show(id);
    await bench.resume(id);
    await stepAll();

    expect(cancelled).toMatchObject({ state: 'cancelled', rows: { stored: 2 } });
    expect(await bench.show(id)).toMatchObject({ state: 'done', rows: { stored: 5 }, chunks: { done: 3 } });
    expect(await counts(id)).toMatchObject({ created: 5 });
  });

  it('of opt-outs lets mails go out only once all of them are stored', async () => {
    bench = await openImportBench(1);
    const id = await bench.create('opt-outs', refusals);
    await bench.start(id);
    await bench.step();
    await bench.step();

    const halfway = (await loadSettings(bench.deps.db)).optOutsDeclared;
    await stepAll();

    expect(halfway).toBe(false);
    expect((await loadSettings(bench.deps.db)).optOutsDeclared).toBe(true);
  });

  it('of a file that cannot be read fails with its reason, and of a chunk too after five tries', async () => {
    bench = await openImportBench(2);
    const unreadable = await bench.import('customers', 'これは\r\n表ではない');
    expect(await bench.show(unreadable)).toMatchObject({
      state: 'failed',
      failure: { message: { ja: expect.anything(), en: expect.anything() } },
    });

    const id = await bench.create('customers', people(2));
    await bench.start(id);
    await bench.step();
    bench.failWhen(strikes('before', callOf('PutItem', 'CUSTOMER#'), crash, Infinity).hook);
    for (let tries = 0; tries < 5; tries++) await bench.step().catch(() => undefined);
    const failed = await bench.show(id);
    bench.failWhen(undefined);
    await bench.resume(id);
    await stepAll();

    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'chunk-failed' } });
    const resumed = await bench.show(id);
    expect(resumed.state).toBe('done');
    expect(resumed.failure).toBeUndefined();
  });

  it('is not begun before its file is there, nor cancelled after its end', async () => {
    bench = await openImportBench(2);
    const done = await bench.import('customers', people(1));

    await expect(bench.start(done)).rejects.toMatchObject({ statusCode: 409, code: 'import-state' });
    await expect(bench.cancel(done)).rejects.toThrow(/is done: import the file anew/);
    await expect(bench.show('nobody')).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('a file in one request', () => {
  it('that broke off is done again with all that follows from it', async () => {
    bench = await openImportBench(2);
    await atOnce('customers', people(2));
    bench.failWhen(strikes('before', callOf('SendMessage', 'refold'), crash).hook);

    await expect(atOnce('customers', people(2, '部長'))).rejects.toThrow();
    expect(bench.engagements).toEqual([]);
    const report = await atOnce('customers', people(2, '部長'));

    expect(report.counts).toMatchObject({ unchanged: 2 });
    expect(new Set(bench.engagements.map((effect) => JSON.stringify(effect))).size).toBe(2);
    expect((await bench.dump()).filter(({ pk }) => String(pk).startsWith('IMPORT#'))).toEqual([]);
  });

  it('is refused where it is large, with what to do', async () => {
    bench = await openImportBench(2);

    await expect(atOnce('customers', people(2001))).rejects.toMatchObject({
      statusCode: 413,
      text: { ja: expect.stringContaining('2001行'), en: expect.stringContaining('POST /imports') },
    });
  });
});

describe('a file that comes in parts', () => {
  const upload = (id: string, part: number, body: Uint8Array) =>
    uploadImportPart(bench.deps)({ params: { id, part }, query: {}, body }, aCaller({ locale: 'en' }));
  const startParts = (id: string, parts: number) =>
    startImport(bench.deps)({ params: { id }, query: { parts }, body: undefined }, aCaller({ locale: 'en' }));
  const create = async () => {
    const about = { kind: 'customers', file: 'list.csv', basis: 'card', dryRun: false, undo: false } as const;
    const caller = aCaller({ locale: 'en' });
    return (await createImport(bench.deps)({ params: {}, query: {}, body: about }, caller)).id;
  };

  it('is put together, wherever it was cut, and a part that came twice counts once', async () => {
    bench = await openImportBench(100);
    const whole = new Uint8Array(Buffer.from(people(40)));
    const id = await create();
    const cut = [0, 333, 1000, whole.length];
    for (let part = 0; part < 3; part++) await upload(id, part, whole.slice(cut[part], cut[part + 1]));
    await upload(id, 1, whole.slice(333, 1000));

    await startParts(id, 3);
    await stepAll();

    expect(await bench.show(id)).toMatchObject({ state: 'done', rows: { stored: 40 } });
  });

  it('does not begin while a part is missing, and says so', async () => {
    bench = await openImportBench(100);
    const id = await create();
    await upload(id, 1, new Uint8Array([1]));

    await expect(startParts(id, 2)).rejects.toMatchObject({ statusCode: 409, code: 'not-uploaded' });
  });

  it('refuses a part that is too large, and one that comes when reading has begun', async () => {
    bench = await openImportBench(100);
    const id = await create();
    await expect(upload(id, 0, new Uint8Array(largestPartBytes + 1))).rejects.toMatchObject({
      statusCode: 413,
    });
    await upload(id, 0, new Uint8Array(Buffer.from(people(1))));
    await startParts(id, 1);

    await expect(upload(id, 0, new Uint8Array([1]))).rejects.toMatchObject({ statusCode: 409 });
  });

  it('may be a workbook', async () => {
    bench = await openImportBench(100);
    const id = await create();
    const rows = people(30)
      .split('\r\n')
      .map((line) => line.split(','));
    const bytes = await writeXlsx({ sheets: [{ name: '顧客', rows }] });
    await upload(id, 0, bytes);

    await startParts(id, 1);
    await stepAll();

    expect(await bench.show(id)).toMatchObject({
      state: 'done',
      rows: { stored: 30 },
      report: { sheet: '顧客', encoding: 'xlsx' },
    });
  });

  it('names the sheets to choose from, whatever stands in their names, where several can be read', async () => {
    bench = await openImportBench(100);
    const id = await create();
    const rows = people(2)
      .split('\r\n')
      .map((line) => line.split(','));
    const sheets = ['売上（2024）', '「東」、「西」'].map((name) => ({ name, rows }));
    await upload(id, 0, await writeXlsx({ sheets }));

    await startParts(id, 1);
    await stepAll();

    expect(await bench.show(id)).toMatchObject({
      state: 'failed',
      failure: { code: 'file-whichSheet', places: [{ choices: ['売上（2024）', '「東」、「西」'] }] },
    });
  });
});
