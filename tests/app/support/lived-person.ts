import { listUnmatched } from '../../../app/engagement/attendance-store.ts';
import { putContactChange } from '../../../app/people/contact-change-store.ts';
import type { Mail } from '../../../local/ses/mail.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import {
  answer,
  ask,
  customerOf,
  documentLink,
  download,
  mailTo,
  press,
  reply,
  report,
} from '../../support/inbox.ts';
import { DAY, MINUTE, owner } from '../../support/rekindle.ts';
import { clickEvent } from '../../support/ses-events.ts';
import { idOf } from '../../support/stored.ts';
import { aMailedCustomer, given } from './given.ts';
import type { World } from './world.ts';

/** Words by which this one person would be known wherever any were left. */
export const herWords = [
  '消田',
  '花子',
  'ケシダ',
  'hanako',
  '090-9999',
  '9999-0001',
  'ひみつ',
  '203.0.113.99',
  'K-777-X',
] as const;

const people = (tag: string): string =>
  [
    '会社名,氏名,フリガナ,役職,メールアドレス,担当,最終接触日,配信の根拠,携帯電話,顧客ID,タグ,最後の会話',
    `株式会社消去先,消田 花子,ケシダ ハナコ,部長,hanako@kesu-own.example,佐藤 誠,2025-01-15,申込・同意,090-9999-0001,K-777-X,${tag},ひみつの会話`,
  ].join('\r\n');

/** The file that brought her, and would again. */
export const herFile = people('kesu');

/** Who she is, and the mail that she got. */
export interface LivedPerson {
  readonly customerId: string;
  /** The record that was merged into hers. */
  readonly formerId: string;
  readonly mail: Mail;
}

/**
 * Somebody with whom everything happened: imported, found to be two records and merged, mailed, clicked, asked, handed over,
 * answered, a deal won, a webinar, a reply, another that waits to be read, a colleague who named her as successor.
 */
export async function aLivedPerson(world: World): Promise<LivedPerson> {
  const former = await given(
    world,
    aMailedCustomer('kesu', {
      email: 'hanako.old@kesu-own.example',
      name: '消田 花子',
      account: '株式会社消去先',
      title: '部長',
      ownerName: '佐藤 誠',
    }),
  );
  await world.importCsv('customers', herFile);
  const [customerId, formerId] = [await idOf(world, 'hanako@kesu-own.example'), customerOf(former)];
  await download(world.stack, former);
  await world.call('POST', '/contacts/alike/find', {});
  await world.stack.settle();
  await world.call('POST', '/contacts/alike/same', { stays: customerId, goes: formerId });
  await world.stack.settle();
  const mail = former;
  world.stack.putEvents([clickEvent(mail, world.stack.now(), documentLink(mail), '203.0.113.99')]);
  await world.stack.settle();
  await world.importCsv(
    'webinar',
    'メール,参加,視聴時間,参加時刻\nhanako@kesu-own.example,参加,42分,2026-10-05 14:00\n',
    `&session=${encodeURIComponent('省エネ')}&durationMinutes=60`,
  );
  await reply(world.stack, mail, { text: 'ひみつの返信です。資料をください。' });
  await ask(world.stack, mail, 'ひみつの相談です。');
  await reply(world.stack, mail, { text: '登録した覚えがありません。' });
  await world.advance(MINUTE);
  await world.dispatch();
  const staff = mailTo(world.stack, owner);
  await answer(world.stack, staff, 'accept');
  await report(world.stack, staff, 'opportunity', { note: 'ひみつのメモ', amount: '1200000' });
  await world.importCsv(
    'deals',
    '商談ID,会社名,担当者メール,フェーズ,開始日,完了日,金額\r\nD-1,株式会社消去先,hanako@kesu-own.example,受注,2026-10-08,2026-10-09,200000',
  );
  await world.advance(DAY);
  await world.dispatch();
  await namedElsewhere(world);
  return { customerId, formerId, mail };
}

/** A colleague’s automatic reply, a decision and the mail of a meeting, and a webinar’s tool speak of her too. */
async function namedElsewhere(world: World): Promise<void> {
  const { db, now } = world.deps;
  const at = now().toISOString();
  const colleague = { email: 'jiro@kesu-own.example', name: '次郎', account: '株式会社消去先' };
  await world.people('colleague', colleague);
  const customerId = await idOf(world, colleague.email);
  const change = {
    schemaVersion: 1,
    customerId,
    id: 'left',
    how: 'left',
    noticedAt: at,
    state: 'open',
  } as const;
  const words = '退職しました。後任は消田 花子（hanako@kesu-own.example）です。';
  const successor = { name: '消田 花子', email: 'hanako@kesu-own.example', others: [] };
  await transact(db, putContactChange(db, undefined, { ...change, words, successor }));
  await listUnmatched(db, 'p-1', { session: 's-1', name: '消田花子', email: 'Hanako@kesu-own.example', at });
  await world.call('POST', '/meetings', { decisions: [{ what: '消田花子様に電話する', who: '佐藤' }] });
  await world.call('POST', '/meetings/mail', {});
  await world.dispatch();
}

export const pressDocument = (world: World, mail: Mail) => press(world.stack, documentLink(mail));
