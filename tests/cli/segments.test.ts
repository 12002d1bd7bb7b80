import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { anApi, someSettings, type, type Received } from './command-line.ts';

let api: Awaited<ReturnType<typeof anApi>> | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

const folder = mkdtempSync(join(tmpdir(), 'rekindle-segments-'));
const fileOf = (name: string, of: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(of));
  return path;
};
const rule = { all: [{ field: 'purchaseTotal', op: 'atLeast', value: 1_000_000 }] };
const segment = { id: 'autumn', name: { ja: '秋', en: 'Autumn' }, version: 2, rule };
const saved = {
  segment,
  isReadyMade: false,
  versions: [{ version: 2, at: '2026-11-20T01:00:00.000Z', by: '佐倉' }],
  usedBy: [{ campaignId: 'c1', name: '秋のご案内', state: 'running', version: 1 }],
};
const preview = {
  segment,
  asOf: '2026-11-20T01:00:00.000Z',
  selected: 40,
  byDormancy: { lapsed: 40 },
  excluded: [],
  excludedPeople: 0,
  notDormant: 0,
  waves: [],
  sample: [],
  without: [{ place: 'rule.all[0]', more: 212, isEstimate: true }],
  estimate: {
    sampled: 2000,
    share: { value: 0.02, low: 0.0147, high: 0.0271 },
    people: { of: 100_000, value: 2000, low: 1471, high: 2714 },
  },
};

it.each(['show', 'save', 'explain'])(
  'help of segment %s has an example in both languages',
  async (command) => {
    const english = await type(['segment', command, '--help']);
    const japanese = await type(['segment', command, '--help', '--lang', 'ja']);

    expect(english.out).toContain('For instance:\n  npx rekindle segment');
    expect(japanese.out).toContain('例:');
  },
);

describe('segment show', () => {
  it('says the rule in a sentence, its versions, and what uses it', async () => {
    api = await anApi(({ path }: Received) => ({ body: path === '/settings' ? someSettings : saved }));

    const { out } = await type(['segment', 'show', 'autumn'], api.url);

    expect(out).toContain('total of won deals is ¥1,000,000 or more');
    expect(out).toContain('Version 2,');
    expect(out).toContain('Used by: 秋のご案内 (v1)');
  });
});

describe('segment save', () => {
  it('sends the rule of a file under its id, and says which version it became', async () => {
    api = await anApi(() => ({ body: saved }));

    const { out } = await type(['segment', 'save', fileOf('autumn.json', segment)], api.url);

    expect(api.received[0]).toMatchObject({ method: 'PUT', path: '/segments/autumn' });
    expect(JSON.parse(api.received[0]?.body ?? '{}')).toEqual({ name: segment.name, rule });
    expect(out).toContain('"Autumn" is saved as version 2.');
  });

  it('refuses a file without a rule before anything is sent', async () => {
    api = await anApi(() => ({ body: saved }));
    const { rule: _, version: __, ...rest } = segment;

    const { error, exitCode } = await type(['segment', 'save', fileOf('none.json', rest)], api.url);

    expect([exitCode, api.received.length]).toEqual([1, 0]);
    expect(error).toContain('no rule');
  });
});

describe('segment preview', () => {
  it('says that a quick answer is an estimate, how it was drawn, where the truth lies, what a clause costs', async () => {
    api = await anApi(({ path }: Received) => ({ body: path === '/settings' ? someSettings : preview }));

    const { out } = await type(['segment', 'preview', 'autumn', '--quick'], api.url);

    expect(JSON.parse(api.received[0]?.body ?? '{}')).toEqual({ segmentId: 'autumn', quick: true });
    expect(out).toMatch(/about 2000 \(95% range 1471 to 2714\).*2000 people of the sample/);
    expect(out).toMatch(/rule\.all\[0\] +≈ \+212/);
  });
});

describe('segment explain', () => {
  it('says of each part whether it holds, and what is on record', async () => {
    api = await anApi(() => ({
      body: {
        customerId: 'x',
        name: '山田 太郎',
        account: '東都精機株式会社',
        is: 'otherwise',
        says: '',
        because: [],
        parts: [{ place: 'rule.all[0]', holds: false, asks: 'total is ¥1,000,000 or more', known: '¥0' }],
      },
    }));

    const { out } = await type(['segment', 'explain', 'autumn', 'x'], api.url);

    expect(JSON.parse(api.received[0]?.body ?? '{}')).toEqual({ segmentId: 'autumn', customerId: 'x' });
    expect(out).toContain('山田 太郎 東都精機株式会社: not in');
    expect(out).toContain('✗ rule.all[0] total is ¥1,000,000 or more (on record: ¥0)');
  });
});

describe('rekindle segment export', () => {
  const view = {
    id: 'e1',
    segment: { id: 'lapsed', name: { ja: '取引途絶', en: 'Lapsed' } },
    as: 'csv',
    state: 'done',
    createdAt: '2026-11-20T01:00:00.000Z',
    createdBy: '佐倉',
    parts: { done: 32, of: 32 },
    rows: 2,
    excluded: [{ because: 'refused', label: 'Unsubscribed', count: 3 }],
    excludedPeople: 3,
    notDormant: 1,
  };
  const answering = async (of: object) => {
    api = await anApi(({ path }) => {
      if (path.endsWith('/file'))
        return { body: { url: `${api?.url}/content`, name: 'lapsed.csv', rows: 2 } };
      return { body: path === '/content' ? { content: 'of the file' } : { ...view, ...of } };
    });
    return api;
  };

  it('writes the file where it is told, and says who is not in it', async () => {
    const { url, received } = await answering({});
    const target = join(folder, 'lapsed.csv');

    const { out } = await type(['segment', 'export', 'lapsed', '--csv', target], url);

    expect(readFileSync(target, 'utf8')).toBe('{"content":"of the file"}');
    expect(out).toContain(`Wrote 2 people to "${target}".`);
    expect(out).toMatch(/3 left out .*1 not dormant[^]*Unsubscribed\s+3/);
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({ segmentId: 'lapsed', as: 'csv' });
  });

  it('says why there is no file', async () => {
    const failure = { code: 'too-many', message: { ja: '多すぎます', en: 'Too many. Divide it.' } };
    const { url } = await answering({ state: 'failed', failure });

    const { error, exitCode } = await type(
      ['segment', 'export', 'lapsed', '--xlsx', join(folder, 'none.xlsx')],
      url,
    );

    expect([error.trim(), exitCode]).toEqual([expect.stringContaining('Too many. Divide it.'), 1]);
    expect(existsSync(join(folder, 'none.xlsx'))).toBe(false);
  });

  it('asks for one kind of file, before anything is gathered', async () => {
    const { url, received } = await answering({});

    const { error, exitCode } = await type(
      ['segment', 'export', 'lapsed', '--csv', 'a.csv', '--hashed', 'b.csv'],
      url,
    );

    expect(error).toContain('Name one kind of file: --csv FILE, --xlsx FILE or --hashed FILE.');
    expect([exitCode, received]).toEqual([2, []]);
  });
});
