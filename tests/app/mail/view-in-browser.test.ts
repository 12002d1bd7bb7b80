import { afterAll, beforeAll, expect, it } from 'vitest';
import { removeCustomer, findCustomer } from '../../../app/people/customer-store.ts';
import { customerOf, get, linkIn, mailTo, oneClickLink, press } from '../../support/inbox.ts';
import { DAY, segmentOf } from '../../support/rekindle.ts';
import { mailedGuide, openSiteCompany } from '../support/site-company.ts';
import type { World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openSiteCompany();
});
afterAll(() => world.close());

/** The words of a page or mail, without markup. */
const wordsOf = (html: string): string =>
  html
    .replaceAll(/<style>.*?<\/style>|<[^>]+>/gs, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
const withoutBrowserLine = (words: string): string =>
  words.replace(/表示が崩れるときは、 ?ブラウザで表示/, '').trim();

it('shows the mail as it was sent, with links that work, no pixel and no way by SES; looking records nothing', async () => {
  const mail = await mailedGuide(world, 'browsing', { name: '閲覧 太郎' });
  const before = await world.dump();
  const url = linkIn(mail, '/b/');

  const response = await fetch(url, { headers: { 'user-agent': 'Mozilla/5.0' } });
  const html = await response.text();
  await world.stack.settle();

  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('x-robots-tag')).toContain('noindex');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(withoutBrowserLine(wordsOf(html))).toBe(withoutBrowserLine(wordsOf(mail.html ?? '')));
  expect(html).not.toMatch(/ses:no-track|awstrack|\/b\/|\/n\/|<img/);
  expect(url).not.toMatch(/browsing|%E9|@/);
  expect(await world.dump()).toEqual(before);
  const [document = ''] = /https?:[^"]*\/d\/[^"]+/.exec(html) ?? [];
  expect((await get(document)).status).toBe(200);
});

it('shows nothing any more to whoever refused or is deleted, at a forged link, or after a year', async () => {
  const [refusing, deleted, old] = [
    await mailedGuide(world, 'refusing'),
    await mailedGuide(world, 'deleted', { name: '消去 花子' }),
    await mailedGuide(world, 'old'),
  ];
  await press(world.stack, oneClickLink(refusing), { 'List-Unsubscribe': 'One-Click' });
  const person = await findCustomer(world.deps.db, customerOf(deleted));
  if (person !== undefined) await removeCustomer(world.deps.db, person);
  const [afterRefusal, afterDeletion, forged] = [
    await get(linkIn(refusing, '/b/')),
    await get(linkIn(deleted, '/b/')),
    await get(linkIn(refusing, '/b/').replace(/.$/, (end) => (end === 'a' ? 'b' : 'a'))),
  ];
  await world.advance(366 * DAY);
  const late = await get(linkIn(old, '/b/'));

  expect([afterRefusal, afterDeletion, forged, late].map(({ status }) => status)).toEqual([
    410, 410, 404, 410,
  ]);
  expect(afterRefusal.text).toContain('このメールは表示できません');
  expect(afterDeletion.text).not.toMatch(/消去|deleted/);
});

it('keeps the text of the version that was sent, whatever an edit says since', async () => {
  const steps = (words: string) => [
    {
      id: 'news',
      kind: 'mail',
      template: 'nurture-custom',
      text: {
        ja: { subject: words, body: `{{ customer.name }}様\n\n${words}` },
        en: { subject: words, body: words },
      },
    },
    { id: 'rest', kind: 'wait', until: { days: 90 } },
  ];
  const sequence = { id: 'edited', name: { ja: '文面', en: 'text' }, topic: { ja: '在庫', en: 'stock' } };
  const put = (words: string, more: object = {}) =>
    world.call('PUT', '/sequences/edited', { sequence: { ...sequence, steps: steps(words) }, ...more });
  await world.people('edited', { email: 'a@edited.example' });
  await put('先にお送りした文面です');
  const { body } = await world.call('POST', '/campaigns', {
    name: 'edited',
    segment: segmentOf('edited'),
    sequenceId: 'edited',
    continuous: false,
  });
  await world.stack.settle();
  await world.dispatch();
  const mail = mailTo(world.stack, 'a@edited.example');
  await put('あとで直した文面です', { revision: 1 });
  const id = String(Object(Object(body)['campaign'])['id']);
  const edit = { sequenceId: 'edited', underWay: 'move', version: 1 };
  const published = await world.call('POST', `/campaigns/${id}/edit`, edit);
  await world.advance(DAY);
  const { text } = await get(linkIn(mail, '/b/'));

  expect(published.status).toBe(200);
  expect(text).toContain('先にお送りした文面です');
  expect(text).not.toContain('あとで直した文面です');
});
