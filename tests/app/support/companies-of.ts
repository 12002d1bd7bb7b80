import { findAccount } from '../../../app/people/account-store.ts';
import { findCustomer } from '../../../app/people/customer-store.ts';
import { alikeCompanyRoutes } from '../../../contract/alike-companies.ts';
import { companyRoutes, findingRoutes } from '../../../contract/people.ts';
import { idOf } from '../../support/stored.ts';
import type { World } from './world.ts';

/** What a test asks of companies that may be one. */
export function companiesOf(world: () => World) {
  const list = async () =>
    alikeCompanyRoutes.listAlikeCompanies.answer.parse((await world().call('GET', '/companies/alike')).body);
  const profileOf = async (email: string) => findCustomer(world().deps.db, await idOf(world(), email));
  const companyOf = async (email: string): Promise<string> => (await profileOf(email))?.accountId ?? '';
  const people = (...rows: readonly string[]) =>
    world().importCsv(
      'customers',
      ['会社名,拠点,氏名,メールアドレス,代表電話,配信の根拠', ...rows].join('\n'),
    );
  const companies = (head: string, ...rows: readonly string[]) =>
    world().importCsv('accounts', [head, ...rows].join('\n'));
  const deals = (...rows: readonly string[]) =>
    world().importCsv('deals', ['案件ID,会社名,ステージ,完了日,金額', ...rows].join('\n'));
  return {
    list,
    profileOf,
    companyOf,
    people,
    companies,
    deals,
    search: async () => {
      await world().call('POST', '/companies/alike/find', {});
      await world().stack.settle();
      return list();
    },
    merge: (stays: string, goes: string) => world().call('POST', '/companies/alike/same', { stays, goes }),
    undo: (goes: string) => world().call('POST', '/companies/alike/undo', { goes }),
    show: async (id: string) =>
      companyRoutes.showCompany.answer.parse((await world().call('GET', `/companies/${id}`)).body),
    compare: async (stays: string, goes: string) =>
      alikeCompanyRoutes.compareCompanies.answer.parse(
        (await world().call('GET', `/companies/${stays}/alike/${goes}`)).body,
      ),
    accountOf: (id: string) => findAccount(world().deps.db, id),
    find: async (text: string) =>
      findingRoutes.findContacts.answer
        .parse((await world().call('POST', '/contacts/find', { text })).body)
        .companies.map(({ name }) => name),
    /** Two companies that are one, by name: the second has a refusal, an exclusion, a contract and a deal. */
    two: async (tag: string) => {
      await companies(
        '会社コード,会社名,担当者,業種,対象外,対象外理由,契約終了日',
        `S-${tag},株式会社双子${tag},佐藤 誠,製造業,,,`,
        `T-${tag},㈱双子${tag} 浜松,,,1,先方の希望,2027-03-31`,
      );
      await people(
        `株式会社双子${tag},大阪本社,朝田 一,asa@${tag}.example,06-0000-1000,名刺`,
        `株式会社双子${tag},浜松工場,昼田 二,hiru@${tag}.example,,名刺`,
        `㈱双子${tag} 浜松,,夜田 三,yoru@${tag}.example,,名刺`,
        `㈱双子${tag} 浜松,北館,宵田 四,yoi@${tag}.example,,名刺`,
      );
      await world().importCsv('opt-outs', ['メールアドレス', `yoru@${tag}.example`].join('\n'));
      await deals(
        `D1-${tag},株式会社双子${tag},受注,2024-03-14,1200000`,
        `D2-${tag},㈱双子${tag} 浜松,受注,2025-03-14,300000`,
      );
      return {
        stays: await companyOf(`asa@${tag}.example`),
        goes: await companyOf(`yoru@${tag}.example`),
      };
    },
  };
}
