import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../local/ses/receive-mail.ts';
import type { Mail } from '../../../local/ses/mail.ts';
import {
  reply,
  actionLink,
  answer,
  ask,
  customerOf,
  download,
  get,
  linkIn,
  mailsTo,
  press,
  report,
} from '../../support/inbox.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';
import { HOUR, MINUTE } from '../../support/rekindle.ts';

const noTicks = 60 * 24 * 365;
const at = (name: string): string => `${name}@mirai-zaiko.example`;
const managerMail = at('ono');
const owners = [
  '氏名,メール,上長,上長メール,役割,電話,代理,不在終了,対応上限',
  `佐藤 誠,${at('sato')},大野 真,${managerMail},フィールド,03-5555-0001,,,`,
  `加藤 律,${at('kato')},大野 真,${managerMail},フィールド,03-5555-0002,,,`,
  `森 岬,${at('mori')},大野 真,${managerMail},フィールド,03-5555-0003,加藤 律,2026-12-31,`,
  `林 翔,${at('hayashi')},大野 真,${managerMail},フィールド,03-5555-0004,,,1`,
  `池田 幸,${at('ikeda')},大野 真,${managerMail},インサイドセールス,03-5555-0005,,,`,
].join('\r\n');

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld({ tickMinutes: noTicks, isAlwaysOpen: true, owners });
});
afterAll(() => rekindle.close());

/** Changes the rules, and lets the functions' copies of the settings grow old. */
async function rules(change: object): Promise<void> {
  await rekindle.call('PUT', '/settings', { handoffRules: change });
  await rekindle.advance(MINUTE);
}

/** The first mail to a person of his own company. */
async function mailed(name: string, more: object = {}): Promise<Mail> {
  const mail = await given(rekindle, aMailedCustomer(name, more));
  await rekindle.advance(MINUTE);
  return mail;
}

async function asking(name: string, more: object = {}): Promise<{ mail: Mail; customerId: string }> {
  const mail = await mailed(name, more);
  await ask(rekindle.stack, mail);
  return { mail, customerId: customerOf(mail) };
}

const about = (address: string, customerId: string, subject = /./): readonly Mail[] =>
  mailsTo(rekindle.stack, address).filter(
    (mail) => mail.tags['c'] === customerId && subject.test(mail.subject),
  );
const newest = (address: string, customerId: string, subject = /./): Mail => {
  const mail = about(address, customerId, subject).at(-1);
  if (mail === undefined)
    throw new Error(
      `no mail to ${address}; there are ${mailsTo(rekindle.stack, address)
        .map((each) => each.subject)
        .join(' | ')}`,
    );
  return mail;
};
const handoffOf = async (customerId: string) => {
  const [handoff] = (await rekindle.lead(customerId)).handoffs;
  if (handoff === undefined) throw new Error(`${customerId} has no handoff`);
  return handoff;
};

