import { findInterest } from '../../../app/interest/interest-store.ts';
import { findCustomer } from '../../../app/people/customer-store.ts';
import { alikeRoutes } from '../../../contract/alike.ts';
import type { Customer } from '../../../domain/people/customer.ts';
import type { Mail } from '../../../local/ses/mail.ts';
import { documentLink } from '../../support/inbox.ts';
import { HOUR } from '../../support/rekindle.ts';
import { clickEvent } from '../../support/ses-events.ts';
import { idOf } from '../../support/stored.ts';
import type { World } from './world.ts';

/** What tests of merges do and look at, in one world. */
export function mergesIn(of: () => World) {
  const profile = async (id: string): Promise<Customer> => {
    const customer = await findCustomer(of().deps.db, id);
    if (customer === undefined) throw new Error(`no customer ${id}`);
    return customer;
  };
  const search = async (): Promise<void> => {
    await of().call('POST', '/contacts/alike/find', {});
    await of().stack.settle();
  };
  /** Records of one company with the same name, found to be alike: their ids. */
  const alike = async (name: string, count: number): Promise<readonly string[]> => {
    const rows = [
      `N1-${name},株式会社${name},${name} 太郎,a@${name}.example,,090-1111-0000,名刺,展示会,2025-01-10`,
      `N2-${name},株式会社${name},${name} 太郎,b@${name}.example,部長,,申込,見学,2025-02-11`,
      `N3-${name},株式会社${name},${name} 太郎,c@${name}.example,課長,,名刺,,2025-03-12`,
    ];
    const head = '顧客ID,会社名,氏名,メールアドレス,役職,携帯電話,配信の根拠,タグ,最終接触日';
    await of().importCsv('customers', [head, ...rows.slice(0, count)].join('\n'));
    await search();
    return Promise.all(
      ['a', 'b', 'c'].slice(0, count).map((letter) => idOf(of(), `${letter}@${name}.example`)),
    );
  };
  return {
    interestOf: async (id: string) => findInterest(of().deps.db, id, (await of().deps.settings()).model.id),
    /** A person clicks in a mail, some hours later. */
    clickLater: async (mail: Mail, hours: number): Promise<void> => {
      await of().advance(hours * HOUR);
      of().stack.putEvents([clickEvent(mail, of().stack.now(), documentLink(mail))]);
      await of().stack.settle();
    },
    profile,
    search,
    merge: (stays: string, goes: string) => of().call('POST', '/contacts/alike/same', { stays, goes }),
    undo: (goes: string, locale: 'ja' | 'en' = 'ja') =>
      of().call('POST', '/contacts/merges/undo', { goes }, locale),
    merges: async (contact?: string) => {
      const query = contact === undefined ? '' : `?contact=${contact}`;
      const { body } = await of().call('GET', `/contacts/merges${query}`);
      return alikeRoutes.listMerges.answer.parse(body).merges;
    },
    /** What records hold, but for what counts writes. */
    held: async (...ids: readonly string[]) =>
      (await Promise.all(ids.map(profile))).map(({ version: _version, ...rest }) => rest),
    two: async (name: string): Promise<readonly [string, string]> => {
      const [first = '', second = ''] = await alike(name, 2);
      return [first, second];
    },
    /** Of three it is asked about the first and each of the others. */
    three: async (name: string): Promise<readonly [string, string, string]> => {
      const ids = await alike(name, 3);
      const [first = '', second = '', third = ''] = ids.toSorted((x, y) => x.localeCompare(y));
      return [first, second, third];
    },
  };
}

export const codeOf = ({ body }: { readonly body: unknown }): unknown => Reflect.get(Object(body), 'code');
