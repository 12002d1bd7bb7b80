import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findMembers } from '../../../app/people/account-store.ts';
import { addressHash, findAddress } from '../../../app/people/address-store.ts';
import { loadStanding, putCustomer, putStanding } from '../../../app/people/customer-store.ts';
import { resolveExternalIds } from '../../../app/people/external-id-store.ts';
import { undoMerge } from '../../../app/people/undo-merge.ts';
import { alikeRoutes } from '../../../contract/alike.ts';
import { refusalsIn, withCauses } from '../../../domain/people/causes.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { databaseThrough, operationOf } from '../../support/database-through.ts';
import { customerOf, oneClickLink, press } from '../../support/inbox.ts';
import { DAY, MINUTE } from '../../support/rekindle.ts';
import { idOf } from '../../support/stored.ts';
import { aCaller } from '../support/a-caller.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { codeOf, mergesIn } from '../support/merges.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
});
afterAll(() => world.close());

const { merge, undo, merges, held, profile, search, two, three } = mergesIn(() => world);
const questions = async () =>
  alikeRoutes.listAlike.answer.parse((await world.call('GET', '/contacts/alike')).body).pairs;
const leadsTo = async (email: string): Promise<string | undefined> =>
  (await findAddress(world.deps.db, addressHash(await world.deps.keyring(), email))).customerId;

