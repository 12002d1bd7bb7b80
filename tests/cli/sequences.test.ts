import { afterEach, describe, expect, it } from 'vitest';
import { noCounts } from '../../domain/kpis/kpi.ts';
import { threeMails } from '../../domain/sequences/sequence.ts';
import { aCampaign } from '../builders/views.ts';
import { anApi, someSettings, type, type Received } from './command-line.ts';

let api: Awaited<ReturnType<typeof anApi>> | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

const view = { sequence: threeMails, source: 'library', problems: [], warnings: [], usedBy: [] };
const detail = { ...view, versions: [], approval: { isMissing: false, isYours: false } };
const tried = { sequence: threeMails, problems: [], warnings: [] };
const campaign = {
  campaign: { ...aCampaign(), id: 'c1', sequenceVersion: 2 },
  delivery: { sent: 0, rejected: 0, bounced: 0, complained: 0 },
  counts: noCounts,
  steps: [],
};

describe('sequence dry-run', () => {
  it('names the subject of each mail', async () => {
    const planned = [
      { at: '2026-11-20T01:00:00.000Z', what: 'mail', step: 'document', subject: '在庫管理の資料' },
      { at: '2026-12-04T01:00:00.000Z', what: 'ended', because: 'finished' },
    ];
    api = await anApi(({ path }: Received) => {
      if (path === '/settings') return { body: someSettings };
      return { body: path === '/sequences' ? { sequences: [view] } : { ...tried, planned } };
    });

    const { out } = await type(['sequence', 'dry-run', 'three-mails', '--customer', 'x'], api.url);

    expect(out).toMatch(/mail +document +在庫管理の資料 +-/);
    expect(out).toContain('Went through all of it');
  });
});

describe('campaign edit', () => {
  const answers = ({ method, path }: Received) => {
    if (path.endsWith('/edit')) return { body: { version: 3 } };
    if (path === '/sequences/try')
      return {
        body: {
          ...tried,
          edit: { stays: 4, ends: 1, moves: [{ from: 'document', to: 'case-study', people: 2 }] },
        },
      };
    return { body: method === 'GET' && path.startsWith('/campaigns') ? campaign : detail };
  };

  it('says what each choice would do, and changes nothing without one', async () => {
    api = await anApi(answers);

    const { out } = await type(['campaign', 'edit', 'c1'], api.url);

    expect(out).toContain('7 are under way. Nothing was changed.');
    expect(out).toContain('move: 4 stay at their step, 1 end');
    expect(out).toContain('document -> case-study: 2');
    expect(api.received.every(({ path }) => !path.endsWith('/edit'))).toBe(true);
  });

  it('takes over over the version that it looked at', async () => {
    api = await anApi(answers);

    const { out } = await type(['campaign', 'edit', 'c1', '--under-way', 'move'], api.url);

    expect(JSON.parse(api.received.at(-1)?.body ?? '{}')).toEqual({
      sequenceId: 'three-mails',
      underWay: 'move',
      version: 2,
    });
    expect(out).toContain('took over version 3');
  });

  it('refuses a choice that there is none of, before anything is sent', async () => {
    api = await anApi(answers);

    const { error } = await type(['campaign', 'edit', 'c1', '--under-way', 'leave'], api.url);

    expect(error).toContain('--under-way cannot be "leave". Use stay, move, end.');
    expect(api.received).toEqual([]);
  });
});
