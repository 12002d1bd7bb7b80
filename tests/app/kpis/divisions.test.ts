import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { divideKpis } from '../../../app/kpis/divide-kpis.ts';
import { listKpiPeople } from '../../../app/kpis/list-kpi-people.ts';
import { recountFormerRows } from '../../../app/kpis/recount-former-store.ts';
import { createCampaign } from '../../../app/sequences/campaign-store.ts';
import { routes } from '../../../contract/api.ts';
import type { KpiRow } from '../../../domain/kpis/kpi.ts';
import type { Item } from '../../../platform/dynamodb/database.ts';
import { deleteMany, putMany } from '../../../platform/dynamodb/engine.ts';
import { aCampaign } from '../../builders/views.ts';
import { customerOf, download, mailTo } from '../../support/inbox.ts';
import { askedBy } from '../support/counted-reads.ts';
import { kpiRowsIn } from '../support/kpi-rows.ts';
import { talkWith } from '../support/talks.ts';
import { openWorld, type World } from '../support/world.ts';
import { aCaller } from '../support/a-caller.ts';

let world: World;
let kpis: ReturnType<typeof kpiRowsIn>;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
  kpis = kpiRowsIn(world);
  await createCampaign(world.deps.db, aCampaign({ id: 'spring' }));
});
afterAll(() => world.close());

const divided = async (by: string, campaign?: string) =>
  routes.divideKpis.answer.parse(
    (
      await world.call(
        'GET',
        `/kpis/division?by=${by}${campaign === undefined ? '' : `&campaign=${campaign}`}`,
      )
    ).body,
  );

const aRow = (customerId: string, more: Partial<KpiRow> = {}): KpiRow => ({
  schemaVersion: 1,
  campaignId: 'spring',
  customerId,
  enrolledAt: '2026-01-10T00:00:00.000Z',
  cohort: '2026-01',
  dormancy: 'lapsed',
  mailedAt: '2026-01-11T00:00:00.000Z',
  ...more,
});
const hot = { hotAt: '2026-01-20T00:00:00.000Z', opportunityAt: '2026-02-01T00:00:00.000Z' };