describe('inside sales', () => {
  it('hears first; what it passes on comes to field sales with what was heard, a new clock and a rank of its own', async () => {
    await rules({ insideSales: true });
    const { customerId } = await asking('heard');
    const first = newest(at('ikeda'), customerId);
    const made = await rekindle.lead(customerId);
    await answer(rekindle.stack, first, 'accept');

    const form = await get(actionLink(first, 'tossUp'));
    const passed = await answer(rekindle.stack, first, 'tossUp', {
      problem: '棚卸しに月40時間かかる',
      reason: '来期の監査',
      decisionFlow: '部長、役員の2段階',
      seriousness: 'comparing',
      need: 'concrete',
      authority: 'spokenWith',
      reaction: 'positive',
      note: '午前が話しやすい',
    });

    expect(made.handoffs).toMatchObject([
      { desk: 'insideSales', decided: { routedBecause: 'insideSales', rankedBecause: 'request' } },
    ]);
    expect(made.standing.status).toBe('tql');
    expect(form.text).toContain('課題の深さ');
    expect(passed.text).toContain('営業に引き渡し');
    const after = await rekindle.lead(customerId);
    expect(after.handoffs).toMatchObject([
      {
        desk: 'field',
        state: 'open',
        rank: 'A',
        decided: { routedBecause: 'accountOwner', bantConfirmed: 2 },
      },
    ]);
    expect(after.handoffs[0]?.acceptedAt).toBeUndefined();
    const toSeller = newest(at('sato'), customerId);
    expect(toSeller.text).toContain('インサイドセールスがうかがったこと（池田さん）');
    expect(toSeller.text).toContain('棚卸しに月40時間かかる');
    await answer(rekindle.stack, toSeller, 'accept');
    expect((await rekindle.lead(customerId)).standing.status).toBe('sal');
    expect(await rekindle.verify()).toEqual([]);
    await rules({ insideSales: false });
  });

  it('is asked for a reason where less is known than the rules ask for, and the seller reads it', async () => {
    await rules({ insideSales: true });
    const mail = await mailed('thin', { title: '購買部長' });
    await rekindle.importCsv(
      'webinar',
      `メールアドレス,出欠,視聴時間(分),質問,参加日時\r\n${mail.to[0]},出席,60,,2026-10-05 14:00`,
      '&session=zaiko-online&durationMinutes=60',
    );
    await download(rekindle.stack, mail);
    const customerId = customerOf(mail);
    const first = newest(at('ikeda'), customerId);

    const refused = await answer(rekindle.stack, first, 'tossUp', { problem: 'まだ曖昧' });
    const before = await handoffOf(customerId);
    const passed = await answer(rekindle.stack, first, 'tossUp', {
      problem: 'まだ曖昧',
      despite: '社長からのご紹介',
    });

    expect(refused.status).toBe(422);
    expect(refused.text).toContain('確認が2つ必要ですが、いま0つです');
    expect(refused.text).toContain('まだ曖昧');
    expect(before.desk).toBe('insideSales');
    expect(passed.status).toBe(200);
    expect(newest(at('sato'), customerId).text).toContain('社長からのご紹介');
    await rules({ insideSales: false });
  });

  it('takes a toss-up back while nobody else acted, and both are told', async () => {
    await rules({ insideSales: true });
    const { customerId } = await asking('undone');
    const first = newest(at('ikeda'), customerId);
    await answer(rekindle.stack, first, 'tossUp', { need: 'concrete', authority: 'spokenWith' });
    const receipt = newest(at('ikeda'), customerId, /記録しました/);

    await press(rekindle.stack, actionLink(receipt, 'undo'));
    await rekindle.dispatch();

    expect(await handoffOf(customerId)).toMatchObject({ desk: 'insideSales', rank: 'A' });
    expect((await handoffOf(customerId)).tossedUp).toBeUndefined();
    expect(about(at('sato'), customerId, /担当変更/)).toHaveLength(1);
    await rules({ insideSales: false });
  });
});

