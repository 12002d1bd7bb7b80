import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseOwner,
  isAbsent,
  ownerCalled,
  writerFor,
} from '../../../../domain/handoffs/route/choose-owner.ts';
import { managerAddress, teamsOf } from '../../../../domain/handoffs/route/manager-of.ts';
import type { Owner } from '../../../../domain/people/customer.ts';
import { aCustomer, anAccount, anOwner } from '../../../builders/people.ts';
import { shuffled } from '../../interest/timelines.ts';

const [kansai, kansaiToo, kanto] = [
  anOwner('佐藤 健', { region: '関西' }),
  anOwner('鈴木 花子', { region: '関西' }),
  anOwner('田中 一郎', { region: '関東' }),
];
const team = [kansai, kansaiToo, kanto];

type Facts = Parameters<typeof chooseOwner>[0];
const choose = (change: Partial<Facts> = {}, open: Readonly<Record<string, number>> = {}) => {
  const choice = chooseOwner({
    owners: team,
    customer: aCustomer({ region: '関西' }),
    account: anAccount(),
    desk: 'field',
    isRequest: false,
    today: '2026-11-20',
    openHandoffs: (id) => open[id] ?? 0,
    limit: 5,
    ...change,
  });
  return choice.kind === 'chosen' ? `${choice.owner.name} ${choice.because}` : choice.kind;
};

describe('the load of a territory', () => {
  it('is shared: one who is full does not send the lead elsewhere while another has room', () => {
    expect(choose({}, { [kansai.id]: 5, [kansaiToo.id]: 1 })).toBe('鈴木 花子 territory');
  });

  it('goes to the next step when all of it are full', () => {
    expect(choose({}, { [kansai.id]: 5, [kansaiToo.id]: 5 })).toBe('田中 一郎 load');
  });

  it('waits when all are full and the rules name no other step', () => {
    const rules = { routing: ['territory' as const] };

    expect(choose({ rules }, { [kansai.id]: 5, [kansaiToo.id]: 5 })).toBe('full');
    expect(choose({ rules, customer: aCustomer({ region: '北海道' }) })).toBe('佐藤 健 load');
  });

  it('never exceeds an owner’s own limit, and requests wait for nobody', () => {
    const open = fc.integer({ min: 0, max: 8 });
    const cases = fc.tuple(open, open, open, fc.boolean(), fc.nat(6));
    fc.assert(
      fc.property(cases, shuffled(team), ([a, b, c, isRequest, limit], owners) => {
        const loads = { [kansai.id]: a, [kansaiToo.id]: b, [kanto.id]: c };
        const chosen = choose({ isRequest, limit, owners }, loads).split(' ').slice(0, 2).join(' ');

        if (isRequest) expect(chosen).toBe(a <= b ? kansai.name : kansaiToo.name);
        else if (Math.min(a, b, c) >= limit) expect(chosen).toBe('full');
        else expect(loads[chosen]).toBeLessThan(limit);
      }),
    );
  });
});

describe('a lead that somebody gave back', () => {
  const ownersOwn = aCustomer({ ownerName: '佐藤 健', region: '関西' });

  it('goes to another, though the first is named on record and works on the deal', () => {
    const facts = { customer: ownersOwn, dealOwnerId: kansai.id };

    expect(choose(facts)).toBe('佐藤 健 openDeal');
    expect(choose({ ...facts, without: kansai.id })).toBe('鈴木 花子 territory');
  });

  it('goes to another of inside sales, or to field sales where there is no other', () => {
    const [one, other] = [anOwner('伊藤', { role: 'insideSales' }), anOwner('小川', { role: 'insideSales' })];
    const facts = { desk: 'insideSales' as const, without: one.id };

    expect(choose({ ...facts, owners: [one, other, kanto] })).toBe('小川 insideSales');
    expect(choose({ ...facts, owners: [one, kanto] })).toBe('田中 一郎 load');
  });

  it('goes to nobody where there is nobody else', () => {
    expect(choose({ owners: [kansai], without: kansai.id })).toBe('nobody');
    expect(choose({ owners: [] })).toBe('nobody');
  });
});

describe('an owner on record as a CRM writes names', () => {
  it.each([
    ['Doe, Jane', 'Jane Doe'],
    ['jane doe', 'Doe, Jane'],
    ['Doe', 'Doe, Jane'],
    ['van Dyke, Mary Ann', 'Mary Ann van Dyke'],
  ])('%s is %s', (ownerName, name) => {
    const owners = [anOwner(name), ...team];

    expect(choose({ owners, customer: aCustomer({ ownerName }) })).toMatch(new RegExp(`^${name} `));
  });
});