describe('a division of the KPIs', () => {
  it('is of what people were and did, and equals a recount', async () => {
    const file = [
      '会社名,氏名,メールアドレス,担当,最終接触日,配信の根拠,業種,拠点,流入経路,タグ',
      '丸産業,丸 一,maru@maru.example,佐藤 誠,2025-01-15,名刺,製造業,大阪支店,展示会,divided',
      '角産業,角 二,kado@kado.example,佐藤 誠,2025-01-15,名刺,製造業,,,divided',
    ].join('\r\n');
    await world.importCsv('customer', file);
    const campaignId = await world.launch('divided');
    const mail = mailTo(world.stack, 'maru@maru.example');
    await download(world.stack, mail);
    const talk = await talkWith(world, 'asks');

    const [industry, site, route, content, step, rank, oneRank] = await Promise.all([
      divided('industry', campaignId),
      divided('site'),
      divided('route'),
      divided('content', campaignId),
      divided('step', campaignId),
      divided('rank'),
      divided('rank', talk.campaignId),
    ]);
    const people = await kpis.listed({ count: 'enrolled', by: 'site', value: '大阪支店' });

    const segments = await divided('segment');
    const ofSegment = await kpis.listed({ count: 'mailed', by: 'segment', value: segments.parts[0]?.key });

    expect(segments.parts.map(({ title, counts }) => [title?.ja, counts.enrolled])).toEqual([
      ['divided', 2],
      ['asks', 1],
    ]);
    expect(segments.rest).toBeUndefined();
    expect(ofSegment).toMatchObject({ total: 2 });
    expect(ofSegment.people).toHaveLength(2);
    expect(industry).toMatchObject({ parts: [{ key: '製造業', counts: { enrolled: 2, mailed: 2 } }] });
    expect(industry.rest).toBeUndefined();
    expect(site).toMatchObject({
      parts: [{ key: '大阪支店', counts: { enrolled: 1 } }],
      rest: { counts: { enrolled: 2 } },
    });
    expect(route.parts.map(({ key }) => key)).toEqual(['展示会']);
    expect(content).toMatchObject({
      parts: [{ key: 'download#guide', counts: { enrolled: 1 } }],
      rest: { counts: { enrolled: 1 } },
    });
    expect(content.parts[0]?.title?.ja).not.toMatch(/download/);
    expect(step.parts).toMatchObject([{ title: { ja: /^1通目/ }, counts: { enrolled: 1 } }]);
    expect(rank.parts).toMatchObject([{ key: 'A', title: { ja: 'A判定' }, counts: { handoffs: 1 } }]);
    expect(oneRank.rest).toBeUndefined();
    expect(people.people).toEqual([`${campaignId}/${customerOf(mail)}`]);
    expect(await world.verify()).toEqual([]);
  });

  it('shows the greatest twenty values, the others together, and whom nothing was recorded of', async () => {
    await kpis.forgetAll();
    for (let site = 0; site < 23; site++)
      for (let person = 0; person <= (site === 22 ? 2 : 0); person++)
        await kpis.storeRow(aRow(`s${site}-${person}`, { parts: { site: `拠点#${site}` }, ...hot }));
    await kpis.storeRow(aRow('nowhere'));

    const { parts, others, rest } = await divided('site', 'spring');

    expect(parts).toHaveLength(20);
    expect(parts[0]).toMatchObject({ key: '拠点#22', counts: { enrolled: 3, opportunities: 3 } });
    expect(others).toMatchObject({ values: 3, counts: { enrolled: 3, hot: 3 } });
    expect(rest).toMatchObject({ counts: { enrolled: 1, hot: 0 } });
    expect([parts, others, rest].flat().every((each) => each?.kpis.opportunityToWon.done === 0)).toBe(true);
  });

  it('leaves its part when it turns out to be of another, and takes its people along', async () => {
    await kpis.forgetAll();
    await kpis.storeRow(aRow('moves', { parts: { step: 'one', site: '大阪' } }));
    const asked = { count: 'enrolled', campaign: 'spring', by: 'step' };
    const before = await kpis.listed({ ...asked, value: 'one' });
    await kpis.storeRow(aRow('moves', { parts: { step: 'two', site: '大阪' } }));

    expect(before.people).toEqual(['spring/moves']);
    expect(await kpis.listed({ ...asked, value: 'one' })).toEqual({ people: [], total: 0 });
    expect((await kpis.listed({ ...asked, value: 'two' })).people).toEqual(['spring/moves']);
    expect((await divided('step', 'spring')).parts.map(({ key }) => key)).toEqual(['two']);
    expect((await divided('site')).parts).toMatchObject([{ key: '大阪', counts: { enrolled: 1 } }]);
  });

  it('is made anew of rows that an earlier release counted, once', async () => {
    const { db } = world.deps;
    await kpis.forgetAll();
    for (let index = 0; index < 5; index++)
      await kpis.storeRow(aRow(`former-${index}`, { parts: { industry: '製造業' }, ...hot }));
    const whole = await kpis.stored();
    const isDivided = (text: unknown): boolean => String(text).includes('DIVIDED#');
    await deleteMany(
      db,
      db.customersTable,
      whole
        .filter(({ pk, sk }) => isDivided(pk) || isDivided(sk))
        .map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })),
    );
    await putMany(
      db,
      db.customersTable,
      whole.filter(({ sk }) => String(sk).startsWith('KPI#')).map((item) => ({ ...item, counting: 3 })),
    );
    await putMany(db, db.customersTable, [
      { pk: 'MIGRATION', sk: 'kpi-counting', counting: 3, isDone: true },
    ]);
    const before = await divided('industry');

    await recountFormerRows({ db })();
    await recountFormerRows({ db })();

    expect(before).toMatchObject({ parts: [], rest: { counts: { enrolled: 5 } }, isComplete: false });
    const lists = (items: readonly Item[]) => items.filter(({ pk }) => String(pk).startsWith('BEHIND#'));
    expect(lists(await kpis.stored())).toEqual(lists(whole));
    expect(await divided('industry')).toMatchObject({
      parts: [{ key: '製造業', counts: { enrolled: 5 } }],
      isComplete: true,
    });
  });

  it('costs the same to read with ten as with a hundred customers, and so do its people', async () => {
    const { db } = world.deps;
    await kpis.forgetAll();
    const read = async (): Promise<unknown> =>
      askedBy(db, async (over) => {
        const query = { by: 'industry' as const, campaign: undefined };
        await divideKpis({ ...world.deps, db: over })({ params: {}, query, body: undefined }, nobody);
        await listKpiPeople({ ...world.deps, db: over })(
          {
            params: {},
            query: { ...query, value: '製造業', count: 'hot', window: 'all', limit: 5 },
            body: undefined,
          },
          nobody,
        );
      });
    const parts = { industry: '製造業' };
    for (let index = 0; index < 10; index++) await kpis.storeRow(aRow(`few-${index}`, { parts, ...hot }));
    const few = await read();
    for (let index = 0; index < 90; index++) await kpis.storeRow(aRow(`many-${index}`, { parts, ...hot }));

    expect(await read()).toEqual(few);
  });

  it.each([
    ['/kpis/division?by=salesperson', /by/],
    ['/kpis/division?by=step', /by=step.*campaign status/],
    ['/kpis/division?by=site&campaign=none', /none.*campaign status/],
    ['/kpis/people?count=hot&by=industry', /industry.*value/],
    ['/kpis/people?count=hot&value=x', /x.*by=industry/],
    ['/kpis/people?count=hot&by=variant&value=x', /by=variant.*campaign/],
    ['/kpis/people?count=mailed&by=site&value=x', /count=mailed.*wonInTime/],
    ['/kpis/people?count=hot&by=site&value=x&dormancy=lapsed', /dormancy=lapsed.*by=site/],
    ['/kpis/table?by=variant', /by=variant.*campaign/],
  ])('is refused at %s, with what to do', async (address, message) => {
    const { status, body } = await world.call('GET', address);

    expect(status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(body)).toMatch(message);
  });
});

const nobody = aCaller({ locale: undefined });