describe('the owner', () => {
  it('who is absent is stood in for by his deputy, and who holds as many as he may makes a lead wait, not a request', async () => {
    const { customerId } = await asking('away', { ownerName: '森 岬' });
    const first = await asking('full-first', { ownerName: '林 翔' });
    const waiting = await mailed('full-second', { ownerName: '林 翔', title: '購買部長' });
    await rekindle.importCsv(
      'webinar',
      `メールアドレス,出欠,視聴時間(分),質問,参加日時\r\n${waiting.to[0]},出席,60,,2026-10-05 14:00`,
      '&session=zaiko-online&durationMinutes=60',
    );
    await download(rekindle.stack, waiting);
    const held = await rekindle.lead(customerOf(waiting));
    const request = await asking('full-request', { ownerName: '林 翔' });

    await report(rekindle.stack, newest(at('hayashi'), first.customerId), 'notNeeded');
    const stillFull = await rekindle.lead(customerOf(waiting));
    await report(rekindle.stack, newest(at('hayashi'), request.customerId), 'notNeeded');
    await rekindle.dispatch();

    expect(await handoffOf(customerId)).toMatchObject({ decided: { routedBecause: 'deputy' } });
    expect(about(at('kato'), customerId)).toHaveLength(1);
    expect(held.handoffs).toEqual([]);
    expect(held.facts.find(({ kind }) => kind === 'handoffHeld')).toMatchObject({ because: 'ownersFull' });
    expect(stillFull.handoffs).toEqual([]);
    expect((await rekindle.lead(customerOf(waiting))).handoffs).toMatchObject([{ state: 'open' }]);
    expect(about(at('hayashi'), customerOf(waiting))).toHaveLength(1);
  });

  it('with an open deal gets a note of what happens there, once, and no second handoff', async () => {
    const { customerId } = await asking('dealing');
    await report(rekindle.stack, newest(at('sato'), customerId), 'opportunity', { amount: '120万円' });
    await rekindle.people('dealing-2', {
      email: 'colleague@dealing.example',
      account: '株式会社dealing.example',
      title: '購買部長',
      site: '大阪',
    });
    await rekindle.importCsv(
      'webinar',
      'メールアドレス,出欠,視聴時間(分),質問,参加日時\r\ncolleague@dealing.example,出席,60,,2026-10-05 14:00',
      '&session=zaiko-online&durationMinutes=60',
    );
    await rekindle.importCsv(
      'webinar',
      'メールアドレス,出欠,視聴時間(分),質問,参加日時\r\ncolleague@dealing.example,出席,60,ほかの製品と連携できますか,2026-10-05 14:00',
      '&session=zaiko-two&durationMinutes=60',
    );
    await rekindle.dispatch();

    const notes = mailsTo(rekindle.stack, at('sato')).filter(({ subject }) =>
      subject.includes('商談先の動き'),
    );
    expect(notes).toHaveLength(1);
    expect(notes[0]?.text).toContain('ほかの製品と連携できますか');
  });
});