describe('a merge of two contacts, taken back', () => {
  it('gives both back with addresses, number and company, asks about them again, and is done once', async () => {
    const [stays, goes] = await two('gives');
    const before = await held(stays, goes);
    expect((await merge(stays, goes)).status).toBe(200);
    const [listed] = await merges();
    const of = [await merges(stays), await merges(goes)];
    const undone = [await undo(goes), await undo(goes)];
    await world.stack.settle();
    const number = await resolveExternalIds(world.deps.db, await world.deps.keyring(), ['N2-gives']);
    const report = await world.importCsv(
      'customers',
      '顧客ID,会社名,氏名,メールアドレス,配信の根拠\nN2-gives,株式会社gives,gives 太郎,b@gives.example,申込',
    );

    expect(listed).toMatchObject({
      goes: { customerId: goes, name: 'gives 太郎' },
      stays: { customerId: stays },
      account: '株式会社gives',
    });
    expect(listed?.cannot).toBeUndefined();
    expect(listed?.until?.slice(0, 10)).toBe(
      new Date(world.stack.now().getTime() + 30 * DAY).toISOString().slice(0, 10),
    );
    expect(of.map(([first]) => first?.goes.customerId)).toEqual([goes, goes]);
    expect(undone.map(({ status }) => status)).toEqual([200, 200]);
    expect(await held(stays, goes)).toEqual(before);
    expect([await leadsTo('a@gives.example'), await leadsTo('b@gives.example')]).toEqual([stays, goes]);
    expect(number('N2-gives')).toBe(goes);
    expect(await findMembers(world.deps.db, (await profile(goes)).accountId)).toContain(goes);
    expect(
      (await questions()).some(({ first, second }) => [first.customerId, second.customerId].includes(goes)),
    ).toBe(true);
    expect(await merges()).toEqual([]);
    expect(report).toMatchObject({ counts: { created: 0, unchanged: 1 } });
    const found = await world.call('POST', '/contacts/find', { text: 'b@gives.example' });
    expect(JSON.stringify(found.body)).toContain(goes);
    // They may be merged after all, the other way round.
    expect((await merge(goes, stays)).status).toBe(200);
    expect((await undo(stays)).status).toBe(200);
    expect(await held(stays, goes)).toEqual(before);
    expect(await world.verify()).toEqual([]);
  });

  it('leaves to the one that stays what was changed since', async () => {
    const [stays, goes] = await two('since');
    await merge(stays, goes);
    await world.importCsv(
      'customers',
      '顧客ID,会社名,氏名,メールアドレス,役職,配信の根拠,タグ\nN1-since,株式会社since,since 太郎,a@since.example,本部長,名刺,新製品',
    );
    await undo(goes);
    const [survivor, other] = await held(stays, goes);

    expect(survivor).toMatchObject({ title: '本部長', email: 'a@since.example' });
    expect(survivor?.tags).toContain('新製品');
    expect(survivor?.tags).not.toContain('見学');
    expect(survivor?.formerEmails).toBeUndefined();
    expect(other).toMatchObject({ title: '部長', tags: ['見学'], email: 'b@since.example' });
  });

  it('lets a refusal of either hold for both, also one that came meanwhile by an old link', async () => {
    const mail = await given(world, aMailedCustomer('refuses', { name: '送先 三', account: '株式会社断' }));
    await world.people('refuses-too', {
      email: 'new@refuses.example',
      name: '送先 三',
      account: '株式会社断',
    });
    const [stays, goes] = [await idOf(world, 'new@refuses.example'), customerOf(mail)];
    await search();
    await merge(stays, goes);
    await press(world.stack, oneClickLink(mail), { 'List-Unsubscribe': 'One-Click' });
    await world.advance(MINUTE);
    expect((await undo(goes)).status).toBe(200);
    await world.stack.settle();
    const standings = await Promise.all([stays, goes].map((id) => loadStanding(world.deps.db, id, '')));
    const keyring = await world.deps.keyring();
    const addresses = await Promise.all(
      ['new@refuses.example', 'refuses@refuses.example'].map((email) =>
        findAddress(world.deps.db, addressHash(keyring, email)),
      ),
    );

    expect(standings.map((standing) => refusalsIn(standing).length)).toEqual([1, 1]);
    expect(addresses.map(({ refusals }) => refusals.length)).toEqual([1, 1]);
    expect(await world.verify()).toEqual([]);
  });

  it('goes in the order of a stack, and says which is first', async () => {
    const [a, b, c] = await three('stack');
    const before = await held(a, b, c);
    expect([(await merge(a, b)).status, (await merge(a, c)).status]).toEqual([200, 200]);
    const refused = await undo(b);
    const listed = await merges(a);
    const taken = [await undo(c), await undo(b)];

    expect([refused.status, codeOf(refused)]).toEqual([409, 'merge-laterMerge']);
    expect(JSON.stringify(refused.body)).toContain('stack 太郎');
    expect(listed.find(({ goes }) => goes.customerId === b)?.cannot).toMatchObject({
      because: 'laterMerge',
      first: { customerId: c },
    });
    expect(taken.map(({ status }) => status)).toEqual([200, 200]);
    expect(await held(a, b, c)).toEqual(before);
  });

  it('takes the outer of two merges back first, and the inner then', async () => {
    const [a, b, d] = await three('nested');
    const before = await held(a, b, d);
    await merge(a, b);
    await search();
    expect((await merge(d, a)).status).toBe(200);
    const refused = await undo(b);
    const [inner] = (await merges(a)).filter(({ goes }) => goes.customerId === b);
    const emails = before.map(({ email = '' }) => email);
    const addresses = await Promise.all(emails.map(leadsTo));
    const outer = await undo(a);
    const between = await Promise.all(emails.map(leadsTo));
    const last = await undo(b);

    expect([refused.status, codeOf(refused)]).toEqual([409, 'merge-mergedOn']);
    expect(inner?.cannot).toMatchObject({ because: 'mergedOn', first: { customerId: a } });
    expect([outer.status, last.status]).toEqual([200, 200]);
    expect(addresses).toEqual([d, d, d]);
    expect(between).toEqual([a, a, d]);
    expect(await held(a, b, d)).toEqual(before);
    expect(await world.verify()).toEqual([]);
  });

  it.each(['the one that stays', 'the other', 'a standing'] as const)(
    'is refused where somebody writes %s meanwhile, and changes nothing then',
    async (which) => {
      const [stays, goes] = await two(
        { 'the one that stays': 'race1', 'the other': 'race2', 'a standing': 'race3' }[which],
      );
      await merge(stays, goes);
      const { db, now } = world.deps;
      const meanwhile = async () => {
        if (which === 'a standing') {
          const standing = await loadStanding(db, goes, now().toISOString());
          const refused = withCauses(standing, {
            of: 'refused',
            id: 'link',
            at: now().toISOString(),
            how: 'page',
          });
          await transact(db, [putStanding(db, standing, refused)]);
        } else await transact(db, [putCustomer(db, await profile(which === 'the other' ? goes : stays))]);
      };
      let hasWritten = false;
      const slow = databaseThrough(db, async (command, sendOn) => {
        if (operationOf(command) === 'TransactWriteItems' && !hasWritten) {
          hasWritten = true;
          await meanwhile();
        }
        return sendOn();
      });
      const attempt = undoMerge({ ...world.deps, db: slow })(
        { params: {}, query: {}, body: { goes } },
        aCaller(),
      );
      await expect(attempt).rejects.toMatchObject({ statusCode: 409, code: 'changed' });
      const left = await profile(goes);
      const again = await undo(goes);
      const refusals = refusalsIn(await loadStanding(db, stays, ''));

      expect(left.mergedInto).toBe(stays);
      expect(again.status).toBe(200);
      expect(refusals).toHaveLength(which === 'a standing' ? 1 : 0);
    },
  );
});
