import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicRoutes } from '../../lib/constructs/kernel/public-routes.ts';
import type { Mail } from '../../local/ses/mail.ts';
import { actionLink, ask, customerOf, get, linkIn, mailTo, oneClickLink, press } from '../support/inbox.ts';
import { startRekindle } from '../support/rekindle-stack.ts';
import { DAY, MINUTE, owner, type Rekindle } from '../support/rekindle.ts';

let rekindle: Rekindle;
let mail: Mail;
let [invitation, question] = ['', ''];
let staff: Mail;
let receipt: Mail;

beforeAll(async () => {
  rekindle = await startRekindle({ isAlwaysOpen: true, tickMinutes: 60 * 24 * 365 });
  const { stack } = rekindle;
  await rekindle.people('routes', { email: 'routes@routes.example' }, { email: 'other@other.example' });
  await rekindle.launch('routes', {
    steps: [{ template: 'nurture-document', afterDays: 0, assetId: 'guide' }],
  });
  mail = mailTo(stack, 'routes@routes.example');
  const text = { subject: 'ご案内', body: '[申し込む]({{ asset.url }})\n\n[続ける]({{ goOn.url }})' };
  await rekindle.people('invited', { email: 'invited@invited.example' });
  await rekindle.launch('invited', {
    steps: [{ template: 'nurture-invitation', afterDays: 0, assetId: 'webinar', text: { ja: text } }],
  });
  const invited = mailTo(stack, 'invited@invited.example');
  [invitation, question] = [linkIn(invited, '/w/'), linkIn(invited, '/k/')];
  await ask(stack, mail);
  staff = mailTo(stack, owner);
  await press(stack, actionLink(staff, 'accept'));
  receipt = mailTo(stack, owner, /記録/);
  await rekindle.call('POST', '/owners/invite', {});
  await rekindle.people('asked', { email: 'asked@asked.example', ownerName: '佐藤 誠' });
  await rekindle.launch('asked', { ownerReviewDays: 2 });
  await rekindle.advance(10 * MINUTE);
  await rekindle.dispatch();
});
afterAll(() => rekindle.close());

/** A link of every public page: what a scanner would follow. */
const pages = (): Readonly<Record<string, string>> => ({
  'GET /d/{token}': linkIn(mail, '/d/'),
  'GET /w/{token}': invitation,
  'GET /q/{token}': linkIn(mail, '/q/'),
  'GET /inquiry': `${rekindle.stack.urls.api}/inquiry`,
  'GET /n/{token}': linkIn(mail, '/n/'),
  'GET /u/{token}': oneClickLink(mail),
  'GET /b/{token}': linkIn(mail, '/b/'),
  'GET /k/{token}': question,
  'GET /site.js': `${rekindle.stack.urls.api}/site.js`,
  'GET /h/{token}': actionLink(staff, 'report'),
  'GET /o/{token}': linkIn(mailTo(rekindle.stack, owner, /ご確認/), '/o/'),
  'GET /r/{token}': linkIn(mailTo(rekindle.stack, owner, /営業確認/), '/r/'),
});

/** All that is stored, less the notes of requests that only machines make, the count of writes that they raise, and empty interests. */
const besideProbes = async () =>
  (await rekindle.dump())
    .filter(({ sk, heat }) => !String(sk).includes('#probe#') && heat !== null)
    .map((item) => ({ ...item, version: 0, touched: undefined }));

