import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importReportSchema } from '../../contract/imports.ts';
import { startRekindle } from '../support/rekindle-stack.ts';
import { segmentOf, type Rekindle } from '../support/rekindle.ts';
import { dumpButAudit, idsByAddress } from '../support/stored.ts';
import { messageOf, type ApiAnswer } from '../support/team-api.ts';

let rekindle: Rekindle;
beforeAll(async () => {
  rekindle = await startRekindle();
});
afterAll(() => rekindle.close());

const file = (text: string): Uint8Array => new TextEncoder().encode(text);
const give = (
  kind: string,
  content: string | Uint8Array,
  locale: 'ja' | 'en' = 'ja',
  query = '',
): Promise<ApiAnswer> =>
  rekindle.call(
    'POST',
    `/imports/${kind}?file=x.csv${query}`,
    typeof content === 'string' ? file(content) : content,
    locale,
  );
const reportOf = async (answer: Promise<ApiAnswer>) => importReportSchema.parse((await answer).body);

const header = '会社名,氏名,メールアドレス,最終接触日,配信の根拠';

describe('a bad row', () => {
  it.each([
    [
      'a broken address',
      '株式会社甲,甲 一,kou＠＠example,2025-01-10,名刺',
      'メールアドレス',
      'kou＠＠example',
    ],
    ['an impossible date', '株式会社乙,乙 二,otsu@otsu.example,2025-02-30,名刺', '最終接触日', '2025-02-30'],
  ])(
    '%s is named with its row, column, value and remedy, in both languages; good rows beside it are kept',
    async (name, row, column, value) => {
      const good = `good-${name.length}@good.example`;
      const text = [header, row, `株式会社良,良 三,${good},2025-01-10,名刺`].join('\r\n');

      const ja = await reportOf(give('customers', text));
      const en = await reportOf(give('customers', text, 'en'));

      const [problem] = [...ja.refusals, ...ja.warnings];
      const [inEnglish] = [...en.refusals, ...en.warnings];
      expect(problem).toMatchObject({ line: 2, column, value });
      expect(problem?.message).toContain('2行目');
      expect(problem?.message).toContain(value);
      expect(problem?.message).toMatch(/ください/);
      expect(inEnglish?.message).toContain(value);
      expect(inEnglish?.message).toMatch(/line 2|row 2/i);
      expect(ja.counts.taken).toBeGreaterThanOrEqual(1);
      expect((await idsByAddress(rekindle)).has(good)).toBe(true);
    },
  );

  it('a status nobody knows is refused with what would do', async () => {
    const report = await reportOf(
      give(
        'deals',
        '案件ID,会社名,ステータス,商談開始日,金額\r\nD1,株式会社丙,ふわふわ,2025-01-01,100\r\nD2,株式会社丙,失注,2025-01-01,100',
      ),
    );

    expect(report.refusals).toMatchObject([{ line: 2, column: 'ステータス', value: 'ふわふわ' }]);
    expect(report.refusals[0]?.message).toMatch(/ください/);
    expect(report.counts).toMatchObject({ taken: 1, refused: 1 });
  });

  it('amounts with commas, signs, full-width digits and 万円 are read; words are not', async () => {
    const rows = ['"1,200,000"', '１２０００００', '120万円', '¥1 200 000', '￥１，２００，０００'];
    const text = [
      '案件ID,会社名,ステータス,受注日,金額',
      ...rows.map(
        (amount, index) =>
          `A${index},株式会社金${index},受注,2024-01-10,${/,|，/.test(amount) && !amount.startsWith('"') ? `"${amount}"` : amount}`,
      ),
      'A9,株式会社金9,受注,2024-01-10,たくさん',
    ].join('\r\n');

    const report = await reportOf(give('deals', text));

    const accounts = (await rekindle.dump()).filter((item) => /^株式会社金\d$/.test(String(item['name'])));
    const totals = accounts.map((item) => [
      item['name'],
      Reflect.get(Object(item['relationship']), 'wonTotal'),
    ]);
    expect(Object.fromEntries(totals)).toMatchObject(
      Object.fromEntries(rows.map((_, index) => [`株式会社金${index}`, 1_200_000])),
    );
    const told = [...report.refusals, ...report.warnings].filter(({ value }) => value === 'たくさん');
    expect(told).toMatchObject([{ line: 7, column: '金額' }]);
  });
});

