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
  decisions: [{ what: '価格表を送り直す', who: '佐藤', due: '2027-03-10' }],
};

async function typed(line: readonly string[], corrections: readonly object[] = []) {
  const api = await anApi(({ method, path }) => ({
    body:
      path === '/settings'
        ? someSettings
        : method === 'POST'
          ? meeting
          : { meetings: [meeting], corrections },
  }));
  closers.push(api.close);
  return { ...(await type(['meeting', ...line], api.url)), received: api.received };
}

describe('rekindle meeting', () => {
  it('lists what was decided, and what of its figures was corrected since', async () => {
    const { out } = await typed(['list'], [{ cohort: '2026-11', measure: 'opportunities', was: 12, is: 11 }]);

    expect(out).toMatch(/Corrections since the last meeting[^]*12\s+11/);
    expect(out).toContain('価格表を送り直す (佐藤) 2027-03-10');
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

  it.each(['@佐藤', '送り直す @佐藤 2027-02-30', ''])('refuses %j and shows how it is said', async (text) => {
    const { error, exitCode, received } = await typed(['keep', '--decided', text]);

    expect(error).toContain(`--decided "${text}" cannot be read`);
    expect(exitCode).toBe(2);
    expect(received.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});
