import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeImportMessage } from '../../../app/imports/take-import-message.ts';
import { storedFile } from '../../../app/imports/stored-file.ts';
import type { ImportJob } from '../../../domain/imports/import-job.ts';
import type { ObjectStore } from '../../../platform/object-store.ts';
import { openImportBench, type ImportBench } from '../support/import-bench.ts';
import { rawWorkbook, texts } from '../../support/workbook.ts';

let bench: ImportBench;
beforeAll(async () => {
  bench = await openImportBench(5, 600);
});
afterAll(() => bench.close());

const jobOf = async (id: string): Promise<ImportJob> => {
  const job = await bench.job(id);
  if (job === undefined) throw new Error('no job');
  return job;
};

describe('the file of a job', () => {
  it('is read over the ends of its parts, each fetched once while it is read on', async () => {
    const { deps } = bench;
    const id = await bench.create('customers', 'taken apart');
    for (const [part, content] of ['0123456789', 'abcdefghij', 'XYZ'].entries())
      await deps.objects.put({ bucket: deps.importsBucket, key: `${id}/parts/${part}` }, content);
    const fetched: string[] = [];
    const get: ObjectStore['get'] = (object, ...stretch) => {
      fetched.push(object.key.slice(-1));
      return deps.objects.get(object, ...stretch);
    };

    const file = await storedFile(
      { ...deps, objects: { ...deps.objects, get } },
      { ...(await jobOf(id)), parts: 3 },
    );
    const read = async (from: number, to: number) => Buffer.from(await file.read(from, to)).toString();

    expect(file.size).toBe(23);
    expect(await read(2, 5)).toBe('234');
    expect(await read(8, 12)).toBe('89ab');
    expect(await read(12, 20)).toBe('cdefghij');
    expect(fetched).toEqual(['0', '1']);
    expect(await read(0, 23)).toBe('0123456789abcdefghijXYZ');
    expect(await read(23, 30)).toBe('');
  });

  it('is read again where it could not be fetched, and not called damaged', async () => {
    const { deps } = bench;
    const rows = Array.from({ length: 40 }, (_, n) =>
      n === 0
        ? texts(1, '会社名', '氏名', 'メールアドレス')
        : texts(n + 1, `株式会社${n}`, `担当 ${n}`, `p${n}@c${n}.example`),
    );
    const id = await bench.create('customers', rawWorkbook([{ name: '一覧', rows }]));
    await bench.start(id);
    const get: ObjectStore['get'] = async () => {
      throw new Error('the store is away');
    };
    const failing = { ...deps, objects: { ...deps.objects, get } };

    await expect(
      takeImportMessage(failing, { sectionBytes: 600 })({ kind: 'read', jobId: id }),
    ).rejects.toThrow('the store is away');
    const { state } = await jobOf(id);
    let isLeft = true;
    while (isLeft) isLeft = await bench.step();

    expect(state).toBe('reading');
    expect(await bench.show(id)).toMatchObject({ state: 'done', rows: { stored: 39 } });
  });
});
