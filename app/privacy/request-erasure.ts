import { randomUUID } from 'node:crypto';
import type { privacyRoutes } from '../../contract/privacy.ts';
import { isConfirmed } from '../../domain/privacy/erasure.ts';
import type { EraseMessage } from '../../domain/privacy/fading-message.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { beginErasure } from './erasure-store.ts';
import { unknownPerson } from './export-person.ts';
import { findPersonRecords } from './person-store.ts';
import { planErasure } from './plan-erasure.ts';

type Deps = Needs<'db' | 'settings' | 'fadingQueue' | 'now'>;

/**
 * Begins the erasure of one person that somebody confirmed by hand. One that goes on already is set going again. The audit
 * log names the person by an id alone.
 */
export const requestErasure =
  (deps: Deps): Serve<typeof privacyRoutes.erasePerson> =>
  async ({ params: { id }, body: { confirm } }, caller) => {
    const { db, fadingQueue, now } = deps;
    const person = await findPersonRecords(db, id);
    if (person === undefined) throw unknownPerson(id);
    const { speaker, records } = person;
    const { items } = await planErasure(deps, person);
    if (!isConfirmed(confirm, speaker.email, items)) throw notConfirmed(speaker.email !== undefined);
    const customerId = speaker.id;
    await beginErasure(db, {
      schemaVersion: 1,
      customerId,
      state: 'begun',
      records: [...records],
      countedAs: records.map(() => `erased-${randomUUID()}`),
      at: now().toISOString(),
      byId: caller.memberId ?? 'signed',
      byName: caller.name,
    });
    await fadingQueue.send({ kind: 'erase', customerId } satisfies EraseMessage);
    caller.changed({ thing: customerId, after: { items } });
    return { customerId, items };
  };

/** Says what is to be typed, and not what it is: whoever cannot type it should not erase. */
const notConfirmed = (hasAddress: boolean): UserError =>
  new UserError(
    422,
    'not-confirmed',
    hasAddress
      ? {
          ja: '入力された文字が、この方のメールアドレスと一致しません。消去していません。アドレスをご確認のうえ、もう一度入力してください。',
          en: 'What was typed is not the address of this person. Nothing was erased. Look at the address and type it again.',
        }
      : {
          ja: '入力された数が、消去する件数と一致しません。消去していません。件数を確かめて、もう一度入力してください。',
          en: 'What was typed is not how many things go. Nothing was erased. Look at the number and type it again.',
        },
  );
