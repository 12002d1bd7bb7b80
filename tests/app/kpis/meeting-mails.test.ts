import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveMember } from '../../../app/members/member-store.ts';
import { routes } from '../../../contract/api.ts';
import { memberSchema } from '../../../domain/members/member.ts';
import { callOf, crash, strikes } from '../../support/faults.ts';
import { linkIn, mailsTo, mailTo } from '../../support/inbox.ts';
import { DAY, HOUR, manager } from '../../support/rekindle.ts';
import { openWorld, type World } from '../support/world.ts';

const marketing = 'marketing@mirai-zaiko.example';
const member = 'campaigns@mirai-zaiko.example';
/** Tuesday, 10:00 in Tokyo. */
const startAt = new Date('2026-12-01T01:00:00.000Z');

let world: World;
beforeAll(async () => {
  world = await openWorld({ startAt, tickMinutes: 60 * 24 * 365 });
  await world.people('those', { email: 'one@one.example' });
  const given = { schemaVersion: 1, invitedAt: startAt.toISOString(), invitedBy: 'test', version: 0 };
  const people = [
    { id: 'm1', email: member, name: 'Ann', locale: 'en', roles: ['marketing'] },
    { id: 'm2', email: 'seller@mirai-zaiko.example', name: 'Bob', locale: 'ja', roles: ['sales'] },
    {
      id: 'm3',
      email: 'gone@mirai-zaiko.example',
      name: 'Cid',
      locale: 'ja',
      roles: ['manager'],
      removedAt: 'x',
    },
    { id: 'm4', email: manager.toUpperCase(), name: 'Dan', locale: 'ja', roles: ['manager'] },
  ];
  for (const each of people) await saveMember(world.deps.db, memberSchema.parse({ ...given, ...each }));
});
afterAll(() => world.close());

const quarter = async () => {
  await world.stack.invoke('WeekReviewWeek', {});
  await world.dispatch();
};
const about = /【週次会議】|Weekly meeting/;
const got = () =>
  world.stack.mailbox
    .mails()
    .filter(({ subject }) => about.test(subject))
    .map(({ to }) => to.join());

describe('the mail before the meeting', () => {
  it('comes to nobody until the company says when it meets', async () => {
    await quarter();

    expect(got()).toEqual([]);
  });

  it('comes once on the set day from the set hour on, to marketing and sales managers, though a run dies half-way', async () => {
    await world.call('PUT', '/settings', { meetingMail: { isOn: true, weekday: 3, at: '13:00' } });
    await quarter();
    await world.advance(DAY);
    await quarter();
    const early = got();
    await world.advance(3 * HOUR);
    const fault = strikes('after', callOf('TransactWriteItems', 'weeklyMeeting'), crash);
    world.failWhen(fault.hook);
    await quarter().catch(() => undefined);
    world.failWhen(undefined);
    await quarter();
    await quarter();
    await world.advance(HOUR);
    await quarter();

    expect(early).toEqual([]);
    expect(fault.struck()).toBe(1);
    // The manager is a member too, in capitals: one address, one mail.
    expect(
      got()
        .map((to) => to.toLowerCase())
        .toSorted(),
    ).toEqual([member, manager, marketing].toSorted());
  });

  it('is in the reader’s language, leads to the page, and has the workbook with the same figures', async () => {
    const mail = mailTo(world.stack, member, about);
    const [workbook] = mail.attachments;
    const { sheets } = await readXlsx(new Uint8Array(workbook?.content ?? []));

    expect(mail.subject).toBe('Weekly meeting, Wed 2 Dec: figures of sales and marketing');
    expect(mail.text).toContain('Dormant to opportunity: no cases yet');
    expect(linkIn(mail, '/meeting')).toMatch(/\/meeting$/);
    expect(workbook?.fileName).toBe('weekly-meeting-2026-12-02.xlsx');
    expect(sheets.map(({ name }) => name)).toContain('Definitions');
    expect(mailTo(world.stack, marketing, about).subject).toMatch(/^【週次会議】12月2日\(水\)/);
  });

  it('goes out at once where somebody asks for it, again each time', async () => {
    const before = mailsTo(world.stack, marketing).length;

    const sent = await world.call('POST', '/meetings/mail', {});
    await world.dispatch();

    expect(sent.status).toBe(202);
    expect(routes.sendMeetingMail.answer.parse(sent.body).to).toHaveLength(3);
    expect(mailsTo(world.stack, marketing)).toHaveLength(before + 1);
    // What SES takes as a tag.
    expect(mailTo(world.stack, marketing).tags['m']).toMatch(/^meeting-at-[A-Za-z0-9_-]+$/);
  });
});
