import { describe, expect, it } from 'vitest';
import { moveHandoff } from '../../../app/handoffs/move-handoff.ts';
import { mergeCompanies, undoCompanyMerge } from '../../../app/people/merge-companies.ts';
import { takeMergeCompany } from '../../../app/people/move-company.ts';
import { audienceMessageSchema } from '../../../domain/audience/audience-message.ts';
import type { Queue } from '../../../platform/queue.ts';
import { aCaller } from '../support/a-caller.ts';
import { dyingAfter } from '../support/dying-after.ts';
import { openImportBench, type ImportBench } from '../support/import-bench.ts';

const file = (...lines: readonly string[]): string => lines.join('\r\n');
const people = file(
  '会社名,拠点,氏名,メールアドレス,配信の根拠',
  '株式会社双子,大阪本社,朝田 一,asa@futago.example,名刺',
  '株式会社双子,浜松工場,昼田 二,hiru@futago.example,名刺',
  '㈱双子 浜松,,夜田 三,yoru@futago.example,名刺',
  '㈱双子 浜松,北館,宵田 四,,名刺',
);
const deals = file(
  '商談ID,会社名,フェーズ,開始日,完了日,金額',
  'D1,株式会社双子,受注,2026-01-07,2026-02-07,100000',
  'D2,㈱双子 浜松,受注,2026-01-08,2026-03-09,200000',
  'D3,㈱双子 浜松,商談中,2026-09-08,,300000',
);

const keyOf = ({ pk, sk }: { pk?: unknown; sk?: unknown }): string => `${String(pk)} ${String(sk)}`;

/** What is stored, but for the audit, jobs, and how often each was written. */
const stored = async (bench: ImportBench) =>
  (await bench.dump())
    .filter(({ pk }) => !['AUDIT', 'IMPORTS', 'COMPANYMERGES', 'ALIKECOMPANIES'].includes(String(pk)))
    .filter(({ pk }) => !String(pk).startsWith('IMPORT'))
    .map(({ version: _version, ...item }) => item)
    .toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));

const idsOf = async (bench: ImportBench) => {
  const accounts = (await bench.dump()).filter(
    ({ pk, sk }) => sk === 'PROFILE' && String(pk).startsWith('ACC'),
  );
  const id = (name: string) => String(accounts.find((each) => each['name'] === name)?.['id']);
  return { stays: id('株式会社双子'), goes: id('㈱双子 浜松') };
};

/** Queue and use cases over what a bench has stored. */
function hands(bench: ImportBench) {
  const waiting: unknown[] = [];
  const sendAll: Queue['sendAll'] = (messages, delay = 0) =>
    Promise.resolve(void (delay === 0 && waiting.push(...messages)));
  const audienceQueue: Queue = { send: (message) => sendAll([message]), sendAll };
  const deps = { ...bench.deps, audienceQueue, moveHandoff: moveHandoff(bench.deps) };
  const settle = async (): Promise<void> => {
    for (let message = waiting[0]; message !== undefined; message = waiting[0]) {
      const parsed = audienceMessageSchema.parse(message);
      if (parsed.kind === 'mergeCompany') await takeMergeCompany(deps)(parsed);
      waiting.shift();
    }
  };
  return {
    settle,
    merge: (stays: string, goes: string) =>
      mergeCompanies(deps)({ params: {}, query: {}, body: { stays, goes } }, aCaller()),
    undo: (goes: string) => undoCompanyMerge(deps)({ params: {}, query: {}, body: { goes } }, aCaller()),
  };
}

describe('a merge of companies', () => {
  it('that is killed at any of its writes, forth or back, comes to the same', async () => {
    const bench = await openImportBench(10);
    await bench.import('customers', people);
    await bench.import('deals', deals);
    const { stays, goes } = await idsOf(bench);
    const apart = await stored(bench);
    const { merge, undo, settle } = hands(bench);
    await merge(stays, goes);
    const begun = await bench.dump();
    await settle();
    const [one, whole] = [await stored(bench), await bench.dump()];
    await undo(goes);
    const parting = await bench.dump();
    await settle();

    expect(await stored(bench)).toEqual(apart);
    for (const [from, to, start] of [
      [begun, one, () => merge(stays, goes).catch(() => undefined)],
      [parting, apart, () => undo(goes)],
    ] as const)
      for (let write = 1; ; write++) {
        await bench.restore(from);
        const life = dyingAfter(write);
        await start();
        bench.failWhen(life.hook);
        const died = await settle().then(
          () => false,
          () => true,
        );
        life.revive();
        bench.failWhen(undefined);
        await settle();
        expect(await stored(bench), `write ${write}`).toEqual(to);
        if (!died && write > 8) break;
        expect(write).toBeLessThan(60);
      }
    expect(whole.length).toBeGreaterThan(0);
    bench.close();
  }, 120_000);

  it('takes an import in that comes between any two of its stretches, by both names', async () => {
    const bench = await openImportBench(10);
    await bench.import('customers', people);
    const { stays, goes } = await idsOf(bench);
    const { merge, undo, settle } = hands(bench);
    await merge(stays, goes);
    const more = file(
      '会社名,拠点,氏名,メールアドレス,配信の根拠',
      '㈱双子 浜松,,夜田 三,yoru@futago.example,名刺',
      '㈱双子 浜松,北館,宵田 四,,名刺',
      '㈱双子 浜松,,新田 五,shin@futago.example,名刺',
      '株式会社双子,,新山 六,yama@futago.example,名刺',
    );
    const members = async () =>
      (await bench.dump())
        .filter(({ sk, pk }) => sk === 'PROFILE' && String(pk).startsWith('CUSTOMER'))
        .map((each) => `${String(each['fullName'])} ${each['accountId'] === stays ? 'stays' : 'goes'}`)
        .toSorted();
    await bench.import('customers', more);
    const during = await members();
    await settle();
    const after = await members();
    await bench.import('customers', more);
    const again = await members();
    await undo(goes);
    await settle();
    const parted = await members();

    const all = ['夜田 三', '宵田 四', '新山 六', '新田 五', '昼田 二', '朝田 一'];
    const atOne = all.map((name) => `${name} stays`).toSorted();
    expect(during).toHaveLength(all.length);
    expect(during).toEqual(expect.arrayContaining(['新田 五 stays', '新山 六 stays']));
    expect(after).toEqual(atOne);
    expect(again).toEqual(atOne);
    expect(parted).toEqual(
      all.map((name) => `${name} ${['夜田 三', '宵田 四'].includes(name) ? 'goes' : 'stays'}`).toSorted(),
    );
    bench.close();
  });
});