describe('the manager', () => {
  it('is told when the clock ends, sees who could have it, and gives it to another with one tap, once', async () => {
    const { customerId } = await asking('overdue');
    const first = newest(at('sato'), customerId);
    await rekindle.advance(2 * HOUR);
    await rekindle.dispatch();
    await rekindle.dispatch();
    const escalation = newest(managerMail, customerId, /期限超過/);
    const link = linkIn(escalation, 'a=manage');
    const before = await handoffOf(customerId);

    const shown = await get(link);
    const scanned = await handoffOf(customerId);
    const kato = /name="to" value="([a-z2-7]+)"[^>]*><span>加藤 律/.exec(shown.text)?.[1] ?? '';
    const nobody = await press(rekindle.stack, link, {});
    const both = await Promise.all([
      press(rekindle.stack, link, { to: kato }),
      press(rekindle.stack, link, { to: kato }),
    ]);
    const late = await answer(rekindle.stack, first, 'accept');
    await rekindle.dispatch();

    expect(about(managerMail, customerId, /期限超過/)).toHaveLength(1);
    expect(shown.text).toContain('03-5555-0001');
    expect(scanned).toEqual(before);
    expect(nobody.status).toBe(422);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await handoffOf(customerId)).toMatchObject({
      ownerId: kato,
      state: 'open',
      decided: { routedBecause: 'reassigned' },
    });
    expect(about(at('kato'), customerId)).toHaveLength(1);
    expect(about(at('sato'), customerId, /担当変更/)).toHaveLength(1);
    expect(about(managerMail, customerId, /記録しました/)).toHaveLength(1);
    expect(late.text).toContain('担当が変わりました');
    const { code } = await handoffOf(customerId);
    expect(JSON.stringify((await rekindle.call('GET', `/handoffs/${code}`, undefined, 'ja')).body)).toContain(
      '新しい担当: 加藤 律',
    );
    const receipt = newest(managerMail, customerId, /記録しました/);
    expect((await get(actionLink(receipt, 'undo'))).text).toContain('新しい担当: 加藤 律');
    await press(rekindle.stack, actionLink(receipt, 'undo'));
    const back = await handoffOf(customerId);
    expect(back.ownerId).toBe(before.ownerId);
    // His time was over when it was taken from him: he has all of it anew.
    expect(Date.parse(back.firstContactDueAt)).toBeGreaterThan(rekindle.stack.now().getTime());
    expect(await rekindle.verify()).toEqual([]);
  });

  it('hears of a promised call only when its owner let it pass in spite of a reminder', async () => {
    const { customerId } = await asking('promised-late');
    const staff = newest(at('sato'), customerId);
    const callAt = new Date(rekindle.stack.now().getTime() + 3 * HOUR).toISOString();
    await answer(rekindle.stack, staff, 'promise', { callAt });

    await rekindle.advance(3 * HOUR);
    await rekindle.dispatch();
    const atTheHour = [
      about(at('sato'), customerId, /お約束の時刻/).length,
      about(managerMail, customerId).length,
    ];
    await rekindle.advance(70 * MINUTE);
    await rekindle.dispatch();

    expect(atTheHour).toEqual([1, 0]);
    expect(about(at('sato'), customerId, /お約束の時刻/)).toHaveLength(1);
    expect(about(managerMail, customerId, /期限超過/)).toHaveLength(1);
  });

  it('need not act on a lead of the pool where the rules let the clock do it', async () => {
    await rules({ reassignsPoolLeads: true });
    const { customerId } = await asking('pool', { ownerName: '誰か 不明' });
    const before = await handoffOf(customerId);

    await rekindle.advance(40 * MINUTE);
    await rekindle.dispatch();
    await rekindle.advance(2 * HOUR);
    await rekindle.dispatch();

    const after = await handoffOf(customerId);
    expect(before.decided?.routedBecause).toBe('load');
    expect(after.ownerId).not.toBe(before.ownerId);
    expect(after.state).toBe('open');
    expect(after.firstContactDueAt > before.firstContactDueAt).toBe(true);
    await rules({ reassignsPoolLeads: false });
  });
});

describe('a reply with one word', () => {
  const answerBy = async (mail: Mail, words: Reply): Promise<void> => {
    await reply(rekindle.stack, mail, words);
    await rekindle.dispatch();
  };

  it('from the owner is an answer with a receipt; from anybody else it is none', async () => {
    const { customerId } = await asking('by-word');
    const staff = newest(at('sato'), customerId);

    await answerBy(staff, { text: '対応します', from: 'somebody@else.example' });
    const untouched = await handoffOf(customerId);
    await answerBy(staff, { text: '対応' });
    const accepted = await handoffOf(customerId);
    await answerBy(staff, { text: '「早い」\n\n来期でお願いします' });

    expect(staff.replyTo[0]).toMatch(/^a-[a-z2-7]{56}@reply\./);
    expect(untouched.state).toBe('open');
    expect(accepted.state).toBe('accepted');
    expect(await handoffOf(customerId)).toMatchObject({ state: 'closed', outcome: 'tooEarly' });
    expect(about(at('sato'), customerId, /記録しました/)).toHaveLength(2);
  });

  it('that cannot be read, or comes too late, is said back with the words and the button', async () => {
    const { customerId } = await asking('mumbled');
    const staff = newest(at('sato'), customerId);

    await answerBy(staff, { text: '承知しました。確認します。' });
    const unread = newest(at('sato'), customerId, /ご返信を記録できませんでした/);
    await report(rekindle.stack, staff, 'notNeeded');
    await answerBy(staff, { text: '不在' });

    expect(unread.text).toContain('「対応」「不在」「早い」');
    expect(about(at('sato'), customerId, /ご返信を記録できませんでした/)).toHaveLength(2);
    expect(await handoffOf(customerId)).toMatchObject({ outcome: 'notNeeded' });
  });
});

