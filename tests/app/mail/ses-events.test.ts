import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerOf } from '../../support/inbox.ts';
import { DAY } from '../../support/rekindle.ts';
import { otherEvent } from '../../support/ses-events.ts';
import { mailedGuide, openSiteCompany } from '../support/site-company.ts';
import { type World } from '../support/world.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openSiteCompany();
});
afterAll(() => rekindle.close());

/** What all campaigns together count against themselves. */
async function countsOf(): Promise<{ readonly bounced: number; readonly complained: number }> {
  const items = await rekindle.dump();
  const sum = (field: string): number =>
    items
      .map((item) => item[field])
      .filter((each) => typeof each === 'number')
      .reduce((total, each) => total + each, 0);
  return { bounced: sum('bounced'), complained: sum('complained') };
}

describe('what SES tells', () => {
  it('of delays and subscriptions, without tags or in a new spelling is no fault, and changes nothing', async () => {
    const mail = await mailedGuide(rekindle, 'told');
    const before = await rekindle.dump();
    const untagged = {
      ...otherEvent(mail, 'Open'),
      detail: { eventType: 'Open', mail: { messageId: 'x', timestamp: mail.at.toISOString() } },
    };

    rekindle.stack.putEvents([
      otherEvent(mail, 'DeliveryDelay'),
      otherEvent(mail, 'Subscription'),
      otherEvent(mail, 'SomethingNew'),
      untagged,
    ]);
    await rekindle.stack.settle();

    expect(await rekindle.dump()).toEqual(before);
    expect(rekindle.stack.deadLetters()).toEqual([]);
  });

  it.each([
    ['Complaint', 'rescued', { complaintFeedbackType: 'not-spam' }, 'nothing', undefined],
    [
      'Bounce',
      'onlist',
      { bounceType: 'Permanent', bounceSubType: 'OnAccountSuppressionList' },
      'nothing',
      undefined,
    ],
    ['Bounce', 'returned', { bounceType: 'Permanent', bounceSubType: null }, 'bounced', undefined],
    ['Complaint', 'complaintlist', { complaintSubType: 'OnAccountSuppressionList' }, 'nothing', 'complaint'],
    ['Complaint', 'complained', { complaintFeedbackType: 'abuse' }, 'complained', 'complaint'],
  ] as const)('of a %s (%s) is taken by its subtype', async (type, tag, payload, counted, refused) => {
    const mail = await mailedGuide(rekindle, tag);
    const before = await countsOf();

    rekindle.stack.putEvents([otherEvent(mail, type, { ...payload, timestamp: mail.at.toISOString() })]);
    await rekindle.stack.settle();

    const { standing } = await rekindle.lead(customerOf(mail));
    expect(standing.refused?.how).toBe(refused);
    expect(standing.undeliverable !== undefined).toBe(type === 'Bounce');
    const after = await countsOf();
    expect(after.bounced - before.bounced).toBe(counted === 'bounced' ? 1 : 0);
    expect(after.complained - before.complained).toBe(counted === 'complained' ? 1 : 0);
    expect(rekindle.stack.deadLetters()).toEqual([]);
  });

  it.each(['Rendering Failure', 'RenderingFailure'])(
    'of a %s rejects the mail, however late it comes',
    async (spelling) => {
      const mail = await mailedGuide(rekindle, spelling.length === 17 ? 'spaced' : 'joined');
      await rekindle.advance(3 * DAY);

      rekindle.stack.putEvents([otherEvent(mail, spelling), otherEvent(mail, spelling)]);
      await rekindle.stack.settle();

      expect(rekindle.stack.deadLetters()).toEqual([]);
      expect(await rekindle.verify()).toEqual([]);
    },
  );
});
