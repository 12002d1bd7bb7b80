import { afterEach, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { problemSchema } from '../../../contract/problem.ts';
import type { SesOptions } from '../../../local/ses/ses-service.ts';
import { mailsTo } from '../../support/inbox.ts';
import { MINUTE, segmentOf } from '../../support/rekindle.ts';
import { openWorld, type World } from '../support/world.ts';

const verified = { isVerified: true };
const pending = { isVerified: false };
const ourDomain = 'mirai-zaiko.example';

let world: World;
afterEach(() => world.close());

/** A company with one customer, in an account of SES that a test may change on the way: the object itself is looked at. */
async function open(ses: SesOptions): Promise<SesOptions> {
  world = await openWorld({ tickMinutes: 1, isAlwaysOpen: true, ses });
  await world.people('first', { email: 'yamada@kita.example' });
  return ses;
}

const launch = async () => {
  const { status, body } = await world.call('POST', '/campaigns', {
    name: 'first',
    segment: segmentOf('first'),
    continuous: false,
  });
  return status === 201 ? 'launched' : problemSchema.parse(body);
};

const readiness = async (locale: 'ja' | 'en' = 'en') =>
  routes.showReadiness.answer.parse((await world.call('GET', '/readiness', undefined, locale)).body);

const lightsOf = ({ checks }: Awaited<ReturnType<typeof readiness>>) =>
  Object.fromEntries(checks.map(({ id, light }) => [id, light]));

describe('a launch before SES lets mails through', () => {
  it.each<{ why: string; ses: SesOptions; check: string; says: RegExp }>([
    {
      why: 'the sender is not verified',
      ses: { identities: { [ourDomain]: pending } },
      check: 'sender',
      says: /not verified yet.*DKIM/s,
    },
    {
      why: 'SES knows no identity of the sender',
      ses: { identities: {} },
      check: 'sender',
      says: /no identity/,
    },
    {
      why: 'DKIM does not work yet',
      ses: { identities: { [ourDomain]: { isVerified: true, dkimStatus: 'PENDING' } } },
      check: 'dkim',
      says: /DKIM of mirai-zaiko.example does not work yet/,
    },
    { why: 'sending is paused', ses: { account: 'paused' }, check: 'account', says: /paused sending/ },
    { why: 'the account is suspended', ses: { account: 'suspended' }, check: 'account', says: /suspended/ },
    {
      why: 'the account is in the sandbox',
      ses: { account: 'sandbox', identities: { [ourDomain]: verified } },
      check: 'sandbox',
      says: /production access/,
    },
  ])('is refused with the remedy, and uses nothing up: $why', async ({ ses, check, says }) => {
    const standing = await open({ identities: { [ourDomain]: verified } });
    standing.identities = ses.identities ?? { [ourDomain]: verified };
    standing.account = ses.account;

    const refusal = await launch();
    await world.advance(3 * MINUTE);

    expect(refusal).toMatchObject({
      status: 409,
      code: 'not-ready',
      details: { en: expect.stringMatching(says) },
    });
    expect(lightsOf(await readiness())).toMatchObject({ [check]: 'red' });
    expect((await readiness()).isReady).toBe(false);
    expect(mailsTo(world.stack, 'yamada@kita.example')).toEqual([]);

    standing.identities = { [ourDomain]: verified };
    standing.account = 'production';
    expect(await launch()).toBe('launched');
    await world.advance(3 * MINUTE);
    expect(mailsTo(world.stack, 'yamada@kita.example')).toHaveLength(1);
  });
});

describe('a launch in the sandbox', () => {
  it('goes through where every recipient is verified, also after SES stopped there before', async () => {
    await open({
      account: 'sandbox',
      identities: { [ourDomain]: verified, 'yamada@kita.example': verified },
    });
    await world.advance(2 * MINUTE);
    expect(lightsOf(await readiness())).toMatchObject({ sandbox: 'red', sending: 'amber' });

    expect(await launch()).toBe('launched');
    await world.advance(3 * MINUTE);

    expect(mailsTo(world.stack, 'yamada@kita.example')).toHaveLength(1);
  });

  it('stops again with the first recipient who is not', async () => {
    const standing = await open({
      account: 'sandbox',
      identities: { [ourDomain]: verified, 'yamada@kita.example': verified },
    });
    expect(await launch()).toBe('launched');
    standing.identities = { [ourDomain]: verified };
    await world.advance(3 * MINUTE);

    expect(mailsTo(world.stack, 'yamada@kita.example')).toEqual([]);
    expect((await world.call('GET', '/sending')).body).toMatchObject({
      state: { stop: { reason: 'sandbox', scope: 'customers' } },
    });
  });
});

describe('the readiness of a company that is set up', () => {
  it('is green but for salespeople who have not confirmed, and hands to IT what IT needs', async () => {
    const standing = await open({});
    const green = await readiness();
    standing.identities = {
      [ourDomain]: { ...pending, mailFrom: { domain: `bounce.${ourDomain}`, status: 'PENDING' } },
    };
    const red = await readiness('ja');

    expect(green.isReady).toBe(true);
    expect(green.checks.filter(({ light }) => light !== 'green').map(({ id }) => id)).toEqual(['owners']);
    const [dkim, mailFrom] = ['dkim', 'mailFrom'].map((id) => red.checks.find((check) => check.id === id));
    expect(dkim?.forIt?.split('\n')).toHaveLength(3);
    expect(dkim?.forIt).toContain(`tokenone._domainkey.${ourDomain}  CNAME  tokenone.dkim.amazonses.com`);
    expect(mailFrom?.forIt).toContain(
      `bounce.${ourDomain}  MX   10 feedback-smtp.ap-northeast-1.amazonses.com`,
    );
    expect(dkim?.toDo).toContain('DNS の管理者');
  });
});

describe('what mails are about, and offer', () => {
  it('is named while it is missing, and nobody is kept from a sequence of their own', async () => {
    await open({});
    await world.call('PUT', '/settings', { topic: { ja: '', en: ' ' }, assets: [] });
    const { isReady, checks } = await readiness();
    await world.call('PUT', '/settings', { topic: { ja: '在庫管理', en: '' } });
    const withTopic = (await readiness('ja')).checks;

    expect(isReady).toBe(true);
    expect(checks.find(({ id }) => id === 'materials')).toMatchObject({
      light: 'amber',
      says: expect.stringMatching(/the topic of mails, documents/),
    });
    expect(withTopic.find(({ id }) => id === 'materials')?.says).toMatch(/^資料がまだありません/);
  });
});

describe('a sender in the settings', () => {
  it('is refused where SES has no identity for it, and taken while one is still to be verified', async () => {
    const standing = await open({});
    standing.identities = { 'news.kita.example': pending };
    const put = (senderAddress: string) => world.call('PUT', '/settings', { senderAddress });

    expect(await put('info@gmail.com')).toMatchObject({
      status: 422,
      body: { code: 'sender-unknown', details: { en: expect.stringContaining('info@gmail.com') } },
    });
    expect(await put('info@news.kita.example')).toMatchObject({ status: 200 });
  });
});

describe('a test mail', () => {
  it.each<{ what: string; to: string; change: SesOptions; outcome: string; says: RegExp }>([
    { what: 'arrives', to: `me@${ourDomain}`, change: {}, outcome: 'delivered', says: /took it/ },
    {
      what: 'is stopped with the reason',
      to: `me@${ourDomain}`,
      change: { identities: { [ourDomain]: pending } },
      outcome: 'stopped',
      says: /not verified/,
    },
    {
      what: 'bounces',
      to: 'bounce@simulator.amazonses.com',
      change: {},
      outcome: 'bounced',
      says: /bounced/,
    },
  ])('$what, and the sender of it is told', async ({ to, change, outcome, says }) => {
    const standing = await open({});
    Object.assign(standing, change);
    const sent = routes.sendTestMail.answer.parse(
      (
        await world.call('POST', '/mails/test', {
          to,
          template: 'nurture-document',
          segmentId: 'all-dormant',
        })
      ).body,
    );
    await world.advance(MINUTE);

    const { body } = await world.call(
      'GET',
      `/mails/test/${sent.customerId}/${sent.mailId}`,
      undefined,
      'en',
    );
    expect(body).toMatchObject({ outcome, to, says: expect.stringMatching(says) });
  });
});