describe('an owner on record who is not there', () => {
  const away = { absentFrom: '2026-11-01', absentUntil: '2026-11-30' };
  const customer = aCustomer({ ownerName: '山本 恵' });
  const among = (change: Partial<Owner>) =>
    choose({ owners: [anOwner('山本 恵', change), ...team], customer });

  it.each([
    [{ ...away, deputyName: '田中' }, '田中 一郎 deputy'],
    [{ ...away, deputyName: '田中', successorName: '鈴木' }, '田中 一郎 deputy'],
    [{ ...away, deputyName: '渡辺', successorName: '鈴木' }, '鈴木 花子 successor'],
    [{ retired: true, deputyName: '田中', successorName: '鈴木' }, '鈴木 花子 successor'],
    [{ retired: true, successorName: '渡辺' }, '佐藤 健 load'],
    [away, '佐藤 健 load'],
  ])('%j: the lead goes to %s', (change, expected) => {
    expect(among(change)).toBe(expected);
  });

  it('leaves it to no deputy or successor who is not there either', () => {
    const absent = { ...anOwner('上田 望'), ...away };
    const gone = { ...anOwner('上田 望'), retired: true };
    const named = (change: Partial<Owner>, other: Owner) =>
      choose({ owners: [anOwner('山本 恵', change), other, ...team], customer });

    expect(named({ ...away, deputyName: '上田 望' }, absent)).toBe('佐藤 健 load');
    expect(named({ retired: true, successorName: '上田 望' }, gone)).toBe('佐藤 健 load');
  });

  it('follows the deputies and successors of those who are not there either, and goes round in no circle', () => {
    const named = (change: Partial<Owner>, other: Partial<Owner>, third: Partial<Owner> = {}) =>
      choose({
        owners: [anOwner('山本 恵', change), anOwner('上田 望', other), anOwner('下田 歩', third), ...team],
        customer,
      });

    expect(named({ ...away, deputyName: '上田 望' }, { ...away, deputyName: '田中' })).toBe(
      '田中 一郎 deputy',
    );
    expect(named({ ...away, deputyName: '上田 望' }, { retired: true, successorName: '鈴木' })).toBe(
      '鈴木 花子 deputy',
    );
    expect(named({ retired: true, successorName: '上田 望' }, { ...away, deputyName: '下田 歩' })).toBe(
      '下田 歩 successor',
    );
    expect(named({ ...away, deputyName: '上田 望' }, { ...away, deputyName: '山本 恵' })).toMatch(/ load$/);
  });

  it('leaves the lead to the previous owner only where that is the one who can take it', () => {
    const facts = { customer: aCustomer({ previousOwnerName: '田中' }) };

    expect(choose(facts)).toBe('田中 一郎 previousOwner');
    expect(choose({ ...facts, owners: [kansai, { ...kanto, retired: true }] })).toBe('佐藤 健 load');
    expect(choose({ ...facts, rules: { routing: ['territory', 'load'] } })).toBe('佐藤 健 load');
  });

  it.each([
    [{}, false],
    [{ absentFrom: '2026-11-20' }, true],
    [{ absentFrom: '2026-11-21' }, false],
    [{ absentUntil: '2026-11-20' }, true],
    [{ absentUntil: '2026-11-19' }, false],
    [{ absentFrom: '2026-11-20', absentUntil: '2026-11-20' }, true],
  ])('%j is away on 20 November: %s', (change, expected) => {
    expect(isAbsent(anOwner('x', change), '2026-11-20')).toBe(expected);
  });
});

describe('an owner called by name or address', () => {
  it('is nobody for an empty name or address, whoever has none either', () => {
    const unreachable = anOwner('無名', { email: undefined });

    expect(ownerCalled([kansai], '')).toBeUndefined();
    expect(writerFor([unreachable, kansai], aCustomer({ ownerEmail: '' }), anAccount())).toBeUndefined();
    expect(writerFor([unreachable, kansai], aCustomer(), anAccount())).toBeUndefined();
  });

  it('is found by the address, whatever its case, before the name', () => {
    const customer = aCustomer({ ownerEmail: ' TANAKA@x.example', ownerName: '佐藤 健' });
    const owners = [kansai, { ...kanto, email: 'tanaka@x.example' }];

    expect(writerFor(owners, customer, anAccount())?.name).toBe('田中 一郎');
  });

  it.each([
    ['田中', ['田中 一郎', '田中'], '田中'],
    ['田中', ['田中', '田中', '田中 一郎'], undefined],
    ['高橋', [' 高橋  修'], ' 高橋  修'],
    ['Tanaka', ['Ken  Tanaka'], 'Ken  Tanaka'],
    ['Ken', ['Ken Tanaka'], undefined],
    ['Ken', ['Ken 田中'], 'Ken 田中'],
    ['田中', ['Ken 田中'], undefined],
  ])('%s among %j is %s', (name, names, expected) => {
    const owners = names.map((each, index) => ({ ...anOwner(each), id: `${index}` }));

    expect(ownerCalled(owners, name)?.name).toBe(expected);
  });
});

describe('the manager', () => {
  const manager = anOwner('部長 次郎', { email: 'boss@x.example' });

  it('is written to at the address on file, else at that of the owner of this name', () => {
    const named = anOwner('a', { managerName: '部長 次郎' });

    expect(managerAddress(named, [manager])).toBe('boss@x.example');
    expect(managerAddress({ ...named, managerEmail: 'other@x.example' }, [manager])).toBe('other@x.example');
    expect(managerAddress(manager, [manager])).toBeUndefined();
  });

  it('leads those at work who name the same address', () => {
    const [one, two] = [
      anOwner('a', { managerName: '部長 次郎' }),
      anOwner('b', { managerEmail: 'boss@x.example' }),
    ];
    const gone = anOwner('c', { managerEmail: 'boss@x.example', retired: true });

    expect(teamsOf([manager, one, two, gone])).toEqual(new Map([['boss@x.example', [one, two]]]));
  });
});
