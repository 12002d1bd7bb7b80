import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultCalendar } from '../../../domain/kernel/business-calendar.ts';
import { idOf } from '../../support/stored.ts';
import { openSiteCompany } from '../support/site-company.ts';
import { type World } from '../support/world.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openSiteCompany();
  await rekindle.call('PUT', '/settings', {
    calendar: { ...defaultCalendar, timeZone: 'America/New_York' },
  });
});
afterAll(() => rekindle.close());

describe('a file of a company in New York', () => {
  it('means its own clocks, in summer and in winter', async () => {
    await rekindle.people('clocks', { email: 'attendee@clocks.example' });
    const id = await idOf(rekindle, 'attendee@clocks.example');
    const attended = 'Email,Attended,Join Time\nattendee@clocks.example,Yes,2026-10-20 14:00:30\n';
    const asked =
      'Email,Request,Received at\nattendee@clocks.example,pricing,2026-11-10 09:15\nattendee@clocks.example,demo,2026-11-11T09:15:00Z\n';

    await rekindle.importCsv('webinar', attended, '&session=Fall%202026&durationMinutes=60');
    await rekindle.importCsv('inquiries', asked);

    const { engagements } = await rekindle.lead(id);
    expect(engagements.map(({ occurredAt }) => occurredAt).toSorted()).toEqual([
      '2026-10-20T18:00:30.000Z',
      '2026-11-10T14:15:00.000Z',
      '2026-11-11T09:15:00.000Z',
    ]);
  });
});
