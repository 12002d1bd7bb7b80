import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeSettings, loadSettings, loadTaggedSettings } from '../../../app/settings/settings-store.ts';
import { problemSchema } from '../../../contract/problem.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const read = async (): Promise<string> => {
  const response = await fetch(`${world.stack.urls.api}/settings`);
  return response.headers.get('etag') ?? '';
};

async function write(body: object, ifMatch?: string) {
  const response = await fetch(`${world.stack.urls.api}/settings?lang=en`, {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, etag: response.headers.get('etag'), body: await response.json() };
}

/** A member of the console writes. */
const writtenBy = (by: string, mailsPerSecond: number, over?: string) =>
  changeSettings(world.deps.db, () => ({ mailsPerSecond }), { by, at: '2026-11-20T01:06:00.000Z', over });

describe('two people who change the same part', () => {
  it('lose nothing: the later is told who was first, when, and what is there now', async () => {
    const tag = await read();
    await writtenBy('東条', 7);

    const late = await write({ mailsPerSecond: 9 }, tag);
    const kept = (await loadSettings(world.deps.db)).mailsPerSecond;
    const { code, detail, stale } = problemSchema.parse(late.body);
    const again = await write({ mailsPerSecond: 9 }, late.etag ?? '');

    expect([late.status, code, kept]).toEqual([412, 'stale', 7]);
    expect(detail).toContain('東条');
    expect(stale).toMatchObject({
      by: '東条',
      at: '2026-11-20T01:06:00.000Z',
      present: { mailsPerSecond: 7 },
    });
    expect(late.etag).toBe(`"${stale?.tag}"`);
    expect(again.status).toBe(200);
    expect((await loadSettings(world.deps.db)).mailsPerSecond).toBe(9);
  });

  it.each([
    ['the one', 11, 12],
    ['the other', 14, 13],
  ])('at the same moment: one of them is refused, whoever is first (%s)', async (_, first, second) => {
    const tag = await read();

    const both = await Promise.all([first, second].map((value) => write({ mailsPerSecond: value }, tag)));
    const { mailsPerSecond } = await loadSettings(world.deps.db);

    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    expect(mailsPerSecond).toBe(both[0]?.status === 200 ? first : second);
  });
});

describe('a write over what was read', () => {
  it('goes ahead where only other parts were changed since', async () => {
    const tag = await read();
    await writtenBy('東条', 21);

    const other = await write({ companyName: '別の部分' }, tag);

    expect(other.status).toBe(200);
    expect(await loadSettings(world.deps.db)).toMatchObject({ mailsPerSecond: 21, companyName: '別の部分' });
    expect(other.etag).toBe(await read());
  });

  it('goes ahead with the tag of its own answer, with one that CloudFront made weak, and without any', async () => {
    const one = await write({ mailsPerSecond: 31 }, await read());
    const two = await write({ mailsPerSecond: 32 }, `W/${one.etag}`);
    await writtenBy('東条', 33);
    const three = await write({ mailsPerSecond: 34 });

    expect([one, two, three].map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('is refused with what is wrong where the tag cannot be read', async () => {
    const refused = await write({ mailsPerSecond: 41 }, 'mail=3');

    expect(refused.status).toBe(400);
    expect(problemSchema.parse(refused.body).detail).toContain('If-Match "mail=3"');
    expect((await loadSettings(world.deps.db)).mailsPerSecond).not.toBe(41);
  });

  it('leaves no line in the audit log where it was stale', async () => {
    const tag = await read();
    await writtenBy('東条', 51);
    const before = await world.call('GET', '/audit');

    await write({ mailsPerSecond: 52 }, tag);

    expect(await world.call('GET', '/audit')).toEqual(before);
    expect((await loadTaggedSettings(world.deps.db)).settings.mailsPerSecond).toBe(51);
  });
});
