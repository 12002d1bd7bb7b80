import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeExportPart } from '../../../app/audience/export-part.ts';
import { createExport, findExport } from '../../../app/audience/export-store.ts';
import { saveAccounts } from '../../../app/people/account-store.ts';
import { saveCustomers } from '../../../app/people/customer-store.ts';
import { routes } from '../../../contract/api.ts';
import { problemSchema } from '../../../contract/problem.ts';
import { exportParts } from '../../../domain/audience/segment-export.ts';
import { readWorkbook } from '../../../platform/workbook/read-workbook.ts';
import { aCustomer, anAccount } from '../../builders/people.ts';
import { openWorld, type World } from '../support/world.ts';

const MINUTE = 60_000;
const rule = { all: [{ field: 'tag', op: 'hasAny', value: ['red'] }] };
const segment = { id: 'reds', name: { ja: '赤: 秋', en: 'Reds' }, rule };

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await saveAccounts(world.deps.db, [anAccount({ id: 'a', name: '=会社' })]);
  await saveCustomers(
    world.deps.db,
    (
      [
        ['one', { consentBasis: 'optIn', phoneDirect: '0312345678' }],
        ['two', { consentBasis: 'published' }],
        ['three', { consentBasis: 'card', noMail: true }],
        ['four', { consentBasis: 'unknown' }],
        ['five', {}],
      ] as const
    ).map(([id, change]) =>
      aCustomer({
        id,
        email: `${id}@Few.example`,
        fullName: `人 ${id}`,
        accountId: 'a',
        ...change,
        tags: [id === 'five' ? 'blue' : 'red'],
      }),
    ),
  );
});
afterAll(() => world.close());

async function exported(as: 'csv' | 'xlsx' | 'hashed') {
  const begun = await world.call('POST', '/segment-exports', { segment, as, lang: 'ja' });
  const { id } = routes.exportSegment.answer.parse(begun.body);
  await world.advance(MINUTE);
  const view = routes.showSegmentExport.answer.parse(
    (await world.call('GET', `/segment-exports/${id}`)).body,
  );
  return { id, view };
}

async function taken(id: string) {
  const { body } = await world.call('POST', `/segment-exports/${id}/file`);
  const file = routes.takeSegmentExport.answer.parse(body);
  const key = new URL(file.url).pathname.replace(/^\/objects\//, '');
  const content = await world.deps.objects.get({ bucket: world.deps.importsBucket, key });
  return { ...file, content: content ?? Buffer.alloc(0) };
}

describe('the people of a segment as a file', () => {
  it('are those whom a launch would mail, in a CSV that runs no formula, and it is said who is not in it', async () => {
    const { id, view } = await exported('csv');
    const { content, name, rows } = await taken(id);

    const [titles, ...lines] = content.toString('utf8').trimEnd().split('\r\n');
    expect(titles).toMatch(/^\uFEFF会社名,得意先コード,/);
    expect(lines).toHaveLength(2);
    expect(lines.join('\n')).toContain("'=会社");
    expect(lines.join('\n')).toContain('one@Few.example,0312345678');
    expect([name, rows]).toEqual([expect.stringMatching(/^reds-\d{4}-\d\d-\d\d\.csv$/), 2]);
    expect(view).toMatchObject({ state: 'done', rows: 2, excludedPeople: 2, parts: { done: 32, of: 32 } });
    expect(view.excluded.map(({ because, count }) => [because, count])).toEqual([
      ['refused', 1],
      ['noConsentBasis', 1],
    ]);
  });

  it('stand in a workbook as text, on a sheet that Excel can name', async () => {
    const { content } = await taken((await exported('xlsx')).id);

    const workbook = await readWorkbook(content);
    if (workbook.kind !== 'sheets') throw new Error(workbook.code);
    const [sheet] = workbook.sheets;
    expect(sheet?.name).toBe('赤  秋');
    expect(sheet?.rows.map(({ cells }) => cells[0])).toEqual(['会社名', '=会社', '=会社']);
    expect(sheet?.rows.flatMap(({ cells }) => cells)).toContain('0312345678');
  });

  it('are hashes for an ad platform, of those alone who gave us their address', async () => {
    const { id, view } = await exported('hashed');
    const { content } = await taken(id);

    const hash = createHash('sha256').update('one@few.example').digest('hex');
    expect(content.toString()).toBe(`Email\n${hash}\n`);
    expect(view).toMatchObject({ rows: 1, excludedPeople: 3 });
    expect(view.excluded).toContainEqual({
      because: 'notForAds',
      label: '公表アドレス（広告には使えません）',
      count: 1,
    });
  });

  it('leave a line in the audit log that says who took how many', async () => {
    const { id } = await exported('csv');

    await taken(id);

    const { body } = await world.call('GET', '/audit');
    const [line] = routes.listAudit.answer.parse(body).lines;
    expect(line).toMatchObject({ kind: 'segment-exports', thing: 'reds' });
    expect(line?.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'people', after: '2' }),
        expect.objectContaining({ field: 'as', after: 'csv' }),
      ]),
    );
  });

  it('are the same when messages come twice, and are not taken after a day', async () => {
    const { id } = await exported('csv');
    const whole = await findExport(world.deps.db, id);
    if (whole === undefined) throw new Error('no export');
    const { file: _, rows: __, ...asked } = whole;
    await createExport(world.deps.db, { ...asked, id: 'twice', state: 'gathering' });

    for (let part = 0; part < exportParts; part++)
      for (const exportId of ['twice', 'twice', id])
        await takeExportPart(world.deps, { kind: 'export', exportId, part });

    expect(await findExport(world.deps.db, 'twice')).toEqual({ ...whole, id: 'twice' });
    expect((await taken('twice')).content).toEqual((await taken(id)).content);
    await world.advance(25 * 60 * MINUTE);
    const late = await world.call('POST', `/segment-exports/${id}/file`);
    expect(late.status).toBe(410);
    expect(problemSchema.parse(late.body).detail).toContain('もう一度書き出してください');
  });

  it('are not gathered for a segment that there is not', async () => {
    const { status, body } = await world.call('POST', '/segment-exports', { segmentId: 'none', as: 'csv' });

    expect([status, problemSchema.parse(body).code]).toEqual([404, 'unknown-segment']);
  });
});
