import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, customerOf, mailTo } from '../../support/inbox.ts';
import { DAY, segmentOf } from '../../support/rekindle.ts';
import { idOf } from '../../support/stored.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 60 * 24 * 365, isAlwaysOpen: true });
});
afterAll(() => world.close());

const lines = (...rows: readonly string[]): string => rows.join('\r\n');
const selected = async (name: string): Promise<unknown> =>
  (await world.call('POST', '/segments/preview', { segment: segmentOf(name) })).body;
const profiles = async (match: RegExp) =>
  (await world.dump())
    .filter(({ pk, sk }) => sk === 'PROFILE' && String(pk).startsWith('CUSTOMER'))
    .filter((item) => match.test(JSON.stringify(item)));

describe('a person', () => {
  const head = '顧客ID,会社名,氏名,メールアドレス,配信の根拠,最終接触日,タグ';

  it('with a number of his own stays the same under a new address, and his refusal with him', async () => {
    const row = (email: string) => `C-22,株式会社番号,田中 一,${email},名刺,2025-01-15,number`;
    await world.importCsv('customers', lines(head, row('tanaka@old22.example')));
    await world.importCsv('opt-outs', lines('メールアドレス', 'tanaka@old22.example'));
    await world.importCsv('customers', lines(head, row('tanaka@new22.example')));

    expect(await profiles(/22\.example/)).toMatchObject([
      { email: 'tanaka@new22.example', formerEmails: ['tanaka@old22.example'] },
    ]);
    expect(await selected('number')).toMatchObject({ selected: 0 });
    // The former address leads to him still, and does not come back.
    await world.importCsv('customers', lines(head, row('tanaka@old22.example')));
    expect(await profiles(/22\.example/)).toMatchObject([{ email: 'tanaka@new22.example' }]);
  });

  it('whose number and address belong to two people is nobody: a person decides', async () => {
    await world.importCsv(
      'customers',
      lines(
        head,
        'C-1,株式会社甲,甲 一,kou@one.example,名刺,2025-01-15,two',
        'C-2,株式会社乙,乙 二,otsu@two.example,名刺,2025-01-15,two',
      ),
    );
    const report = await world.importCsv(
      'customers',
      lines(head, 'C-1,株式会社乙,乙 二,otsu@two.example,名刺,2025-01-15,two'),
    );

    expect(report).toMatchObject({ unmatched: ['C-1 otsu@two.example'], counts: { updated: 0 } });
  });

  it('who moves to another company is nobody’s colleague at the former one', async () => {
    await world.people('moved', { email: 'p@moved.example', account: '株式会社旧' });
    await world.launch('moved');
    await world.people('moved', { email: 'p@moved.example', account: '株式会社新' });
    await world.advance(2 * DAY);
    await world.importCsv(
      'deals',
      lines('商談ID,会社名,ステージ,開始日,金額', 'D49,株式会社旧,商談中,2026-10-12,100'),
    );
    const lead = await world.lead(await idOf(world, 'p@moved.example'));

    expect(lead.standing.status).toBe('nurturing');
    const members = (await world.dump()).filter(({ sk }) => sk === `MEMBER#${lead.customer.id}`);
    expect(members.map(({ pk }) => pk)).toEqual([`ACCOUNT#${lead.customer.accountId}`]);
  });
});

describe('addresses at which anybody has a mailbox', () => {
  it('make no company: what one buys, or asks, is his own', async () => {
    await world.importCsv(
      'customers',
      lines(
        '氏名,メールアドレス,配信の根拠,最終接触日,タグ,担当',
        '山田 太郎,taro@gmail.com,名刺,2025-01-15,free,佐藤 誠',
        '鈴木 花子,hanako@gmail.com,名刺,2025-01-15,free,加藤 律',
      ),
    );
    const deal = await world.importCsv(
      'deals',
      lines('商談ID,メールアドレス,ステージ,受注日,金額', 'G1,taro@gmail.com,受注,2026-09-30,10000'),
    );
    expect(deal).toMatchObject({ counts: { created: 1 } });
    expect(await selected('free')).toMatchObject({ selected: 1 });

    await world.importCsv(
      'customers',
      lines(
        '氏名,メールアドレス,配信の根拠,最終接触日,タグ',
        '佐々木 三郎,saburo@docomo.ne.jp,名刺,2025-01-15,free',
      ),
    );
    await world.launch('free');
    const [a, b] = ['hanako@gmail.com', 'saburo@docomo.ne.jp'].map((to) => mailTo(world.stack, to));
    for (const mail of [a, b]) if (mail !== undefined) await ask(world.stack, mail);
    const handoffs = await Promise.all(
      [a, b].map(async (mail) => (mail === undefined ? [] : (await world.lead(customerOf(mail))).handoffs)),
    );
    expect(handoffs.map(({ length }) => length)).toEqual([1, 1]);
  });

  it('nor do signs that name nothing', async () => {
    const report = await world.importCsv('accounts', lines('会社名,業種', '-,製造業', '株式会社,小売業'));
    expect(report.counts).toMatchObject({ created: 0 });
  });
});

describe('two salespeople of one name', () => {
  it('are two, and told to whoever imports them', async () => {
    const file = lines('氏名,メール', '田中 太郎,t1@mirai-zaiko.example', '田中 太郎,t2@mirai-zaiko.example');
    const report = await world.importCsv('owners', file);
    expect(report).toMatchObject({
      counts: { created: 2 },
      unmatched: ['田中 太郎 (t1@mirai-zaiko.example, t2@mirai-zaiko.example)'],
    });
    expect(await world.importCsv('owners', file)).toMatchObject({ counts: { created: 0, updated: 0 } });
  });
});

describe('a company that turns out otherwise', () => {
  it('is heard of in its people’s scores: a competitor’s count nothing, a larger one’s threshold falls', async () => {
    await world.people('rival', { email: 'p@rival.example', account: '株式会社競合先' });
    await world.people('grown', { email: 'p@grown.example', account: '株式会社成長' });
    for (const email of ['p@rival.example', 'p@grown.example'])
      await world.importCsv(
        'webinar',
        lines('メールアドレス,出欠,視聴時間(分),参加日時', `${email},出席,60,2026-10-05 14:00`),
        '&session=w1&durationMinutes=60',
      );
    const before = await world.lead(await idOf(world, 'p@grown.example'));
    await world.importCsv('accounts', lines('会社名,関係', '株式会社競合先,競合'));
    await world.importCsv('accounts', lines('会社名,業種,従業員数', '株式会社成長,製造業,500'));
    await world.stack.settle();

    expect((await world.lead(await idOf(world, 'p@rival.example'))).interest.points).toBe(0);
    const after = await world.lead(await idOf(world, 'p@grown.example'));
    expect(after.interest.threshold).toBeLessThan(before.interest.threshold);
    expect(await world.verify()).toEqual([]);
  });
});

describe('an imported inquiry', () => {
  it('gives no ground for campaigns, as the form gives none', async () => {
    await world.importCsv(
      'inquiry',
      lines(
        'メールアドレス,氏名,会社名,種別,内容,受付日',
        'new@asked.example,問 太郎,株式会社問,資料請求,資料をください,2025-01-10',
      ),
    );
    const { customer } = await world.lead(await idOf(world, 'new@asked.example'));
    expect(customer.consentBasis).toBe('unknown');
  });
});
