import { findHandoffs } from '../../../app/handoffs/handoff-store.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import type { Mail } from '../../../local/ses/mail.ts';
import { ask, customerOf, mailsTo } from '../../support/inbox.ts';
import { MINUTE } from '../../support/rekindle.ts';
import { aMailedCustomer, given } from './given.ts';
import { openWorld, type World } from './world.ts';

/** The mailbox of a colleague by his name: sato, kato, mori and hayashi sell, ikeda hears first, ono manages them. */
export const at = (name: string): string => `${name}@mirai-zaiko.example`;
export const managerMail = at('ono');

const owners = [
  '氏名,メール,上長,上長メール,役割,電話,代理,不在終了,対応上限',
  `佐藤 誠,${at('sato')},大野 真,${managerMail},フィールド,03-5555-0001,,,`,
  `加藤 律,${at('kato')},大野 真,${managerMail},フィールド,03-5555-0002,,,`,
  `森 岬,${at('mori')},大野 真,${managerMail},フィールド,03-5555-0003,加藤 律,2026-12-31,`,
  `林 翔,${at('hayashi')},大野 真,${managerMail},フィールド,03-5555-0004,,,1`,
  `池田 幸,${at('ikeda')},大野 真,${managerMail},インサイドセールス,03-5555-0005,,,`,
].join('\r\n');

/** A company with inside and field sales, with what its tests ask again and again. */
export interface SalesCompany {
  readonly world: World;
  /** Changes the rules, and lets copies of the settings grow old. */
  readonly rules: (change: object) => Promise<void>;
  /** The first mail to a person of his own company. */
  readonly mailed: (name: string, more?: object) => Promise<Mail>;
  readonly asking: (name: string, more?: object) => Promise<{ mail: Mail; customerId: string }>;
  readonly about: (address: string, customerId: string, subject?: RegExp) => readonly Mail[];
  readonly newest: (address: string, customerId: string, subject?: RegExp) => Mail;
  readonly handoffOf: (customerId: string) => Promise<Handoff>;
}

export async function openSalesCompany(): Promise<SalesCompany> {
  const world = await openWorld({ isAlwaysOpen: true, owners });
  const mailed: SalesCompany['mailed'] = async (name, more = {}) => {
    const mail = await given(world, aMailedCustomer(name, more));
    await world.advance(MINUTE);
    return mail;
  };
  const about: SalesCompany['about'] = (address, customerId, subject = /./) =>
    mailsTo(world.stack, address).filter(
      (mail) => mail.tags['c'] === customerId && subject.test(mail.subject),
    );
  return {
    world,
    mailed,
    about,
    rules: async (change) => {
      await world.call('PUT', '/settings', { handoffRules: change });
      await world.advance(MINUTE);
    },
    asking: async (name, more) => {
      const mail = await mailed(name, more);
      await ask(world.stack, mail);
      return { mail, customerId: customerOf(mail) };
    },
    newest: (address, customerId, subject) => {
      const mail = about(address, customerId, subject).at(-1);
      if (mail !== undefined) return mail;
      const there = mailsTo(world.stack, address).map((each) => each.subject);
      throw new Error(`no mail to ${address}; there are ${there.join(' | ')}`);
    },
    handoffOf: async (customerId) => {
      const [handoff] = await findHandoffs(world.deps.db, customerId);
      if (handoff === undefined) throw new Error(`${customerId} has no handoff`);
      return handoff;
    },
  };
}