describe('a file that is none', () => {
  const binary = Uint8Array.from({ length: 400 }, (_, index) => (index * 37) % 256);
  it.each([
    ['empty', ''],
    ['only a title', 'メモ\r\n'],
    ['binary', binary],
    ['no CSV', '<html><body>ログインしてください</body></html>'],
    ['JSON', '{"customers":[{"name":"x"}]}'],
    ['with other columns', '色,形\r\n赤,丸\r\n青,四角'],
  ])('(%s) is refused whole, with a remedy in both languages, and changes nothing', async (_, content) => {
    const before = await rekindle.dump();

    const ja = await give('customers', content);
    const en = await give('customers', content, 'en');

    expect([ja.status, en.status]).toEqual([422, 422]);
    expect(messageOf(ja)).toMatch(/ください/);
    expect(messageOf(en)).toMatch(/[A-Za-z]{4}/);
    expect(messageOf(en)).not.toMatch(/[ぁ-ん]/);
    expect(await rekindle.dump()).toEqual(before);
  });

  it('of a kind that does not exist names those that do', async () => {
    const answer = await give('customer-list', header, 'en');

    expect(answer.status).toBe(404);
    expect(messageOf(answer)).toContain('customers, accounts, deals');
  });
});

describe('the same file again', () => {
  it('changes nothing', async () => {
    const text = [header, '株式会社同,同 一,same@same.example,2025-01-10,名刺'].join('\r\n');
    const first = await reportOf(give('customers', text));
    await rekindle.stack.settle();
    const before = await dumpButAudit(rekindle);

    const second = await reportOf(give('customers', text));
    await rekindle.stack.settle();

    expect(first.counts).toMatchObject({ created: 1 });
    expect(second.counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(await dumpButAudit(rekindle)).toEqual(before);
  });

  it('as a trial stores nothing at all', async () => {
    const before = await dumpButAudit(rekindle);

    const report = await reportOf(
      give(
        'customers',
        [header, '株式会社試,試 一,try@try.example,2025-01-10,名刺'].join('\r\n'),
        'ja',
        '&dryRun=1',
      ),
    );

    expect(report).toMatchObject({ stored: false, counts: { taken: 1, created: 1 } });
    expect(await dumpButAudit(rekindle)).toEqual(before);
  });
});

describe('a text of one’s own', () => {
  const unknownField = { subject: '{{ custmer.lastName }}様へ', body: 'こんにちは' };

  it('that names an unknown field is refused at the preview and at the launch, before anybody is enrolled', async () => {
    await rekindle.people('texts', { email: 'texts@texts.example' });
    const before = await rekindle.dump();

    const preview = await rekindle.call(
      'POST',
      '/mails/preview',
      { template: 'nurture-document', text: unknownField },
      'en',
    );
    const launch = await rekindle.call(
      'POST',
      '/campaigns',
      {
        name: 'texts',
        segment: segmentOf('texts'),
        steps: [{ template: 'nurture-custom', afterDays: 0, text: { ja: unknownField } }],
      },
      'ja',
    );
    await rekindle.stack.settle();

    expect([preview.status, launch.status]).toEqual([422, 422]);
    expect(messageOf(preview)).toContain('custmer');
    expect(messageOf(launch)).toContain('1通目');
    expect(messageOf(launch)).toContain('custmer');
    expect(await rekindle.dump()).toEqual(before);
  });

  it('that says an inner word to the customer is refused', async () => {
    const answer = await rekindle.call('POST', '/mails/preview', {
      template: 'nurture-document',
      text: { subject: '休眠のお客様へ', body: '本文' },
    });

    expect(answer.status).toBe(422);
    expect(messageOf(answer)).toContain('休眠');
  });
});

describe('a request to the team’s API', () => {
  it.each([
    ['GET', '/leads/nobody', undefined, 404, 'nobody'],
    ['GET', '/campaigns/none', undefined, 404, 'none'],
    ['POST', '/campaigns', {}, 422, 'name'],
    ['POST', '/campaigns', { name: 'x', segmentId: 'nonsense' }, 404, 'nonsense'],
    ['POST', '/mails/preview', { template: 'nonsense' }, 404, 'nonsense'],
    ['PUT', '/settings', { senderAddress: 'no-address' }, 422, 'senderAddress'],
    ['PUT', '/settings', { colour: 'red' }, 422, 'colour'],
  ])('%s %s that cannot be answered says what was wrong', async (method, path, body, status, named) => {
    const answer = await rekindle.call(method, path, body, 'en');

    expect(answer.status).toBe(status);
    expect(messageOf(answer)).toContain(named);
    expect(messageOf(answer)).not.toMatch(/at .*\.ts|node_modules|DynamoDB/);
  });

  it('is not launched before old opt-outs were declared', async () => {
    await rekindle.people('undeclared', { email: 'undeclared@undeclared.example' });
    await rekindle.call('PUT', '/settings', { optOutsDeclared: false });

    const answer = await rekindle.call(
      'POST',
      '/campaigns',
      { name: 'x', segment: segmentOf('undeclared') },
      'en',
    );
    await rekindle.call('PUT', '/settings', { optOutsDeclared: true });

    expect(answer.status).toBe(409);
    expect(messageOf(answer)).toContain('import the refusals of your former tool');
  });
});
