import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../../local/ses/mail.ts';
import { callOf, crash, strikes } from '../../support/faults.ts';
import {
  reply,
  actionLink,
  ask,
  customerOf,
  get,
  linkIn,
  mailsTo,
  mailTo,
  press,
} from '../../support/inbox.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';
import { HOUR, MINUTE } from '../../support/rekindle.ts';

const at = (name: string): string => `${name}@mirai-zaiko.example`;
const managerMail = at('ono');
const owners = [
  '氏名,メール,上長,上長メール,役割',
  `佐藤 誠,${at('sato')},大野 真,${managerMail},フィールド`,
  `加藤 律,${at('kato')},大野 真,${managerMail},フィールド`,
  `池田 幸,${at('ikeda')},大野 真,${managerMail},インサイドセールス`,
].join('\r\n');

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld({
    tickMinutes: 60 * 24 * 365,
    isAlwaysOpen: true,
    owners,
  });
  await rekindle.call('PUT', '/settings', { handoffRules: { insideSales: true } });
  await rekindle.advance(MINUTE);
});
afterAll(() => rekindle.close());
afterEach(() => {
  rekindle.failWhen(undefined);
  rekindle.disturbWhen(undefined);
});

/** A lead that inside sales has, and its mail. */
async function asking(name: string): Promise<{ customerId: string; staff: Mail }> {
  const mail = await given(rekindle, aMailedCustomer(name));
  await rekindle.advance(MINUTE);
  await ask(rekindle.stack, mail);
  const customerId = customerOf(mail);
  return { customerId, staff: about(at('ikeda'), customerId)[0] ?? mail };
}
const about = (address: string, customerId: string, subject = /./): readonly Mail[] =>
  mailsTo(rekindle.stack, address).filter(
    (mail) => mail.tags['c'] === customerId && subject.test(mail.subject),
  );
const answersOf = async (customerId: string, kind: string): Promise<number> =>
  (await rekindle.lead(customerId)).facts.filter(
    (fact) => fact.kind === 'feedback' && fact.feedback.answer.kind === kind,
  ).length;

const heard = { need: 'concrete', authority: 'spokenWith', problem: '在庫の差異' };

