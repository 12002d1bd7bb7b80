import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countKpis } from '../../../app/kpis/count-kpis.ts';
import { findDelivery } from '../../../app/kpis/kpi-store.ts';
import { settleMail } from '../../../app/mail/settle-mail.ts';
import { findMails } from '../../../app/mail/mail-store.ts';
import { findFacts } from '../../../app/timeline/timeline-store.ts';
import { segmentOf } from '../../support/rekindle.ts';
import { contended } from '../support/contended.ts';
import { openWorld, type World } from '../support/world.ts';

const people = Array.from({ length: 100 }, (_, index) => ({ email: `p${index}@crowd-${index}.example` }));

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true, ses: { maximumSendRate: 500 } });
});
afterAll(() => world.close());

describe('a hundred mails of one campaign at once', () => {
  it('write no item together when they are settled, and the counts are of a batch', async () => {
    await world.people('crowd', ...people);
    const launched = await world.call('POST', '/campaigns', {
      name: 'crowd',
      segment: segmentOf('crowd'),
      continuous: false,
    });
    await world.stack.settle();
    const customers = (await world.dump())
      .filter(({ sk }) => String(sk).startsWith('ENROLMENT#'))
      .map(({ customerId }) => String(customerId));
    const campaignId = String((await world.dump()).find(({ pk }) => pk === 'CAMPAIGNS')?.['id']);
    // The mails are claimed and wait to be settled.
    world.failWhen((call) =>
      call.operation === 'SendEmail' && call.phase === 'before' ? { kind: 'timeout' } : undefined,
    );
    await world.dispatch();
    world.failWhen(undefined);
    const crowd = contended(world.deps.db, 20);
    const at = world.stack.now().toISOString();
    const claimed = (await Promise.all(customers.map((id) => findMails(world.deps.db, id)))).flat();
    await Promise.all(
      claimed.map((mail) =>
        settleMail({ ...world.deps, db: crowd.db }, mail.customerId, mail.id, { to: 'sent', at }, mail),
      ),
    );
    const whileSettling = crowd.conflicts();

    const facts = (await Promise.all(customers.map((id) => findFacts(world.deps.db, id)))).flat();
    // As many batches at once as a table of some million writes an hour has shards.
    const batches = Array.from({ length: 4 }, (_, part) =>
      facts.filter(({ customerId }) => customers.indexOf(customerId) % 4 === part),
    );
    await Promise.all(batches.map(countKpis({ ...world.deps, db: crowd.db })));

    expect(launched.status).toBe(201);
    expect(claimed).toHaveLength(100);
    expect(whileSettling).toBe(0);
    expect(await findDelivery(world.deps.db, campaignId)).toMatchObject({ sent: 100 });
    expect((await world.kpis(campaignId)).all.counts).toMatchObject({ enrolled: 100, mailed: 100 });
    // Any number of times more, in any parts: nothing is counted twice.
    await Promise.all(batches.map(countKpis({ ...world.deps, db: crowd.db })));
    expect(await findDelivery(world.deps.db, campaignId)).toMatchObject({ sent: 100 });
  });
});