describe('the sheet', () => {
  it('goes out with what is open and comes back filled in: once, each row told apart, bad rows refused by line', async () => {
    const { customerId } = await asking('sheet');
    const { code } = await handoffOf(customerId);
    const sheet = await rekindle.call('GET', '/handoffs/sheet', undefined, 'ja');
    const csv = String(Reflect.get(Object(sheet.body), 'csv'));
    const title = csv.split('\r\n')[0] ?? '';
    const line = csv.split('\r\n').find((each) => each.startsWith(code)) ?? '';
    const cells = line.split(',');
    const filled = [
      ...cells.slice(0, 6),
      'まだ早い',
      '電話',
      '2026-10-06',
      '2027-04-01',
      '',
      '',
      '',
      '',
      '曖昧',
      '半年以内',
      '',
      '来期に再度',
    ];
    const file = [
      title,
      filled.join(','),
      line,
      'ZZZ111,A,x,y,z,,話せた,,,,,,,,,,,',
      'QQQQQQ,A,x,y,z,,ぼちぼち,,,,,,,,,,,',
    ].join('\r\n');

    const first = await rekindle.importCsv('feedback', file);
    const again = await rekindle.importCsv('feedback', file);

    expect(title).toContain('受付番号');
    expect(first.counts).toMatchObject({ updated: 1 });
    expect(first.refusals.map(({ message }) => message).join()).toContain('結果として読めません');
    expect(again.counts).toMatchObject({ updated: 0, unchanged: 1 });
    expect(again.unmatched).not.toContain(code);
    expect(await handoffOf(customerId)).toMatchObject({ state: 'closed', outcome: 'tooEarly' });
    expect((await rekindle.lead(customerId)).standing).toMatchObject({
      noHandoffBefore: '2027-04-01',
      bant: { need: 'vague', timeframe: 'halfYear' },
    });
    expect(about(at('sato'), customerId, /記録しました/)).toHaveLength(1);
  });
});

describe('collisions', () => {
  it('are looked for within a department of a large company', async () => {
    const company = '株式会社大きな会社';
    const rows = Array.from(
      { length: 22 },
      (_, index) =>
        `${company},社員 ${index},主任,p${index}@big.example,佐藤 誠,2025-01-15,名刺,${index % 2 === 0 ? '購買部' : '製造部'},03-0000-0000`,
    );
    await rekindle.importCsv(
      'customers',
      ['会社名,氏名,役職,メールアドレス,担当,最終接触日,配信の根拠,部署,代表', ...rows].join('\r\n'),
    );
    const inquire = (who: number): Promise<unknown> =>
      rekindle.importCsv(
        'inquiry',
        `メールアドレス,種別,内容,受付日時\r\np${who}@big.example,個別相談,相談したいです,${rekindle.stack.now().toISOString().slice(0, 19)}Z`,
      );

    await inquire(0);
    await inquire(1);
    await inquire(2);

    const open = await rekindle.call('GET', '/handoffs');
    const ours = JSON.parse(JSON.stringify(open.body)).handoffs.filter(
      (each: { accountName: string }) => each.accountName === company,
    );
    expect(ours).toHaveLength(2);
    expect(ours.map((each: { site: string }) => each.site).toSorted()).toEqual([
      'department:製造部',
      'department:購買部',
    ]);
  });

  it('are looked for in the whole group of companies where the rules say so', async () => {
    await rules({ collisions: 'group' });
    await rekindle.importCsv(
      'accounts',
      '会社名,親会社\r\n株式会社子の一,親の会社\r\n株式会社子の二,親の会社',
    );
    const first = await asking('child-one', { account: '株式会社子の一' });
    const second = await asking('child-two', { account: '株式会社子の二' });

    expect((await rekindle.lead(second.customerId)).handoffs).toEqual([]);
    expect(await handoffOf(first.customerId)).toMatchObject({
      joinedCustomerIds: [second.customerId],
      site: 'group:親の会社',
    });
    await rules({ collisions: 'site' });
  });
});
