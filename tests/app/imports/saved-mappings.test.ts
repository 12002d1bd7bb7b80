import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => rekindle.close());

const save = (kind: string, name: string, mapping: Readonly<Record<string, string>>) =>
  rekindle.call('PUT', `/import-mappings/${kind}`, { name, mapping });
const listed = async (): Promise<readonly { name: string; mapping: unknown }[]> => {
  const { body } = await rekindle.call('GET', '/import-mappings');
  return Object(body).mappings;
};

describe('what columns mean', () => {
  it('is kept by kind and name, takes the place of what had the name, and is removed', async () => {
    await save('customers', '基幹システム', { 区分: 'email' });
    await save('customers', '基幹システム', { 区分: 'accountName' });
    await save('accounts', '基幹システム', { 区分: 'name' });
    const both = await listed();
    const removed = await rekindle.call(
      'DELETE',
      `/import-mappings/customers?name=${encodeURIComponent('基幹システム')}`,
    );

    expect(both.map(({ mapping }) => mapping)).toEqual([{ 区分: 'name' }, { 区分: 'accountName' }]);
    expect(removed.status).toBe(200);
    expect(await listed()).toHaveLength(1);
  });

  it('names only fields that there are, and says which is meant', async () => {
    const { status, body } = await save('customers', 'typo', {
      宛先: 'emails',
      列: 'noMail:停止',
      別: 'ignore',
    });

    expect(status).toBe(422);
    expect(Object(body).errors).toHaveLength(1);
    expect(Object(body).details.ja).toBe(
      '列『宛先』の対応先『emails』という項目はありません。もしかして: email',
    );
  });

  it('that nobody saved is not removed, and what there is is named', async () => {
    const { status, body } = await rekindle.call('DELETE', '/import-mappings/accounts?name=none');

    expect(status).toBe(404);
    expect(Object(body).details.en).toContain('There are: 基幹システム.');
  });
});

describe('a file without the columns that are needed', () => {
  it('is answered with its columns, their cells and what they look like; it is taken with what a person says', async () => {
    const text = '名称,連絡先\n甲社,a@seen.example\n乙社,b@seen.example\n';
    const send = (query: string) =>
      rekindle.call('POST', `/imports/opt-outs?file=f.csv${query}`, new TextEncoder().encode(text));

    const asked = await send('');
    const taken = await send(`&mapping=${encodeURIComponent(JSON.stringify({ 連絡先: 'email' }))}`);

    expect(asked.status).toBe(422);
    expect(Object(asked.body).errors).toMatchObject([
      { place: '名称', cells: ['甲社', '乙社'] },
      { place: '連絡先', cells: ['a@seen.example', 'b@seen.example'], proposed: 'email' },
    ]);
    expect(Object(taken.body)).toMatchObject({ stored: true, counts: { taken: 2 } });
  });
});
