import { afterEach, describe, expect, it } from 'vitest';
import { noCounts } from '../../domain/kpis/kpi.ts';
import { anApi, someSettings, type } from './command-line.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const meeting = {
  schemaVersion: 1,
  id: 'm1',
  at: '2027-03-01T01:00:00.000Z',
  by: '佐倉 美咲',
  cohorts: [{ key: '2026-11', mature: true, counts: noCounts }],
  decisions: [{ id: 'm1-1', what: '価格表を送り直す', who: '佐藤', due: '2027-03-10' }],
};

async function typed(line: readonly string[], corrections: readonly object[] = [], posted: object = meeting) {
  const api = await anApi(({ method, path }) => ({
    body:
      path === '/settings' ? someSettings : method === 'POST' ? posted : { meetings: [meeting], corrections },
  }));
  closers.push(api.close);
  return { ...(await type(['meeting', ...line], api.url)), received: api.received };
}

describe('rekindle meeting', () => {
  it('lists what was decided, and what of its figures was corrected since', async () => {
    const { out } = await typed(
      ['list'],
      [
        {
          cohort: '2026-11',
          measure: 'opportunities',
          was: 12,
          is: 10,
          people: [
            {
              customerId: 'c1',
              name: '相馬 一郎',
              accountName: '例示電子',
              by: -1,
              because: 'undone',
              at: '2027-03-02T01:00:00.000Z',
            },
          ],
          untraced: -1,
        },
      ],
    );

    expect(out).toMatch(/Corrections since the last meeting[^]*12\s+10/);
    expect(out).toMatch(/-1 {2}an answer of sales was taken back {2}例示電子 相馬 一郎 c1/);
    expect(out).toMatch(/-1 {2}whose it is was not recorded/);
    expect(out).toContain('[open] 価格表を送り直す (佐藤) 2027-03-10  m1-1');
    expect((await typed(['list'])).out).toContain('No corrections');
  });

  it('keeps decisions with who and by when, either left out', async () => {
    const { received, exitCode } = await typed([
      'keep',
      '--decided',
      '価格表を送り直す @佐藤 2027-03-10',
      'call the five',
    ]);

    expect(exitCode).toBe(0);
    expect(JSON.parse(received.find(({ method }) => method === 'POST')?.body ?? '')).toEqual({
      decisions: [
        { what: '価格表を送り直す', who: '佐藤', due: '2027-03-10' },
        { what: 'call the five', who: '' },
      ],
    });
  });

  it.each([
    ['見積を送る @佐藤 誠 2027/3/10', '見積を送る', '佐藤 誠', '2027-03-10'],
    ['a@b.example に電話 ＠佐藤 2027年3月10日', 'a@b.example に電話', '佐藤', '2027-03-10'],
    ['見直す 2027-03-10', '見直す', '', '2027-03-10'],
    ['write to info@b.example', 'write to info@b.example', '', undefined],
  ])('reads %j as it is meant', async (text, what, who, due) => {
    const { received } = await typed(['keep', '--decided', text]);

    expect(JSON.parse(received.find(({ method }) => method === 'POST')?.body ?? '')).toEqual({
      decisions: [{ what, who, due }],
    });
  });

  it.each([
    ['done', true, '[done]'],
    ['reopen', false, '[open]'],
  ])('marks a decision: %s', async (word, isDone, said) => {
    const done = isDone ? { done: { at: meeting.at, by: '佐藤' } } : {};
    const { received, out } = await typed([word, 'm1-1'], [], { ...meeting.decisions[0], ...done });

    expect(JSON.parse(received.find(({ method }) => method === 'POST')?.body ?? '')).toEqual({
      id: 'm1-1',
      isDone,
    });
    expect(out).toContain(said);
  });

  it.each(['@佐藤', '送り直す @佐藤 2027-02-30', ''])('refuses %j and shows how it is said', async (text) => {
    const { error, exitCode, received } = await typed(['keep', '--decided', text]);

    expect(error).toContain(`--decided "${text}" cannot be read`);
    expect(exitCode).toBe(2);
    expect(received.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});
