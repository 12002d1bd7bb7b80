import { kpiMeasures, noCounts } from '../../domain/kpis/kpi.ts';
import { aCampaign } from '../builders/views.ts';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { anApi, someSettings, type, type Received } from './command-line.ts';

let api: Awaited<ReturnType<typeof anApi>> | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

const folder = mkdtempSync(join(tmpdir(), 'rekindle-cli-'));
const file = join(folder, 'list.csv');
writeFileSync(file, 'メール\na@example.com\n');
const emptyReport = {
  kind: 'customer',
  file: 'list.csv',
  encoding: 'utf-8',
  headerLine: 1,
  columns: { used: [{ column: 'メール', field: 'email' }], ignored: ['備考'], seen: [], fields: [] },
  counts: { read: 2, taken: 1, refused: 1, merged: 0, excluded: 0, created: 1, updated: 0, unchanged: 0 },
  refusals: [
    { line: 3, column: 'メール', value: 'x', code: 'c', message: '3行目『メール』を直してください。' },
  ],
  warnings: [],
  warningCount: 0,
  refusalCount: 1,
  unmatched: [],
  stored: true,
};

describe('what is typed wrongly', () => {
  it.each([
    [['segmnt', 'list'], 'Did you mean segment?'],
    [['lead', 'lst'], 'Did you mean list?'],
    [['lead', 'list', '--warn'], 'Did you mean --warm?'],
    [['import', 'custmers', 'list.csv'], 'Did you mean customers?'],
    [['import', 'customers'], 'The file is missing.'],
    [['import', 'list.csv'], 'What is in "list.csv"?'],
    [['import', 'customers', 'list.csv', '--basis', 'gift'], 'Allowed choices are transaction, card'],
    [['import', 'customers', 'list.csv', '--basis-on', '2026-02-30'], 'is not a day'],
    [['import', 'list.csv', '--as', 'webinar', '--minutes', '-1'], 'is not a number of minutes'],
    [['import', 'customers', 'list.csv', '--map', 'nothing'], 'is not a pair'],
    [['import', 'list.csv', '--no-opt-outs'], 'cannot be used together'],
    [['lead', 'list', '--limit', 'many'], 'is not a whole number'],
    [['campaign', 'launch'], "required option '--name <name>'"],
    [['kpi', 'extra'], 'too many arguments'],
    [['settings', 'set', 'companyName'], 'is not a setting'],
    [['kpi', '--api', 'http://example.com'], 'cannot be used for --api'],
  ])('%j is refused with exit code 2', async (line, sentence) => {
    const { error, exitCode } = await type(line);
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
  });
});

describe('when the API cannot help', () => {
  it('says in one sentence to run npm start', async () => {
    const english = await type(['kpi']);
    const japanese = await type(['kpi'], undefined, 'ja_JP.UTF-8');

    expect(english).toEqual({
      out: '',
      error:
        'Rekindle does not answer at http://127.0.0.1:9. Run npm start in another window, then try again.\n',
      exitCode: 1,
    });
    expect(japanese.error).toContain('npm start を実行してから');
  });

  it('gives the message of the API alone, in the language asked for', async () => {
    api = await anApi(({ language }) => ({
      status: 409,
      body: {
        type: 'urn:rekindle:problem:x',
        title: 'x',
        status: 409,
        code: 'x',
        detail: language === 'ja' ? '配信を始める前に' : 'Before anything is sent',
        details: { ja: '配信を始める前に', en: 'Before anything is sent' },
      },
    }));

    const ended = await type(['--lang', 'ja', 'campaign', 'launch', '--name', 'A'], api.url);

    expect(ended).toEqual({ out: '', error: '配信を始める前に\n', exitCode: 1 });
  });

  it('says so when something else answers there', async () => {
    api = await anApi(() => ({ body: '<html>another page</html>' }));
    const ended = await type(['kpi'], api.url);
    expect(ended).toMatchObject({ exitCode: 1, error: expect.stringContaining('is not this Rekindle') });
  });
});

describe('import', () => {
  it('sends the file with what was said about it', async () => {
    api = await anApi(() => ({ body: emptyReport }));

    const line = [
      'import',
      'customers',
      file,
      '--basis',
      'card',
      '--evidence',
      'Expo',
      '--map',
      'ご担当=fullName',
      '--map',
      'A=B=email',
      '--dry-run',
    ];
    const ended = await type(line, api.url);

    const [request] = api.received;
    expect(request).toMatchObject({
      method: 'POST',
      path: '/imports/customers',
      body: 'メール\na@example.com\n',
    });
    expect(request?.query).toEqual({
      file: 'list.csv',
      basis: 'card',
      evidence: 'Expo',
      mapping: '{"ご担当":"fullName","A=B":"email"}',
      dryRun: '1',
    });
    expect(ended.out).toContain('3行目『メール』を直してください。');
    expect(ended.exitCode).toBe(0);
  });

  it('also takes the kind afterwards', async () => {
    api = await anApi(() => ({ body: { ...emptyReport, kind: 'webinar' } }));
    await type(['import', file, '--as', 'webinar', '--session', 'Online', '--minutes', '60'], api.url);
    expect(api.received[0]).toMatchObject({
      path: '/imports/webinar',
      query: { session: 'Online', durationMinutes: '60' },
    });
  });

  it('states that there are no old refusals', async () => {
    api = await anApi(() => ({ body: someSettings }));
    const { exitCode } = await type(['import', '--no-opt-outs'], api.url);
    expect(api.received[0]).toMatchObject({
      method: 'PUT',
      path: '/settings',
      body: '{"optOutsDeclared":true}',
    });
    expect(exitCode).toBe(0);
  });

  it('says what is wrong with a file before anything is sent', async () => {
    const large = join(folder, 'large.csv');
    writeFileSync(large, Buffer.alloc(31 * 1024 * 1024 + 1, 0x61));

    const missing = await type(['import', 'customers', join(folder, 'gone.csv')]);
    const directory = await type(['import', 'customers', folder]);
    const tooLarge = await type(['import', 'webinar', large]);

    expect(missing).toMatchObject({ exitCode: 1, error: expect.stringContaining('There is no file') });
    expect(directory).toMatchObject({ exitCode: 1, error: expect.stringContaining('is a folder') });
    expect(tooLarge).toMatchObject({ exitCode: 1, error: expect.stringContaining('has 31.0 MB') });
  });
});

