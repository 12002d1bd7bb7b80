import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { customerOf, get, linkIn, mailsTo, mailTo, press } from '../../support/inbox.ts';
import { openWorld } from '../support/world.ts';
import { manager, otherOwner, owner, segmentOf, type Rekindle } from '../../support/rekindle.ts';

let rekindle: Rekindle;
beforeAll(async () => {
  rekindle = await openWorld({ isAlwaysOpen: true, tickMinutes: 60 * 24 * 365 });
});
afterAll(() => rekindle.close());

const ownersSchema = z.object({
  owners: z.array(z.object({ name: z.string(), openHandoffs: z.number() }).loose()),
});
const ownerNamed = async (name: string) => {
  const { owners } = ownersSchema.parse((await rekindle.call('GET', '/owners')).body);
  return owners.find((each) => each.name === name);
};
const invite = async (...names: readonly string[]) => {
  const answer = await rekindle.call('POST', '/owners/invite', { names });
  await rekindle.stack.settle();
  return answer;
};
const welcomes = (address: string) =>
  mailsTo(rekindle.stack, address).filter(({ subject }) => subject.includes('【ご確認】'));
const launch = async (tag: string) => {
  await rekindle.people(tag, { email: `${tag}@${tag}.example` });
  return rekindle.call('POST', '/campaigns', { name: tag, segment: segmentOf(tag), continuous: false });
};

describe('the introduction', () => {
  it('is mailed to every salesperson, at most once a day', async () => {
    const first = await invite();
    const again = await invite();

    expect(first.status).toBe(202);
    expect(JSON.stringify(first.body)).toContain(owner);
    expect(JSON.stringify(first.body)).toContain(otherOwner);
    expect(again).toMatchObject({ status: 202, body: { invited: [] } });
    expect([owner, otherOwner].map((address) => welcomes(address).length)).toEqual([1, 1]);
    const mail = mailTo(rekindle.stack, owner, /ご確認/);
    expect(mail.text).toContain('迷惑メールに入っていたら');
    expect(mail.text).toContain('対応します');
    expect(mail.text).toContain('【A・本日11:20まで】');
    expect(customerOf(mail)).toBe('staff');
  });

  it('is confirmed by its button alone: whoever only looks changes nothing', async () => {
    const link = linkIn(mailTo(rekindle.stack, owner, /ご確認/), '/o/');
    const before = await rekindle.dump();

    const seen = await get(link);
    await get(link, 'HEAD');
    const afterLooking = await rekindle.dump();
    const inEnglish = await get(`${link}?lang=en`);
    const pressed = await press(rekindle.stack, link);
    const at = (await ownerNamed('佐藤 誠'))?.['welcomedAt'];
    await rekindle.advance(60_000);
    await press(rekindle.stack, link);

    expect(seen).toMatchObject({ status: 200, text: expect.stringContaining('受け取りました') });
    expect(inEnglish.text).toMatch(/action="\/o\/[^"]+\?lang=en"/);
    expect(afterLooking).toEqual(before);
    expect(pressed.text).toContain('ありがとうございます');
    expect(at).toEqual(expect.any(String));
    expect(await ownerNamed('佐藤 誠')).toMatchObject({ welcomedAt: at });
    expect(await ownerNamed('加藤 律')).not.toHaveProperty('welcomedAt');
  });

  it('with a forged link says so', async () => {
    const link = linkIn(mailTo(rekindle.stack, owner, /ご確認/), '/o/');

    const answer = await press(
      rekindle.stack,
      link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    );

    expect(answer).toMatchObject({ status: 404, text: expect.stringContaining('このリンクは開けません') });
  });

  it('stays confirmed when the salespeople are imported again, and is not sent again', async () => {
    await rekindle.importCsv(
      'owners',
      ['氏名,メール,上長,上長メール,地域', `佐藤 誠,${owner},大野 真,${manager},関東`].join('\r\n'),
    );

    expect(await ownerNamed('佐藤 誠')).toMatchObject({ region: '関東', welcomedAt: expect.any(String) });
    expect(await invite('佐藤')).toMatchObject({
      body: { invited: [], skipped: [{ name: '佐藤 誠', message: '受け取り済みです。' }] },
    });
    expect((await invite('鈴木')).status).toBe(404);
  });
});

describe('a launch', () => {
  it('goes on, and warns of salespeople who have not confirmed', async () => {
    const warned = await launch('warned');
    await press(rekindle.stack, linkIn(mailTo(rekindle.stack, otherOwner, /ご確認/), '/o/'));
    const calm = await launch('calm');

    expect(warned).toMatchObject({
      status: 201,
      body: { warnings: [{ code: 'owners-not-welcomed', message: expect.stringContaining('加藤 律') }] },
    });
    expect(JSON.stringify(warned.body)).not.toContain('佐藤 誠、');
    expect(calm).toMatchObject({ status: 201, body: { warnings: [] } });
  });
});

describe('an absence', () => {
  const setAbsence = (body: object) => rekindle.call('POST', '/owners/absence', body);

  it('is kept with the deputy, beside everything else, until the owner is back', async () => {
    await setAbsence({ name: '佐藤 誠', from: '2026-12-01', until: '2026-12-05', deputy: '加藤' });
    const away = await ownerNamed('佐藤 誠');
    await setAbsence({ name: '佐藤 誠' });
    const back = await ownerNamed('佐藤 誠');

    expect(away).toMatchObject({
      absentFrom: '2026-12-01',
      absentUntil: '2026-12-05',
      deputyName: '加藤 律',
      email: owner,
      welcomedAt: expect.any(String),
    });
    expect(back).not.toHaveProperty('absentFrom');
    expect(back).toMatchObject({ email: owner, welcomedAt: expect.any(String) });
  });

  it('of one of two with the same name, and with one of them as deputy, is told by their addresses', async () => {
    const [first, second] = ['mori-1@sales.example', 'mori-2@sales.example'];
    await rekindle.importCsv('owners', `氏名,メール\n森 明,${first}\n森 明,${second}\n`);
    const days = { from: '2026-12-01', until: '2026-12-05' };

    const unclear = await setAbsence({ name: '森 明', ...days });
    const away = await setAbsence({ name: second, ...days, deputy: first });

    expect(unclear).toMatchObject({ status: 404 });
    expect(away).toMatchObject({ status: 200, body: { owner: { email: second, deputyName: first } } });
  });

  it.each([
    [{ name: '佐藤 誠', from: '2026-12-05', until: '2026-12-01' }, 422],
    [{ name: '佐藤 誠', from: '2026-12-05' }, 422],
    [{ name: '佐藤 誠', from: '2026-12-01', until: '2026-12-05', deputy: '佐藤 誠' }, 422],
    [{ name: '佐藤 誠', from: '2026-12-01', until: '2026-12-05', deputy: 'だれか' }, 404],
    [{ name: 'だれか', from: '2026-12-01', until: '2026-12-05' }, 404],
  ])('of %j is refused', async (body, status) => {
    expect((await setAbsence(body)).status).toBe(status);
  });
});
