import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '../../../contract/problem.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let campaign = '';
let member = '';
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
  await world.people('shared', { email: 'one@shared.example' });
  campaign = await world.launch('shared');
  const invited = await world.call('POST', '/members', {
    email: 'mori@mirai-zaiko.example',
    name: '森 由美',
    roles: ['manager'],
  });
  member = String(Object(invited.body).member.id);
});
afterAll(() => world.close());

interface Answered {
  readonly status: number;
  readonly tag: string | undefined;
  readonly body: unknown;
}

async function send(method: string, path: string, body: unknown, tag?: string): Promise<Answered> {
  const response = await fetch(`${world.stack.urls.api}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(tag === undefined ? {} : { 'if-match': `"${tag}"` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    tag: response.headers.get('etag')?.slice(1, -1),
    body: await response.json(),
  };
}

const tagOfReading = async (path: string): Promise<string> =>
  (await send('GET', path, undefined)).tag ?? 'none';
const tagOfRow = async (path: string, list: string, is: (row: never) => boolean, tag: string) => {
  const rows: never[] = Object(Object((await send('GET', path, undefined)).body)[list]);
  return String(Object(rows.find(is))[tag]);
};

/** What two people have open at once, and what the one and the other then do. */
const cases: readonly {
  readonly what: string;
  readonly read: () => Promise<string>;
  readonly first: () => Promise<Answered>;
  readonly second: (tag: string) => Promise<Answered>;
}[] = [
  {
    what: 'the state of a campaign',
    read: () => tagOfReading(`/campaigns/${campaign}`),
    first: () => send('POST', `/campaigns/${campaign}/pause`, undefined),
    second: (tag) => send('POST', `/campaigns/${campaign}/resume`, undefined, tag),
  },
  {
    what: 'the absence of a salesperson',
    read: () => tagOfRow('/owners', 'owners', ({ name }) => name === '佐藤 誠', 'absenceTag'),
    first: () =>
      send('POST', '/owners/absence', { name: '佐藤 誠', from: '2026-10-12', until: '2026-10-16' }),
    second: (tag) =>
      send('POST', '/owners/absence', { name: '佐藤 誠', from: '2026-10-20', until: '2026-10-21' }, tag),
  },
  {
    what: 'a member',
    read: () => tagOfRow('/members', 'members', ({ id }) => id === member, 'tag'),
    first: () => send('PUT', `/members/${member}`, { roles: ['manager', 'marketing'] }),
    second: (tag) => send('PUT', `/members/${member}`, { name: '森 ゆみ' }, tag),
  },
  {
    what: 'a member who is to be removed',
    read: () => tagOfRow('/members', 'members', ({ id }) => id === member, 'tag'),
    first: () => send('PUT', `/members/${member}`, { roles: ['manager'] }),
    second: (tag) => send('DELETE', `/members/${member}`, undefined, tag),
  },
  {
    what: 'the model that is being tried',
    read: () => tagOfReading('/models'),
    first: () => send('POST', '/models/propose', { id: 'preset-000' }),
    second: (tag) => send('POST', '/models/propose', { id: 'preset-001' }, tag),
  },
];

describe('two people who have the same thing open', () => {
  it.each(cases.filter(({ what }) => !/removed|state/.test(what)))(
    'go ahead with what they just read: $what',
    async ({ read, second }) => {
      expect((await second(await read())).status).toBe(200);
    },
  );

  it.each(cases)('lose nothing, and the later is told: $what', async ({ read, first, second }) => {
    const opened = await read();
    const one = await first();

    const late = await second(opened);
    const { code, stale } = problemSchema.parse(late.body);
    const again = await second(stale?.tag ?? 'none');

    expect(one.status).toBe(200);
    expect([late.status, code]).toEqual([412, 'stale']);
    expect(stale?.at).toBe(world.stack.now().toISOString());
    expect(late.tag).toBe(stale?.tag);
    expect(again.status).toBe(200);
  });
});
