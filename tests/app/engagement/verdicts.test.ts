import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { shippedVerdictRules } from '../../../domain/engagement/verdict-rules.ts';
import type { Mail } from '../../../local/ses/mail.ts';
import {
  actionLink,
  answer,
  ask,
  consultationLink,
  customerOf,
  documentLink,
  get,
  linkIn,
  mailTo,
  press,
} from '../../support/inbox.ts';
import { openWorld } from '../support/world.ts';
import { HOUR, MINUTE, SECOND, type Rekindle } from '../../support/rekindle.ts';
import { clickEvent, openEvent } from '../../support/ses-events.ts';
import { messageOf } from '../../support/team-api.ts';

let rekindle: Rekindle;
beforeAll(async () => {
  rekindle = await openWorld({
    tickMinutes: 720,
    isAlwaysOpen: true,
    owners: ['氏名,メール', ...names.map((name, index) => `営業 ${name},v${index}@mirai-zaiko.example`)].join(
      '\r\n',
    ),
  });
});
afterAll(() => rekindle.close());
afterEach(() => rekindle.disturbWhen(undefined));

const names = ['一', '二', '三', '四', '五', '六'];
const mailbox = (index: number): string => `v${index}@mirai-zaiko.example`;

async function mailed(tag: string, people: number, owner = 0): Promise<readonly Mail[]> {
  const addresses = Array.from({ length: people }, (_, index) => `p${index}@${tag}${index}.example`);
  await rekindle.people(
    tag,
    ...addresses.map((email) => ({ email, title: '購買部長', ownerName: `営業 ${names[owner]}` })),
  );
  await rekindle.launch(tag);
  await rekindle.advance(MINUTE);
  return addresses.map((address) => mailTo(rekindle.stack, address));
}
async function mailedOne(tag: string, owner = 0): Promise<Mail> {
  const [mail] = await mailed(tag, 1, owner);
  if (mail === undefined) throw new Error('one person gives one mail');
  return mail;
}
const later = (mail: Mail, milliseconds: number): Date => new Date(mail.at.getTime() + milliseconds);
const put = async (...events: readonly ReturnType<typeof openEvent>[]): Promise<void> => {
  rekindle.stack.putEvents(events);
  await rekindle.stack.settle();
};
const verdictsOf = async (mail: Mail): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    (await rekindle.lead(customerOf(mail))).engagements.map(({ kind, verdict }) => [
      kind,
      `${verdict.is}: ${verdict.reasons.join()}`,
    ]),
  );

describe('the link that people do not see', () => {
  it('stands in the HTML alone, hidden from eyes and from screen readers, and is not tracked', async () => {
    const mail = await mailedOne('hidden');
    const link = mail.links.find(({ url }) => url.includes('/n/'));

    expect(link).toMatchObject({ tracked: false });
    expect(mail.text).not.toContain('/n/');
    expect(mail.html).toMatch(/<a [^>]*\/n\/[^>]*tabindex="-1" aria-hidden="true" style="display:none/);
  });

  it('makes a machine of whoever asks for it, and of what else came at that moment, however often it is asked', async () => {
    const mail = await mailedOne('curious');
    await put(clickEvent(mail, later(mail, 400 * SECOND), documentLink(mail), '198.51.100.20'));
    const before = await verdictsOf(mail);
    await rekindle.advance(340 * SECOND);

    const page = await get(linkIn(mail, '/n/'));
    await get(linkIn(mail, '/n/'));
    await rekindle.stack.settle();

    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/休眠|dormant|\bbot\b|score|\btrap\b/i);
    expect(before).toEqual({ click: 'human: browser-agent' });
    expect(await verdictsOf(mail)).toEqual({
      click: 'machine: close-to-probe',
      probe: 'machine: hidden-link',
    });
    expect((await rekindle.lead(customerOf(mail))).engagements).toHaveLength(2);
    expect((await rekindle.lead(customerOf(mail))).interest.points).toBe(0);
    expect(await rekindle.verify()).toEqual([]);
  });
});

