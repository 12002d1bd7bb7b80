import { describe, expect, it } from 'vitest';
import { findHandoffs } from '../../../app/handoffs/handoff-store.ts';
import { findFacts, penaltiesIn } from '../../../app/timeline/timeline-store.ts';
import { findMerge } from '../../../app/people/merge-store.ts';
import { actionLink, answer, ask, customerOf, mailsTo, press, report } from '../../support/inbox.ts';
import { DAY, MINUTE, owner, segmentOf } from '../../support/rekindle.ts';
import { otherEvent } from '../../support/ses-events.ts';
import { idOf } from '../../support/stored.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { mergesIn } from '../support/merges.ts';
import { openWorld, type World } from '../support/world.ts';

/** A world of its own, in which half a day passes at once. */
async function inWorld(run: (world: World) => Promise<void>): Promise<void> {
  const world = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
  try {
    await run(world);
  } finally {
    await world.close();
  }
}

/** Somebody of 株式会社NAME who was mailed and asked for a talk, and the mail that sales got. */
async function handedOver(world: World, name: string) {
  const mail = await given(
    world,
    aMailedCustomer(name, { name: `${name} 太郎`, account: `株式会社${name}` }),
  );
  await ask(world.stack, mail);
  const id = customerOf(mail);
  const staff = mailsTo(world.stack, owner).find(({ tags }) => tags['c'] === id);
  if (staff === undefined) throw new Error('nobody in sales got the customer');
  return { id, staff };
}

/** Merges the record into a second one of the same person, new@NAME.example; answers the id of that. */
async function mergedIntoTwin(world: World, name: string, goes: string): Promise<string> {
  const email = `new@${name}.example`;
  await world.people(`${name}-new`, { email, name: `${name} 太郎`, account: `株式会社${name}` });
  const stays = await idOf(world, email);
  const { merge, search } = mergesIn(() => world);
  await search();
  expect((await merge(stays, goes)).status).toBe(200);
  await world.stack.settle();
  return stays;
}

async function launchTo(world: World, tag: string): Promise<void> {
  await world.call('POST', '/campaigns', { name: tag, segment: segmentOf(tag), continuous: false });
  await world.stack.settle();
  await world.dispatch();
}

const receiptOf = (world: World, id: string) => {
  const receipts = mailsTo(world.stack, owner).filter(
    ({ tags, text }) => tags['c'] === id && text?.includes('a=undo'),
  );
  const last = receipts.at(-1);
  if (last === undefined) throw new Error('no receipt can be taken back');
  return last;
};

const handoffOf = async (world: World, id: string) => (await findHandoffs(world.deps.db, id))[0];
const subjectsTo = (world: World, address: string) =>
  mailsTo(world.stack, address).map(({ subject }) => subject);

describe('what sales answers to a handoff of a record that was merged is about the person', () => {
  it('an undo that gives it back to sales keeps the person from being mailed', () =>
    inWorld(async (world) => {
      const { id, staff } = await handedOver(world, 'reopened');
      await answer(world.stack, staff, 'accept');
      await report(world.stack, staff, 'noAnswer');
      await mergedIntoTwin(world, 'reopened', id);

      await press(world.stack, actionLink(receiptOf(world, id), 'undo'));
      await launchTo(world, 'reopened-new');
      await world.advance(17 * DAY);

      expect((await handoffOf(world, id))?.state).toBe('accepted');
      expect(subjectsTo(world, 'new@reopened.example')).toEqual([]);
    }));

  it.each(['leftCompany', 'wrongPerson', 'outOfTarget'])('a late %s ends mails to the person', (outcome) =>
    inWorld(async (world) => {
      const { id, staff } = await handedOver(world, 'late');
      await world.advance(25 * DAY);
      await mergedIntoTwin(world, 'late', id);

      await report(world.stack, staff, outcome);
      await world.advance(2 * DAY);
      await launchTo(world, 'late-new');
      await world.advance(30 * DAY);

      expect(await handoffOf(world, id)).toMatchObject({ state: 'closed', outcome });
      expect(subjectsTo(world, 'new@late.example')).toEqual([]);
    }),
  );

  it('a penalty that is given or taken back weighs on the person, or no longer', () =>
    inWorld(async (world) => {
      const { id, staff } = await handedOver(world, 'penalised');
      await report(world.stack, staff, 'notNeeded');
      const stays = await mergedIntoTwin(world, 'penalised', id);
      const penaltiesOf = async (customerId: string) =>
        penaltiesIn(await findFacts(world.deps.db, customerId)).length;
      const before = [await penaltiesOf(id), await penaltiesOf(stays)];

      await press(world.stack, actionLink(receiptOf(world, id), 'undo'));
      await world.advance(5 * MINUTE);

      expect(before).toEqual([1, 1]);
      expect([await penaltiesOf(id), await penaltiesOf(stays)]).toEqual([0, 0]);
    }));
});

describe('an address that bounced for good', () => {
  it.each(['before', 'after'])('%s a merge that keeps it is mailed no more', (when) =>
    inWorld(async (world) => {
      const email = 'dead@dead.example';
      const mail = await given(
        world,
        aMailedCustomer('dead', { name: 'dead 太郎', account: '株式会社dead' }),
      );
      const goes = customerOf(mail);
      await world.importCsv(
        'customers',
        '会社名,氏名,最終接触日,配信の根拠,タグ\r\n株式会社dead,dead 太郎,2025-01-15,名刺,dead-new',
      );
      const twin = (await world.dump()).find(
        ({ sk, fullName, id }) => sk === 'PROFILE' && fullName === 'dead 太郎' && id !== goes,
      );
      const bounce = async () => {
        const bounced = { bounceType: 'Permanent', bounceSubType: 'General', feedbackId: 'f' };
        const timestamp = world.stack.now().toISOString();
        const bouncedRecipients = [{ emailAddress: email }];
        world.stack.putEvents([otherEvent(mail, 'Bounce', { ...bounced, timestamp, bouncedRecipients })]);
        await world.stack.settle();
      };
      const { merge, search } = mergesIn(() => world);
      await search();
      if (when === 'before') await bounce();
      await merge(String(twin?.['id']), goes);
      await world.stack.settle();
      if (when === 'after') await bounce();
      await launchTo(world, 'dead-new');
      await world.advance(40 * DAY);

      expect((await findMerge(world.deps.db, goes))?.taken.email).toBe(email);
      expect(mailsTo(world.stack, email)).toHaveLength(1);
    }),
  );
});
