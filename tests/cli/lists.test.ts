import { afterEach, describe, expect, it } from 'vitest';
import { anApi, someSettings, type, type Received } from './command-line.ts';

let api: Awaited<ReturnType<typeof anApi>> | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

const contact = (n: number) => ({
  customerId: `c${n}`,
  name: `山田 ${n}`,
  kana: '',
  accountId: 'a',
  account: '株式会社見本',
  title: '',
  owner: '鈴木',
});
const line = {
  id: 'l1',
  at: '2026-12-01T01:00:00.000Z',
  byId: 'm1',
  byName: '佐倉 美咲',
  route: 'changeSettings',
  kind: 'settings',
  thing: '',
  changes: [{ field: 'topic.ja', before: '在庫', after: '昇降機\nの保守' }],
};
const member = {
  id: 'm1',
  email: 'mizuno@example.co.jp',
  name: '水野 透',
  roles: ['marketing'],
  locale: 'ja',
  invitedAt: '2026-12-01T01:00:00.000Z',
  invitedBy: 'command-line',
  tag: 't1',
};

const answers = ({ method, path, query }: Received) => {
  if (path === '/settings') return { body: someSettings };
  if (path === '/audit') return { body: { lines: [line], people: [{ id: 'm1', name: '佐倉 美咲' }] } };
  if (path === '/members') return { body: { members: [member] } };
  if (method === 'PUT') return { body: { member: { ...member, roles: ['admin'] } } };
  const from = Number(query['after'] ?? 0);
  const most = Number(query['limit']);
  return {
    body: {
      contacts: Array.from({ length: most }, (_, n) => contact(from + n)),
      next: String(from + most),
      isComplete: true,
    },
  };
};

describe('lists on the command line', () => {
  it('go on page after page, up to so many', async () => {
    api = await anApi(answers);

    const { out, exitCode } = await type(['contact', 'list', '--limit', '130'], api.url);

    expect(exitCode).toBe(0);
    expect(out.match(/^c\d+ /gm)).toHaveLength(130);
    expect(api.received.map(({ query }) => [query['after'], query['limit']])).toEqual([
      [undefined, '100'],
      ['100', '30'],
    ]);
  });
});

describe('the audit log', () => {
  it('says what became what below each line, on one line each', async () => {
    api = await anApi(answers);

    const { out } = await type(['audit', '--by', '佐倉 美咲'], api.url);

    expect(out).toContain('topic.ja: 在庫 → 昇降機 の保守');
    expect(api.received.map(({ path, query }) => [path, query['person']])).toContainEqual(['/audit', 'm1']);
  });

  it.each([
    ['--of', 'money', 'settings, members'],
    ['--by', 'Nobody', '佐倉 美咲, signed'],
  ])('says what there is instead of %s %s', async (option, value, expected) => {
    api = await anApi(answers);

    const { error, exitCode } = await type(['audit', option, value], api.url);

    expect([error, exitCode]).toEqual([expect.stringContaining(expected), 2]);
  });
});

describe('a member', () => {
  it.each([
    [[], 'ja_JP.UTF-8', 'ja'],
    [[], 'en_US.UTF-8', 'en'],
    [['--lang', 'en'], 'ja_JP.UTF-8', 'en'],
    [['--member-lang', 'ja'], 'en_US.UTF-8', 'ja'],
  ])('is invited in the language that %j says, where %s is spoken', async (options, spoken, expected) => {
    api = await anApi(answers);

    await type(
      ['member', 'invite', 'a@b.example', '--name', 'A', '--role', 'admin', ...options],
      api.url,
      spoken,
    );

    expect(JSON.parse(api.received.at(-1)?.body ?? '')).toMatchObject({ locale: expected });
  });

  it('is given another role', async () => {
    api = await anApi(answers);

    const { out } = await type(['member', 'change', 'Mizuno@example.co.jp', '--role', 'admin'], api.url);

    expect(out).toContain('admin');
    expect(api.received.at(-1)).toMatchObject({
      method: 'PUT',
      path: '/members/m1',
      body: '{"roles":["admin"]}',
    });
  });

  it.each([[[]], [['--role', 'boss']], [['--member-lang', 'xx']]])(
    'is not changed by %j',
    async (options) => {
      api = await anApi(answers);

      const { error, exitCode } = await type(
        ['member', 'change', 'mizuno@example.co.jp', ...options],
        api.url,
      );

      expect([error, exitCode]).toEqual([expect.stringContaining('--role (admin'), 2]);
      expect(api.received).toEqual([]);
    },
  );
});