describe('campaign launch', () => {
  it('passes on the segment, the topic and the typed count', async () => {
    api = await anApi(({ path }: Received) => ({
      body: path === '/settings' ? someSettings : { campaign: aCampaign(), audience: 812, warnings: [] },
    }));

    const line = [
      'campaign',
      'launch',
      '--name',
      'A',
      '--segment',
      'lapsed',
      '--topic-ja',
      '在庫',
      '--topic-en',
      'stock',
      '--confirm',
      '812',
      '--once',
    ];
    const { out } = await type(line, api.url);

    expect(JSON.parse(api.received[0]?.body ?? '{}')).toEqual({
      name: 'A',
      segmentId: 'lapsed',
      topic: { ja: '在庫', en: 'stock' },
      confirmCount: 812,
      continuous: false,
    });
    expect(out).toContain('812 people');
  });
});

describe('verify', () => {
  const part = (number: number, counters?: object) => ({
    part: number,
    parts: 2,
    customers: 3,
    differences: [],
    sums: { ...noCounts, enrolled: 2, won: 1 },
    counters: counters === undefined ? undefined : { ...noCounts, ...counters },
    measures: [...kpiMeasures],
  });

  it('reads all parts and ends with 0 when everything agrees', async () => {
    api = await anApi(({ query }) => ({
      body: part(Number(query['part']), query['part'] === '0' ? { enrolled: 4, won: 2 } : undefined),
    }));
    const ended = await type(['verify'], api.url);
    expect(ended).toEqual({ out: 'ok: 6 customers checked, no differences.\n', error: '', exitCode: 0 });
  });

  it('prints each difference and ends with 1, also as JSON', async () => {
    api = await anApi(({ query }) => ({
      body: part(Number(query['part']), query['part'] === '0' ? { enrolled: 5, won: 2 } : undefined),
    }));

    const printed = await type(['verify'], api.url);
    const machine = await type(['verify', '--json'], api.url);

    expect(printed).toMatchObject({
      exitCode: 1,
      out: expect.stringContaining('counter Enrolled: stored 5, recomputed 4'),
    });
    expect(machine.exitCode).toBe(1);
    expect(JSON.parse(machine.out)).toEqual({
      customers: 6,
      differences: [{ what: 'counter', id: 'enrolled', stored: 5, recomputed: 4 }],
    });
  });
});

describe('verdict replay', () => {
  const change = { act: 'click', from: 'human', to: 'unknown', reason: 'soon-after-delivery', count: 3 };
  const answers = ({
    method,
    query,
  }: {
    readonly method: string;
    readonly query: { readonly part?: string };
  }) => ({
    body:
      method === 'POST'
        ? { part: Number(query.part), parts: 2, rules: 3, customers: 5, queued: 2 }
        : {
            part: Number(query.part),
            parts: 2,
            rules: 3,
            customers: 5,
            engagements: 20,
            changes: [change],
            changedCustomers: 2,
            interestChanges: 2,
            temperatureChanges: 1,
          },
  });

  it('adds up the parts and writes nothing', async () => {
    api = await anApi(answers);

    const { out, exitCode } = await type(['verdict', 'replay'], api.url);

    expect(exitCode).toBe(0);
    expect(api.received.map(({ method }) => method)).toEqual(['GET', 'GET']);
    expect(out).toContain('40 acts of 10 customers judged by rules version 3.');
    expect(out).toMatch(/Click +By the person +Cannot be told +soon after delivery +6/);
    expect(out).toContain('Nothing was written. Add --apply to change them.');
  });

  it('writes only when told to, and refuses what it does not know', async () => {
    api = await anApi(answers);

    const applied = await type(['verdict', 'replay', '--apply'], api.url);
    const mistyped = await type(['verdict', 'replay', '--aply'], api.url);

    expect(api.received.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'POST']);
    expect(applied.out).toContain('The verdicts of 4 customers are being changed.');
    expect(mistyped).toMatchObject({ exitCode: 2, error: expect.stringContaining('--apply') });
  });
});

describe('help', () => {
  const commands = [
    ['import'],
    ['segment', 'list'],
    ['segment', 'preview'],
    ['campaign', 'launch'],
    ['campaign', 'pause'],
    ['campaign', 'status'],
    ['lead', 'list'],
    ['lead', 'show'],
    ['handoff', 'list'],
    ['kpi'],
    ['mail', 'preview'],
    ['mail', 'test'],
    ['settings', 'set'],
    ['verdict', 'replay'],
    ['verify'],
  ];
  it.each(commands)('of %s %s has an example', async (...command) => {
    const english = await type([...command.filter((word) => word !== undefined), '--help']);
    const japanese = await type([...command.filter((word) => word !== undefined), '--help', '--lang', 'ja']);
    expect(english).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('For instance:\n  npx rekindle '),
    });
    expect(japanese.out).toContain('例:');
  });
});
