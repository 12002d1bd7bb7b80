import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { get, linkIn, mailsTo, mailTo, press } from '../../support/inbox.ts';
import { dyingAfter } from '../support/dying-after.ts';
import { openWorld, type World } from '../support/world.ts';
import { DAY, MINUTE, otherOwner, owner, segmentOf } from '../../support/rekindle.ts';
import { idOf } from '../../support/stored.ts';
import { messageOf } from '../../support/team-api.ts';

let rekindle: World;
// Each begins on a Tuesday morning: two business days are two days.
beforeEach(async () => {
  rekindle = await openWorld({ tickMinutes: 360 });
});
afterEach(() => rekindle.close());

/** Launches on a tag so that the owners are asked for two business days, and lets the question go out. */
async function launchAsking(tag: string): Promise<string> {
  const { status, body } = await rekindle.call('POST', '/campaigns', {
    name: `秋 ${tag}`,
    segment: segmentOf(tag),
    continuous: false,
    ownerReviewDays: 2,
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  await rekindle.stack.settle();
  await rekindle.advance(10 * MINUTE);
  await rekindle.dispatch();
  return String(Object(body).campaign.id);
}

const reviewOf = async (id: string) =>
  Object((await rekindle.call('GET', `/campaigns/${id}/owner-review`)).body);
const questionTo = (address: string, tag: string) =>
  mailTo(rekindle.stack, address, new RegExp(`営業確認.*秋 ${tag}`));
/** What the page sends: every name shown, those ticked that may be mailed. */
async function answer(link: string, kept: Readonly<Record<string, string>>): Promise<string> {
  const { text } = await get(link);
  const shown = [...text.matchAll(/name="shown-([^"]+)"/g)].map(([, id = '']) => id);
  const fields = shown.flatMap((id) => [
    [`shown-${id}`, '1'],
    ...(kept[id] === undefined
      ? [[`may-${id}`, '1']]
      : [
          [`why-${id}`, 'noProspect'],
          [`span-${id}`, kept[id]],
        ]),
  ]);
  return (await press(rekindle.stack, link, Object.fromEntries(fields))).text;
}

describe('a campaign whose owners look through the names', () => {
  it('asks each owner of his own people alone; who is unticked gets no mail and is counted nowhere', async () => {
    await rekindle.people(
      'asked',
      { email: 'yes@asked-a.example', name: '山田 太郎', ownerName: '佐藤 誠' },
      { email: 'no@asked-b.example', name: '田中 花子', ownerName: '佐藤 誠' },
      { email: 'other@asked-c.example', name: '鈴木 一郎', ownerName: '加藤 律' },
    );
    const id = await launchAsking('asked');
    const link = linkIn(questionTo(owner, 'asked'), '/r/');
    const page = (await get(link)).text;
    const inEnglish = (await get(`${link}?lang=en`)).text;
    const kept = await idOf(rekindle, 'no@asked-b.example');

    const said = await answer(link, { [kept]: 'once' });
    const before = mailsTo(rekindle.stack, 'yes@asked-a.example').length;
    await rekindle.advance(3 * DAY);

    expect(questionTo(otherOwner, 'asked').subject).toContain('ご担当の1名');
    expect([page.includes('山田 太郎'), page.includes('田中 花子'), page.includes('鈴木')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(inEnglish).toMatch(/action="\/r\/[^"]+\?lang=en"/);
    expect(said).toContain('1名に送り、1名には送りません。');
    expect(before).toBe(0);
    const mailed = ['yes@asked-a', 'no@asked-b', 'other@asked-c'].map(
      (each) => mailsTo(rekindle.stack, `${each}.example`).length,
    );
    expect(mailed).toEqual([1, 0, 1]);
    expect((await rekindle.kpis(id)).all.counts).toMatchObject({ enrolled: 2, mailed: 2 });
    const owners: readonly object[] = (await reviewOf(id)).owners;
    expect(owners).toHaveLength(2);
    expect(owners).toContainEqual(
      expect.objectContaining({
        name: '佐藤 誠',
        people: 2,
        kept: [expect.objectContaining({ name: '田中 花子', reason: 'noProspect', span: 'once' })],
      }),
    );
    expect(await rekindle.verify()).toEqual([]);
  });

  it('takes the answer back until the end, records nothing by looking, and is closed after it', async () => {
    await rekindle.people('changed', { email: 'back@changed.example', ownerName: '佐藤 誠' });
    const id = await launchAsking('changed');
    const link = linkIn(questionTo(owner, 'changed'), '/r/');
    const kept = await idOf(rekindle, 'back@changed.example');
    const untouched = await rekindle.dump();

    await get(link);
    const looked = await rekindle.dump();
    await answer(link, { [kept]: 'oneYear' });
    const held = (await rekindle.lead(kept)).standing;
    await answer(link, {});
    const free = (await rekindle.lead(kept)).standing;
    await rekindle.advance(3 * DAY);
    const late = await get(link);

    expect(looked).toEqual(untouched);
    expect(held.causes).toMatchObject([{ of: 'keptFromMails', how: 'noProspect' }]);
    expect(free.causes).toEqual([]);
    expect(mailsTo(rekindle.stack, 'back@changed.example')).toHaveLength(1);
    expect(late.text).toContain('締め切りました');
    expect((await reviewOf(id)).isOver).toBe(true);
  });

  it('keeps somebody from every campaign for as long as the owner says', async () => {
    await rekindle.people('kept', { email: 'long@kept.example', ownerName: '佐藤 誠' });
    await launchAsking('kept');
    const kept = await idOf(rekindle, 'long@kept.example');
    await answer(linkIn(questionTo(owner, 'kept'), '/r/'), { [kept]: 'threeMonths' });

    const { body } = await rekindle.call('POST', '/segments/preview', { segment: segmentOf('kept') });

    expect(Object(body).selected).toBe(0);
    expect(Object(body).excluded.map(({ because }: { because: string }) => because)).toContain(
      'excludedBySales',
    );
  });

  it('reminds once whoever has not answered, and nobody else', async () => {
    await rekindle.people(
      'reminded',
      { email: 'a@reminded-a.example', ownerName: '佐藤 誠' },
      { email: 'b@reminded-b.example', ownerName: '加藤 律' },
    );
    await launchAsking('reminded');
    await answer(linkIn(questionTo(owner, 'reminded'), '/r/'), {});

    await rekindle.advance(4 * DAY);

    const asked = (address: string): number =>
      mailsTo(rekindle.stack, address).filter(({ subject }) => subject.includes('秋 reminded')).length;
    expect([asked(owner), asked(otherOwner)]).toEqual([1, 2]);
  });

  it('takes in nobody before every owner is asked, wherever the launch breaks off, and asks them when it is pressed again', async () => {
    await rekindle.people(
      'broken',
      { email: 'a@broken-a.example', ownerName: '佐藤 誠' },
      { email: 'b@broken-b.example', ownerName: '加藤 律' },
    );
    const launch = () =>
      rekindle.call('POST', '/campaigns', {
        name: '秋 broken',
        segment: segmentOf('broken'),
        continuous: false,
        ownerReviewDays: 2,
        launchKey: 'the-key-of-this-launch',
      });
    // The campaign itself, then the first owner's two mails: it dies before the second owner is asked.
    const life = dyingAfter(3);
    rekindle.failWhen(life.hook);
    const died = await launch();
    life.revive();
    rekindle.failWhen(undefined);
    await rekindle.stack.settle();
    const enrolled = (await rekindle.dump()).filter(({ sk }) => String(sk).startsWith('ENROLMENT'));

    const again = await launch();
    await rekindle.stack.settle();
    await rekindle.advance(10 * MINUTE);
    await rekindle.dispatch();

    expect([died.status, enrolled]).toEqual([500, []]);
    expect(again.status).toBe(201);
    for (const address of [owner, otherOwner]) expect(questionTo(address, 'broken')).toBeDefined();
  });

  it('takes in nobody later, and says how to launch it instead', async () => {
    const refused = await rekindle.call('POST', '/campaigns', {
      name: 'x',
      segmentId: 'lapsed',
      ownerReviewDays: 2,
    });
    const none = await rekindle.call('GET', '/campaigns/none/owner-review');

    expect(refused.status).toBe(422);
    expect(messageOf(refused)).toContain('--once');
    expect(none.status).toBe(404);
  });

  it('opens for no other link', async () => {
    await rekindle.people('cut', { email: 'a@cut.example', ownerName: '佐藤 誠' });
    await launchAsking('cut');
    const link = linkIn(questionTo(owner, 'cut'), '/r/');

    const cut = await get(link.slice(0, -4));

    expect(cut.status).toBe(404);
    expect(cut.text).toContain('このリンクは開けませんでした');
  });
});
