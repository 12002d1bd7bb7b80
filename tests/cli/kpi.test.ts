import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { noCounts } from '../../domain/kpis/kpi.ts';
import { rateOf } from '../../domain/kpis/rate.ts';
import { anApi, someSettings, type } from './command-line.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const person = (index: number) => ({
  customerId: `c${index}`,
  name: `相馬 ${index}`,
  account: '例示電子',
  owner: '佐藤',
  campaignId: 'spring',
  month: '2026-11',
  dormancy: 'lapsed',
  since: '2026-12-02T01:00:00.000Z',
  amount: 700_000,
});

/** A list of three, two a page. */
async function typed(line: readonly string[], total = 3) {
  const api = await anApi(({ path, query }) => ({
    body:
      path === '/settings'
        ? someSettings
        : {
            total,
            wonDays: 180,
            currency: 'JPY',
            isComplete: true,
            people: query['after'] === undefined ? [person(1), person(2)] : [person(3)],
            ...(query['after'] === undefined ? { next: 'two' } : {}),
          },
  }));
  closers.push(api.close);
  return { ...(await type(['kpi', ...line], api.url)), received: api.received };
}

describe('rekindle kpi --people', () => {
  it('lists the customers behind a count, page after page, by month and kind', async () => {
    const { out, received } = await typed([
      '--people',
      'won',
      '--month',
      '2026-11',
      '--by-kind',
      'lapsed',
      '--campaign',
      'spring',
    ]);

    const asked = received.filter(({ path }) => path === '/kpis/people').map(({ query }) => query);
    expect(asked).toMatchObject([
      { count: 'won', month: '2026-11', dormancy: 'lapsed', campaign: 'spring' },
      { count: 'won', after: 'two' },
    ]);
    expect(out).toContain('Won 3');
    expect(out).toMatch(/相馬 1 +例示電子 +佐藤 +November 2026 +Lapsed customer .*¥700,000 +c1/);
    expect(out).toContain('c3');
    expect(out).not.toContain('more');
  });

  it('asks for those of one value of a division', async () => {
    const { received } = await typed(['--people', 'hot', '--by', 'industry', '--value', '製造業']);

    const asked = received.filter(({ path }) => path === '/kpis/people').map(({ query }) => query);
    expect(asked[0]).toMatchObject({ count: 'hot', by: 'industry', value: '製造業' });
  });

  it('ends where it was told to, and says how many more there are', async () => {
    const { out, received } = await typed(['--people', 'opportunity', '--limit', '2']);

    expect(received.filter(({ path }) => path === '/kpis/people')).toHaveLength(1);
    expect(out).toContain('and 1 more (all with --limit 3)');
  });

  it.each([
    [['--people', 'sales'], /"sales".*opportunities/],
    [['--people', 'hot', '--by-kind', 'sleepy'], /"sleepy".*lapsed/],
    [['--people', 'hot', '--by', 'content'], /--by content wants a --value/],
    [['--month', '2026-11'], /--month goes with --people/],
  ])('refuses %j and says what to type', async (line, message) => {
    const { error, exitCode, received } = await typed(line);

    expect(exitCode).toBe(2);
    expect(error).toMatch(message);
    expect(received).toEqual([]);
  });
});

describe('rekindle kpi --by', () => {
  const counted = (enrolled: number, done: number, of: number) => ({
    counts: { ...noCounts, enrolled },
    kpis: {
      dormantToOpportunity: rateOf(done, of),
      hotToOpportunity: rateOf(0, 0),
      opportunityToWon: rateOf(0, 0),
    },
    unfinished: {
      dormantToOpportunity: { done: 0, of: enrolled - of },
      hotToOpportunity: { done: 0, of: 0 },
      opportunityToWon: { done: 0, of: 0 },
    },
  });
  const division = {
    by: 'content',
    parts: [
      { key: 'download#guide', title: { ja: '手引き', en: 'The guide' }, ...counted(30, 3, 25) },
      { key: 'download#old', ...counted(2, 0, 0) },
    ],
    others: { values: 4, ...counted(7, 1, 7) },
    rest: counted(400, 9, 380),
    isComplete: true,
  };

  it('shows a line a value, the others and those of none; by content also what decided handoffs', async () => {
    const api = await anApi(({ path }) => ({
      body: path === '/kpis/division' ? division : { contents: { groups: [] }, requests: { groups: [] } },
    }));
    closers.push(api.close);
    const all = await type(['kpi', '--by', 'content'], api.url);
    const one = await type(['kpi', '--by', 'content', '--campaign', 'spring'], api.url);

    expect(all.out).toMatch(/The guide +30 +12% \(3 of 25; likely [\d.]+ to \d+%\), still counting: 0 of 5/);
    expect(all.out).toMatch(/download#old +2 +still counting: 0 of 2/);
    expect(all.out).toMatch(/Others \(4 together\) +7 /);
    expect(all.out).toMatch(/None +400 /);
    expect(all.out).toContain('Kinds of request');
    expect(one.out).not.toContain('Kinds of request');
    expect(api.received.map(({ path, query }) => [path, query['campaign']])).toContainEqual([
      '/kpis/division',
      'spring',
    ]);
  });
});

describe('rekindle kpi --csv --xlsx', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rekindle-kpis-'));
  const files = async (line: readonly string[]) => {
    const api = await anApi(({ path }) => ({
      body:
        path === '/kpis/table'
          ? { name: 'kpis.csv', csv: '\ufeffPart\r\n' }
          : { name: 'kpis.xlsx', xlsx: Buffer.from('book').toString('base64') },
    }));
    closers.push(api.close);
    return { ...(await type(['kpi', ...line], api.url)), received: api.received };
  };
  const [csv, xlsx] = [join(folder, 'a.csv'), join(folder, 'a.xlsx')];

  it('writes the tables of a division to both files, and over neither', async () => {
    const first = await files(['--by', 'kind', '--csv', csv, '--xlsx', xlsx]);
    const again = await files(['--csv', join(folder, 'b.csv'), '--xlsx', xlsx]);

    expect(first.received.map(({ path, query }) => [path, query['by']])).toEqual([
      ['/kpis/table', 'dormancy'],
      ['/kpis/workbook', 'dormancy'],
    ]);
    expect(readFileSync(csv, 'utf8')).toBe('\ufeffPart\r\n');
    expect(readFileSync(xlsx, 'utf8')).toBe('book');
    expect(first.out).toContain(`Wrote the KPIs to "${xlsx}"`);
    expect(again.exitCode).toBeGreaterThan(0);
    expect(again.error).toMatch(/a\.xlsx.*--xlsx.*--overwrite/);
    expect(again.received).toEqual([]);
  });

  it.each([
    [['--by', 'salesperson', '--csv', 'x.csv'], /"salesperson".*kind.*owner.*content/],
    [['--people', 'hot', '--xlsx', 'x.xlsx'], /--people and --xlsx/],
  ])('refuses %j and says what to type', async (line, message) => {
    const { error, exitCode } = await files(line);

    expect(exitCode).toBe(2);
    expect(error).toMatch(message);
  });
});
