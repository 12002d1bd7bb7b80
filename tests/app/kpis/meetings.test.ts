import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { DAY } from '../../support/rekindle.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 1440, isAlwaysOpen: true });
});
afterAll(() => world.close());

const listed = async () => routes.listMeetings.answer.parse((await world.call('GET', '/meetings')).body);
/** Ids of whom an address is found to belong to. */
async function rowsOf(text: string): Promise<readonly string[]> {
  const { body } = await world.call('POST', '/contacts/find', { text });
  return routes.findContacts.answer.parse(body).people.map(({ customerId }) => customerId);
}

const dayNow = (): string => world.stack.now().toISOString().slice(0, 10);

describe('a meeting', () => {
  it('keeps its figures and decisions; a deal that comes to light in a final month is a correction, one in a young month is none', async () => {
    await world.people('kept', { email: 'kept@kept.example' }, { email: 'other@other.example' });
    await world.launch('kept');
    await world.advance(DAY);
    const openedOn = dayNow();
    const young = await world.call('POST', '/meetings', {});
    await world.advance(130 * DAY);
    const decisions = [{ what: '価格表を送り直す', who: '佐藤', due: '2027-03-31' }, { what: '次回は水曜' }];
    const kept = routes.keepMeeting.answer.parse((await world.call('POST', '/meetings', { decisions })).body);
    const before = await listed();

    const deal = `D-1,kept@kept.example,商談中,${openedOn},500000`;
    await world.call(
      'POST',
      '/imports/deals?file=deals.csv',
      new TextEncoder().encode(`案件ID,メールアドレス,ステータス,商談開始日,金額\n${deal}`),
    );
    await world.stack.settle();
    const after = await listed();

    expect(young.status).toBe(201);
    expect(kept.cohorts.map(({ mature }) => mature)).toEqual([true]);
    expect(before.corrections).toEqual([]);
    expect(before.meetings.map(({ id }) => id)[0]).toBe(kept.id);
    expect(before.meetings[0]?.decisions).toEqual([
      { ...decisions[0], id: `${kept.id}-1` },
      { what: '次回は水曜', who: '', id: `${kept.id}-2` },
    ]);
    expect(kept.shown).toMatchObject({
      kpis: { dormantToOpportunity: { done: 0, of: 2 } },
      targets: {},
      wonDays: 180,
      opportunityAmount: 0,
    });
    expect(after.meetings[0]?.cohorts).toEqual(kept.cohorts);
    expect(after.corrections.map(({ measure, was, is }) => [measure, was, is])).toEqual([
      ['opportunities', 0, 1],
      ['opportunityAmount', 0, 500_000],
    ]);
    const [row] = (await rowsOf('kept@kept.example')).toSorted();
    expect(after.corrections.map(({ people, untraced }) => [people, untraced])).toEqual([
      [[expect.objectContaining({ customerId: row, by: 1, because: 'file' })], 0],
      [[expect.objectContaining({ customerId: row, by: 500_000, because: 'file' })], 0],
    ]);
  });

  it('keeps what became of a decision beside it, with who was first, until it is taken back', async () => {
    await world.advance(DAY);
    const decisions = [{ what: '五社に電話' }, { what: '資料を直す' }];
    const kept = routes.keepMeeting.answer.parse((await world.call('POST', '/meetings', { decisions })).body);
    const id = `${kept.id}-2`;
    const mark = (isDone: boolean) => world.call('POST', '/meetings/decisions', { id, isDone });
    const done = async () => (await listed()).meetings[0]?.decisions.map((each) => each.done?.at);

    await mark(true);
    const first = await done();
    await world.advance(DAY);
    await mark(true);
    const again = await done();
    await mark(false);

    expect(first?.map((at) => at !== undefined)).toEqual([false, true]);
    expect(again).toEqual(first);
    expect(await done()).toEqual([undefined, undefined]);
  });

  it('knows no decision that no meeting made, and says where ids are', async () => {
    const { status, body } = await world.call('POST', '/meetings/decisions', { id: 'none-1', isDone: true });

    expect(status).toBe(404);
    expect(JSON.stringify(body)).toContain('rekindle meeting list');
  });

  it('refuses a decision without words, and says where', async () => {
    const { status, body } = await world.call('POST', '/meetings', { decisions: [{ what: ' ' }] });

    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain('decisions');
  });
});