describe.each(['before', 'after'] as const)('a crash %s the transaction', (phase) => {
  it('of a transfer leaves one transfer, one mail to the seller and one receipt once it is pressed again', async () => {
    const { customerId, staff } = await asking(`toss-${phase}`);
    const fault = strikes(phase, callOf('TransactWriteItems', '"tossUp"', customerId), crash);
    rekindle.failWhen(fault.hook);

    await press(rekindle.stack, actionLink(staff, 'tossUp'), heard);
    rekindle.failWhen(undefined);
    await press(rekindle.stack, actionLink(staff, 'tossUp'), heard);
    await rekindle.advance(MINUTE);
    await rekindle.dispatch();

    expect(fault.struck()).toBe(1);
    expect(await answersOf(customerId, 'tossUp')).toBe(1);
    expect(about(at('sato'), customerId)).toHaveLength(1);
    expect(about(at('ikeda'), customerId, /記録しました/)).toHaveLength(1);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('of a clock that rings lets it ring once', async () => {
    const { customerId } = await asking(`ring-${phase}`);
    await rekindle.advance(2 * HOUR);
    const fault = strikes(phase, callOf('TransactWriteItems', 'firstContact@', customerId), crash);
    rekindle.failWhen(fault.hook);

    for (let minute = 0; minute < 6; minute++) {
      // The minute in which it crashes is lost; the next one comes.
      await rekindle.dispatch().catch(() => undefined);
      await rekindle.advance(20 * MINUTE);
    }

    expect(fault.struck()).toBe(1);
    expect(about(managerMail, customerId, /期限超過/)).toHaveLength(1);
  });

  it('of the manager’s tap gives it to one other owner, with one mail', async () => {
    const { customerId } = await asking(`tap-${phase}`);
    await press(
      rekindle.stack,
      actionLink(about(at('ikeda'), customerId)[0] ?? mailTo(rekindle.stack, at('ikeda')), 'tossUp'),
      heard,
    );
    await rekindle.advance(2 * HOUR);
    for (let ring = 0; ring < 3; ring++) await rekindle.dispatch();
    const link = linkIn(
      about(managerMail, customerId, /期限超過/)[0] ?? mailTo(rekindle.stack, managerMail),
      'a=manage',
    );
    const kato = /name="to" value="([a-z2-7]+)"[^>]*><span>加藤 律/.exec((await get(link)).text)?.[1] ?? '';
    const fault = strikes(phase, callOf('TransactWriteItems', '"reassign"', customerId), crash);
    rekindle.failWhen(fault.hook);

    await press(rekindle.stack, link, { to: kato });
    rekindle.failWhen(undefined);
    await press(rekindle.stack, link, { to: kato });
    await rekindle.advance(MINUTE);
    await rekindle.dispatch();

    expect(fault.struck()).toBe(1);
    expect(await answersOf(customerId, 'reassign')).toBe(1);
    expect((await rekindle.lead(customerId)).handoffs).toMatchObject([{ ownerId: kato }]);
    expect(about(at('kato'), customerId)).toHaveLength(1);
  });
});

describe('a reply', () => {
  it('delivered three times is one answer and one receipt', async () => {
    const { customerId, staff } = await asking('thrice');
    rekindle.disturbWhen(({ queue }) =>
      queue.includes('ReplyQueue') ? { kind: 'repeat', times: 3, delaySeconds: 30 } : undefined,
    );

    await reply(rekindle.stack, staff, { text: '不在' });
    await rekindle.advance(5 * MINUTE);

    expect(await answersOf(customerId, 'report')).toBe(1);
    expect((await rekindle.lead(customerId)).standing.callAttempts).toHaveLength(1);
    expect(about(at('ikeda'), customerId, /記録しました/)).toHaveLength(1);
  });
});

describe('a scanner', () => {
  it('that follows every link of every mail to staff, by GET and HEAD, changes nothing', async () => {
    const { staff, customerId } = await asking('scanned');
    await press(rekindle.stack, actionLink(staff, 'promise'), {
      callAt: new Date(rekindle.stack.now().getTime() + HOUR).toISOString(),
    });
    await rekindle.advance(4 * HOUR);
    for (let ring = 0; ring < 3; ring++) await rekindle.dispatch();
    await rekindle.stack.settle();
    const mails = rekindle.stack.mailbox.mails().filter((mail) => mail.tags['k'] === 'staff');
    const links = [...new Set(mails.flatMap((mail) => mail.links.map(({ url }) => url)))].filter((url) =>
      url.includes('/h/'),
    );
    const before = await rekindle.dump();

    const answers = await Promise.all(links.flatMap((url) => [get(url), get(url, 'HEAD')]));
    await rekindle.stack.settle();

    expect(about(managerMail, customerId).length).toBeGreaterThan(0);
    expect(links.length).toBeGreaterThan(20);
    expect(answers.every(({ status }) => status < 500)).toBe(true);
    expect(await rekindle.dump()).toEqual(before);
  });

  it('without a good link learns nothing from a code, and the owner gets a new link at his own address', async () => {
    const { customerId } = await asking('lost');
    const code = (await rekindle.lead(customerId)).handoffs[0]?.code ?? '';
    const url = `${rekindle.stack.urls.api}/h/lost`;

    const bad = await get(`${rekindle.stack.urls.api}/h/not.a-token`);
    const right = await press(rekindle.stack, url, { code });
    const wrong = await press(rekindle.stack, url, { code: 'ZZZZZZ' });
    await press(rekindle.stack, url, { code });
    await rekindle.dispatch();

    expect(bad.status).toBe(404);
    expect(bad.text).toContain('受付番号');
    expect(right.text).toBe(wrong.text);
    expect(about(at('ikeda'), customerId, /新しいリンク/)).toHaveLength(1);
  });
});
