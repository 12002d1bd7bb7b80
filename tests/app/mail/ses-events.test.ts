import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../support/rekindle.ts';
import { otherEvent } from '../../support/ses-events.ts';
import { mailedGuide, openSiteCompany } from '../support/site-company.ts';
import { type World } from '../support/world.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openSiteCompany();
});
afterAll(() => rekindle.close());

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
