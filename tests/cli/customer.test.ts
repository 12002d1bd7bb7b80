import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { ErasurePlan } from '../../contract/privacy.ts';
import { anApi, someSettings, type, type Received } from './command-line.ts';

let api: Awaited<ReturnType<typeof anApi>> | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

const person = {
  customerId: 'c1',
  name: '山田 太郎',
  kana: '',
  accountId: 'a1',
  account: '東都精機',
  title: '',
  owner: '',
};
const plan: ErasurePlan = {
  customerId: 'c1',
  state: 'none',
  records: 1,
  items: 12,
  goes: [{ section: 'acts', count: 12 }],
  stays: [{ what: 'refusals', count: 1 }, { what: 'backups' }],
  handoffs: [{ code: '7KQ2MF', ownerName: '佐藤 誠' }],
  confirmBy: 'address',
};
let isErased = false;
const answerOf = ({ method, path }: Received): { readonly body: unknown } => {
  if (path === '/contacts/find')
    return { body: { people: [person], companies: [], hasMore: false, isComplete: true } };
  if (path === '/personal-data/c1/export') return { body: { customerId: 'c1', items: 12, csv: '区分\r\n' } };
  if (method === 'POST') isErased = true;
  return {
    body:
      method === 'POST' ? { customerId: 'c1', items: 12 } : { ...plan, state: isErased ? 'done' : 'none' },
  };
};

it('customer export writes what is stored of whoever has an address to a file of its own', async () => {
  api = await anApi(answerOf);
  const file = join(mkdtempSync(join(tmpdir(), 'rekindle-person-')), 'person.csv');
  const line = ['customer', 'export', 'taro@toto.example', '--csv', '--file', file];
  const first = await type(line, api.url);
  const again = await type(line, api.url);

  expect(first.out).toContain('Wrote 12 things');
  expect(readFileSync(file, 'utf8')).toBe('区分\r\n');
  expect([again.exitCode, again.error]).toEqual([1, expect.stringContaining('exists already')]);
});

it('customer export writes a table where the file is called one', async () => {
  api = await anApi(answerOf);
  const file = join(mkdtempSync(join(tmpdir(), 'rekindle-person-')), 'person.CSV');
  await type(['customer', 'export', 'taro@toto.example', '--file', file], api.url);

  expect(readFileSync(file, 'utf8')).toBe('区分\r\n');
});

it.each([
  ['customer export c1 --file x.html', '.json'],
  ['export excel --file x.xlsx', '.csv'],
  ['kpi --csv x.xlsx', '.csv'],
  ['kpi --xlsx x.csv', '.xlsx'],
  ['report weekly --xlsx x.xls', '.xlsx'],
  ['feedback sheet --file x.xlsx', '.csv'],
  ['segment export lapsed --xlsx x.csv', '.xlsx'],
  ['import template customers --file x.xlsx', '.csv'],
  ['handoff-standard --file x.pdf', '.html'],
])('%s is refused before anything is asked: it would not be opened', async (line, ending) => {
  api = await anApi(answerOf);
  const { exitCode, error } = await type(line.split(' '), api.url, 'ja_JP.UTF-8');

  expect([exitCode, error]).toEqual([1, expect.stringContaining(`${ending} で終わらせてください`)]);
  expect(api.received.filter(({ path }) => !path.includes('find'))).toEqual([]);
});

it('customer erase says first what goes and what stays, and erases nobody without the address typed', async () => {
  isErased = false;
  api = await anApi(answerOf);
  const looked = await type(['customer', 'erase', 'c1', '--dry-run'], api.url, 'ja_JP.UTF-8');
  const asked = await type(['customer', 'erase', 'c1'], api.url);
  const before = api.received.filter(({ method }) => method === 'POST');
  const done = await type(['customer', 'erase', 'c1', '--confirm', 'taro@toto.example'], api.url);

  expect(looked.out).toContain('消えるもの（12件）');
  expect(looked.out).toContain('7KQ2MF 佐藤 誠');
  expect([asked.exitCode, asked.error]).toEqual([2, expect.stringContaining('Nothing was erased')]);
  expect(before).toEqual([]);
  expect(api.received.find(({ method }) => method === 'POST')?.body).toBe(
    JSON.stringify({ confirm: 'taro@toto.example' }),
  );
  expect(done.out).toContain('Nothing brings it back');
});

it.each([
  ['segment', 'explain', 'lapsed', 'taro@toto.example'],
  ['lead', 'show', 'taro@toto.example'],
  ['lead', 'take', 'taro@toto.example', '--owner', '佐藤 誠'],
  ['mail', 'preview', 'nurture-document', '--customer', 'taro@toto.example'],
  ['mail', 'test', 'nurture-document', '--to', 'me@ours.example', '--customer', 'taro@toto.example'],
  ['monthly', 'preview', '2026-12', '--customer', 'taro@toto.example'],
  ['contact', 'left', 'taro@toto.example'],
  ['contact', 'stays', 'taro@toto.example'],
  ['contact', 'merges', '--contact', 'taro@toto.example'],
])('%s %s takes an address where it takes an id', async (...line) => {
  api = await anApi(answerOf);
  await type(line, api.url);

  const asked = api.received.map(({ path, query, body }) => path + JSON.stringify(query) + body);
  expect(asked[0]).toBe('/contacts/find{}{"text":"taro@toto.example"}');
  expect(asked[1]).toContain('c1');
  expect(asked.slice(1).join()).not.toContain('taro@toto.example');
});

it('customer erase dates what stays in the zone of the company', async () => {
  const until = '2026-11-30T16:00:00.000Z';
  api = await anApi(({ path }) => ({
    body: path === '/settings' ? someSettings : { ...plan, stays: [{ what: 'consent', until }] },
  }));
  const looked = await type(['customer', 'erase', 'c1', '--dry-run'], api.url, 'ja_JP.UTF-8');

  expect(looked.out).toContain('12月1日(火)');
  expect(looked.out).not.toContain('11-30');
});