describe('looking', () => {
  it('knows a link of every public page', () => {
    expect(Object.keys(pages()).toSorted()).toEqual(
      publicRoutes.filter((route) => route.startsWith('GET')).toSorted(),
    );
  });

  it.each(['GET', 'HEAD'])(
    'with %s at any public page, or any link of any mail, changes nothing but the notes of what only machines do',
    async (method) => {
      const links = [
        ...Object.values(pages()),
        ...mail.links.map(({ url }) => url),
        ...staff.links.map(({ url }) => url),
        ...receipt.links.map(({ url }) => url),
      ].filter((url) => url.startsWith(rekindle.stack.urls.api));
      const before = await besideProbes();
      const mails = rekindle.stack.mailbox.mails().length;

      const answers = await Promise.all(links.map((url) => get(url, method)));
      await rekindle.stack.settle();

      expect(links.length).toBeGreaterThan(14);
      expect(await besideProbes()).toEqual(before);
      expect(rekindle.stack.mailbox.mails()).toHaveLength(mails);
      if (method === 'GET') expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    },
  );

  it('with HEAD at any link of a mail to customers finds the page there', async () => {
    const links = Object.entries(pages()).filter(([route]) => /^GET \/[dwqnubk]\//.test(route));
    const answers = await Promise.all(links.map(([, url]) => get(url, 'HEAD')));

    expect(links).toHaveLength(7);
    expect(answers.map(({ status }) => status)).toEqual(links.map(() => 200));
  });

  it('by a scanner at every link of the mail to sales accepts nothing and declines nothing', async () => {
    await ask(rekindle.stack, mailTo(rekindle.stack, 'other@other.example'));
    const fresh = mailTo(rekindle.stack, owner, /other/);

    await Promise.all(fresh.links.map(({ url }) => get(url)));
    await rekindle.stack.settle();

    const { handoffs, standing } = await rekindle.lead(customerOf(fresh));
    expect(handoffs).toMatchObject([{ state: 'open' }]);
    expect(handoffs[0]?.acceptedAt).toBeUndefined();
    expect(standing.status).toBe('mql');
  });
});

describe('a link', () => {
  const forged = (url: string): string =>
    url.replace(
      /\/([a-z])\/([^/?.]+)\.([^?]+)/,
      (_, purpose: string, payload: string, signature: string) =>
        `/${purpose}/${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    );
  /** The signed fields, given out for another purpose. */
  const misused = (): string => `${rekindle.stack.urls.api}/u/${linkIn(mail, '/d/').split('/d/')[1]}`;

  it('that was forged changes nothing, and says so in the reader’s language', async () => {
    const before = await rekindle.dump();

    const urls = [
      ...Object.values(pages())
        .filter((each) => !/\/(?:inquiry|site\.js)$/.test(each))
        .map((each) => forged(each)),
      misused(),
    ];
    const answers = [];
    for (const url of urls)
      answers.push(await press(rekindle.stack, url, { outcome: 'won', kind: 'consultation', message: 'x' }));

    expect(urls.length).toBeGreaterThanOrEqual(6);
    expect(answers.map(({ status }) => status)).toEqual(urls.map(() => 404));
    expect(answers[0]?.text).toContain('lang="ja"');
    expect(answers[0]?.text).toMatch(/リンク/);
    expect(await rekindle.dump()).toEqual(before);
    const english = await (
      await fetch(forged(oneClickLink(mail)), { headers: { 'accept-language': 'en' } })
    ).text();
    expect(english).toContain('lang="en"');
  });

  it('that is pressed twice, or again days later, counts once', async () => {
    const link = linkIn(mail, '/d/');
    await Promise.all([press(rekindle.stack, link), press(rekindle.stack, link)]);
    const { interest } = await rekindle.lead(customerOf(mail));
    await rekindle.advance(2 * DAY);

    await press(rekindle.stack, link);

    const after = await rekindle.lead(customerOf(mail));
    expect(after.interest.points).toBeCloseTo(interest.points * 2 ** (-2 / 30), 1);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('to unsubscribe, pressed twice, is one refusal', async () => {
    await Promise.all([press(rekindle.stack, oneClickLink(mail)), press(rekindle.stack, oneClickLink(mail))]);

    const { facts, standing } = await rekindle.lead(customerOf(mail));
    expect(facts.filter(({ kind }) => kind === 'refused')).toHaveLength(1);
    expect(standing.refused).toMatchObject({ how: 'page' });
  });
});