describe('a request for headers alone', () => {
  it('is a machine’s, gets no body, and downloads nothing', async () => {
    const mail = await mailedOne('headers');

    const page = await get(documentLink(mail), 'HEAD');
    await rekindle.stack.settle();

    expect(page).toMatchObject({ status: 200, text: '' });
    expect(await verdictsOf(mail)).toEqual({ probe: 'machine: head-request' });
    expect((await rekindle.lead(customerOf(mail))).interest.points).toBe(0);
  });
});

describe('one source in the mails of many', () => {
  const { recipients } = shippedVerdictRules.source;
  const early = (mail: Mail, index: number, source: string) =>
    clickEvent(mail, later(mail, (40 + index * 3) * SECOND), documentLink(mail), source);

  it('unmasks itself with the last of them, and the earlier ones are judged anew, also when events come twice', async () => {
    const mails = await mailed('gateway', recipients);
    const events = mails.map((mail, index) => early(mail, index, '198.51.100.77'));
    await put(...events.slice(0, -1));
    const before = await Promise.all(mails.slice(0, -1).map((mail) => verdictsOf(mail)));

    await put(...events.slice(-1));
    await put(...events);

    const after = await Promise.all(mails.map((mail) => verdictsOf(mail)));
    expect(new Set(before.map(({ click }) => click))).toEqual(new Set(['unknown: soon-after-delivery']));
    expect(new Set(after.map(({ click }) => click))).toEqual(new Set(['machine: source-of-many-recipients']));
    const [first] = mails;
    const { facts } = await rekindle.lead(first === undefined ? '' : customerOf(first));
    expect(facts.filter(({ kind }) => kind === 'verdictChanged')).toHaveLength(1);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('is found in whatever order and batches its clicks come', async () => {
    const mails = await mailed('shuffled', recipients);
    const events = mails.map((mail, index) => early(mail, index, '198.51.100.78')).toReversed();

    for (const event of events) rekindle.stack.putEvents([event]);
    await rekindle.stack.settle();

    for (const mail of mails)
      expect((await verdictsOf(mail))['click']).toBe('machine: source-of-many-recipients');
  });

  it('is left alone where it is an office of five, and what comes later is no click of a gateway', async () => {
    const mails = await mailed('office', recipients);

    await put(
      ...mails.slice(0, 5).map((mail, index) => early(mail, index, '203.0.113.90')),
      ...mails
        .slice(5)
        .map((mail) => clickEvent(mail, later(mail, HOUR), documentLink(mail), '203.0.113.90')),
    );

    const verdicts = (await Promise.all(mails.map((mail) => verdictsOf(mail)))).map(({ click }) => click);
    expect(verdicts.slice(0, 5).every((each) => each === 'unknown: soon-after-delivery')).toBe(true);
    expect(verdicts.slice(5).every((each) => each === 'human: browser-agent')).toBe(true);
  });
});

describe('a form sent soon after', () => {
  it('speaks for what was unknown of the mail, whether the click is heard of before or after it', async () => {
    const mail = await mailedOne('proven');
    const click = clickEvent(mail, later(mail, 50 * SECOND), consultationLink(mail));
    await rekindle.advance(2 * MINUTE);
    await ask(rekindle.stack, mail);

    await put(click, openEvent(mail, later(mail, 45 * SECOND)));

    expect(await verdictsOf(mail)).toMatchObject({
      click: 'human: later-human-act',
      open: 'human: later-human-act',
    });
    expect(await rekindle.verify()).toEqual([]);
  });
});

describe('a salesperson who doubts a verdict', () => {
  /** Hot by a webinar, a download and clicks on a mail: nothing asked for. */
  async function hot(tag: string, owner: number): Promise<Mail> {
    const mail = await mailedOne(tag, owner);
    await rekindle.importCsv(
      'webinar',
      `メールアドレス,出欠,視聴時間(分),質問,参加日時\r\n${mail.to[0]},出席,60,,2026-10-05 14:00`,
      '&session=zaiko-online&durationMinutes=60',
    );
    await rekindle.advance(30 * MINUTE);
    await put(
      openEvent(mail, later(mail, 6 * MINUTE)),
      clickEvent(mail, later(mail, 7 * MINUTE), documentLink(mail)),
      clickEvent(mail, later(mail, 20 * MINUTE), consultationLink(mail)),
    );
    await rekindle.dispatch();
    return mail;
  }
  const doubts = (staff: Mail) => answer(rekindle.stack, staff, 'dispute', { answer: 'dispute' });

  it('sees it explained, and looking changes nothing', async () => {
    const mail = await hot('explained', 1);
    const before = await rekindle.dump();

    const page = await get(actionLink(mailTo(rekindle.stack, mailbox(1)), 'dispute'));

    expect(page.status).toBe(200);
    expect(page.text).toContain('クリック: 本人の操作（通常のブラウザー）、判定の規則 第2版');
    expect(page.text).toContain('本人の操作ではない');
    expect(await rekindle.dump()).toEqual(before);
    expect((await rekindle.lead(customerOf(mail))).handoffs).toMatchObject([{ state: 'open' }]);
  });

  it('withdraws it with one press, is told what was done, and pressing twice does nothing more', async () => {
    const mail = await hot('doubted', 2);
    const staff = mailTo(rekindle.stack, mailbox(2));

    const page = await doubts(staff);
    await doubts(staff);
    await rekindle.dispatch();

    const { engagements, facts, handoffs, interest } = await rekindle.lead(customerOf(mail));
    const opens = engagements.filter(({ kind }) => kind === 'open' || kind === 'click');
    expect(page.text).toMatch(/自動アクセスとして数え直し、この件を取り下げます/);
    expect(opens.map(({ verdict }) => verdict.reasons)).toEqual(opens.map(() => ['disputed-by-sales']));
    expect(interest.temperature).not.toBe('hot');
    expect(handoffs).toMatchObject([{ state: 'withdrawn' }]);
    expect(
      facts.filter((fact) => fact.kind === 'feedback' && fact.feedback.answer.kind === 'dispute'),
    ).toHaveLength(1);
    const receipt = mailTo(rekindle.stack, mailbox(2), /記録しました/);
    expect(receipt.text).toContain('この判定はおかしい');
    expect(receipt.text).toMatch(/第2版/);
    expect(mailTo(rekindle.stack, mailbox(2), /取り下げ/).text).toContain('自動アクセス');
    expect(await rekindle.verify()).toEqual([]);
  });

  it('keeps the dispute through later acts of the same mail, until it is taken back', async () => {
    const mail = await hot('undone', 3);
    await doubts(mailTo(rekindle.stack, mailbox(3)));
    await put(openEvent(mail, later(mail, 25 * MINUTE)));
    const disputed = (await rekindle.lead(customerOf(mail))).engagements;

    await answer(rekindle.stack, mailTo(rekindle.stack, mailbox(3), /記録しました/), 'undo');
    await rekindle.dispatch();

    const lead = await rekindle.lead(customerOf(mail));
    expect(disputed.filter(({ verdict }) => verdict.reasons.includes('disputed-by-sales'))).toHaveLength(3);
    expect(lead.engagements.filter(({ verdict }) => verdict.is === 'machine')).toEqual([]);
    expect(lead.interest.temperature).toBe('hot');
    expect(lead.handoffs.map(({ state }) => state).toSorted()).toEqual(['open', 'withdrawn']);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('keeps what he accepted', async () => {
    const mail = await hot('accepted', 4);
    const staff = mailTo(rekindle.stack, mailbox(4));
    await answer(rekindle.stack, staff, 'accept');

    const page = await doubts(staff);

    expect(page.text).toContain('すでに対応中のため');
    expect((await rekindle.lead(customerOf(mail))).handoffs).toMatchObject([{ state: 'accepted' }]);
  });

  it('is told kindly of a request, and nothing changes', async () => {
    const mail = await mailedOne('asked', 5);
    await ask(rekindle.stack, mail);
    const staff = mailTo(rekindle.stack, mailbox(5));
    const before = await rekindle.dump();

    const page = await press(rekindle.stack, actionLink(staff, 'report').replace('a=report', 'a=dispute'), {
      answer: 'dispute',
    });

    expect(page.text).toContain('お客様がフォームに記入し、送信されました');
    expect(staff.text).not.toContain('a=dispute');
    expect(await rekindle.dump()).toEqual(before);
  });
});

describe('a replay of the past under other rules', () => {
  const replaySchema = z.object({
    parts: z.number(),
    rules: z.number(),
    changes: z.array(
      z.object({ act: z.string(), from: z.string(), to: z.string(), reason: z.string(), count: z.number() }),
    ),
    changedCustomers: z.number(),
    interestChanges: z.number(),
  });
  const replay = async () => {
    const parts = [];
    for (let part = 0; part < 4; part++)
      parts.push(replaySchema.parse((await rekindle.call('GET', `/verdicts/replay?part=${part}`)).body));
    return {
      rules: parts[0]?.rules,
      count: parts.flatMap(({ changes }) => changes).reduce((sum, { count }) => sum + count, 0),
      kinds: [
        ...new Set(
          parts.flatMap(({ changes }) => changes.map(({ act, from, to }) => `${act} ${from} ${to}`)),
        ),
      ],
      customers: parts.reduce((sum, { changedCustomers }) => sum + changedCustomers, 0),
    };
  };
  const stricter = { ...shippedVerdictRules, version: 3, unknownWithin: { open: 120, click: 3_600 } };

  it('changes nothing under the same rules', async () => {
    expect(await replay()).toMatchObject({ rules: 2, count: 0, customers: 0 });
  });

  it('takes changed rules only with a version of their own', async () => {
    const refused = await rekindle.call(
      'PUT',
      '/settings',
      { verdictRules: { ...stricter, version: 2 } },
      'en',
    );

    expect(refused.status).toBe(422);
    expect(messageOf(refused)).toContain('raise verdictRules.version from 2');
  });

  it('tells what would change and writes nothing; applied, it changes that once, and interest follows', async () => {
    const mail = await mailedOne('replayed');
    await put(clickEvent(mail, later(mail, 10 * MINUTE), documentLink(mail)));
    const was = await verdictsOf(mail);
    await rekindle.call('PUT', '/settings', { verdictRules: stricter });
    await rekindle.advance(MINUTE);
    const before = await rekindle.dump();

    const dry = await replay();
    const untouched = await rekindle.dump();
    for (let part = 0; part < 4; part++) await rekindle.call('POST', `/verdicts/replay?part=${part}`);
    await rekindle.stack.settle();
    const applied = await replay();

    expect(was).toEqual({ click: 'human: browser-agent' });
    expect(dry).toMatchObject({ rules: 3, kinds: ['click human unknown'] });
    expect(dry.customers).toBeGreaterThan(0);
    expect(untouched).toEqual(before);
    expect(applied).toMatchObject({ count: 0, customers: 0 });
    const lead = await rekindle.lead(customerOf(mail));
    expect(lead.engagements[0]?.verdict).toEqual({
      is: 'unknown',
      reasons: ['soon-after-delivery'],
      rules: 3,
    });
    expect(lead.interest.points).toBeCloseTo(3, 1);
    expect(lead.facts.filter(({ kind }) => kind === 'verdictChanged')).toHaveLength(1);
    expect(await rekindle.verify()).toEqual([]);
    await rekindle.call('PUT', '/settings', { verdictRules: shippedVerdictRules });
  });

  it('refuses a part that there is not', async () => {
    const refused = await rekindle.call('GET', '/verdicts/replay?part=nine', undefined, 'en');

    expect(refused.status).toBe(422);
    expect(messageOf(refused)).toContain('query.part ("nine")');
  });
});
