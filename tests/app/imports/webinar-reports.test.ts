import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../support/stored.ts';
import { openSiteCompany } from '../support/site-company.ts';
import { type World } from '../support/world.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openSiteCompany();
});
afterAll(() => rekindle.close());

describe('the reports of a webinar', () => {
  it('say together who came, how long and what they asked; each again changes nothing', async () => {
    await rekindle.people('reported', { email: 'asker@reported.example' });
    const attendance = 'メール,参加,視聴時間,参加時刻\nasker@reported.example,参加,42分,2026-10-20 14:00\n';
    const questions =
      'Question and Answer Report,,,,\nTopic,工場の省エネ\n#,Question,Asker Name,Asker Email,Answer(s)\n1,価格は?,,asker@reported.example,後日\n';
    const query = `&session=${encodeURIComponent('省エネ#3')}&durationMinutes=60`;
    const id = await idOf(rekindle, 'asker@reported.example');

    await rekindle.importCsv('webinar', attendance, query);
    const attended = await rekindle.lead(id);
    await rekindle.importCsv('webinar', questions, query);
    const asked = await rekindle.lead(id);
    await rekindle.importCsv('webinar', attendance, query);
    await rekindle.importCsv('webinar', questions, query);

    expect(asked.interest.points).toBeGreaterThan(attended.interest.points);
    const { engagements, interest } = await rekindle.lead(id);
    expect(engagements).toHaveLength(2);
    expect(engagements).toContainEqual(expect.objectContaining({ minutes: 42, question: '価格は?' }));
    expect(interest.points).toBe(asked.interest.points);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('of a series that was stored under its name alone are those of its days again', async () => {
    await rekindle.people('reported', { email: 'series@reported.example' });
    const report = (title: string, start: string, day: string): string =>
      `Meeting Name,${title}Name,Attendee Email,Join Time,Attendance Duration\nEnergy,${start}山田,series@reported.example,${day} 10:31:00,29 mins\n`;
    const dated = (day: string): string => report('Meeting Start Time,', `${day} 10:30:00,`, day);
    const id = await idOf(rekindle, 'series@reported.example');

    await rekindle.importCsv('webinar', report('', '', '2026-10-13'));
    const before = await rekindle.lead(id);
    await rekindle.importCsv('webinar', dated('2026-10-13'));
    const again = await rekindle.lead(id);
    await rekindle.importCsv('webinar', dated('2026-10-20'));
    const next = await rekindle.lead(id);

    expect(before.interest.points).toBeGreaterThan(0);
    expect(again.interest.points).toBeCloseTo(before.interest.points, 6);
    expect(next.interest.points).toBeGreaterThan(again.interest.points);
  });

  it('that are still lists of registrations have nobody absent before the day', async () => {
    await rekindle.people('reported', { email: 'early@reported.example' });
    const registrations = 'メール,申込状況,開催日時\nearly@reported.example,申込済,2099-10-20 14:00\n';
    const id = await idOf(rekindle, 'early@reported.example');

    await rekindle.importCsv('webinar', registrations, '&session=early');

    const { engagements } = await rekindle.lead(id);
    expect(engagements.map(({ kind }) => kind)).toEqual(['registration']);
  });
});
