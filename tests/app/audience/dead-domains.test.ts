import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDomains, recheckDomains } from '../../../app/audience/check-domains.ts';
import { findDeadDomains } from '../../../app/audience/knowledge-store.ts';
import { routes } from '../../../contract/api.ts';
import type { Told } from '../../../domain/kernel/sending-setup.ts';
import { openWorld, type World } from '../support/world.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => rekindle.close());

const dead = async (): Promise<readonly string[]> =>
  (await findDeadDomains(rekindle.deps.db)).map(({ domain }) => domain);
const imported = (rows: string) =>
  rekindle.call(
    'POST',
    '/imports/customers?file=f.csv&basis=transaction',
    new TextEncoder().encode(`会社名,氏名,メール,タグ\n${rows}`),
  );
const hosts: Told<readonly string[]> = { kind: 'told', it: ['mx'] };
const failure: Told<readonly string[]> = { kind: 'unreadable', because: 'ETIMEOUT' };
/** A DNS that answers for every name alike. */
const dnsWith = (answer: Told<readonly string[]>) => {
  const ask = () => Promise.resolve(answer);
  return { ...rekindle.deps, dns: { txt: ask, mx: ask, address: ask } };
};

describe('domains that take no mail', () => {
  it('are found once the file is stored, counted before a launch, and left out by a clause', async () => {
    await imported('甲社,佐藤,sato@kieta.co.jp,gone\n乙社,鈴木,suzuki@otsu.example,gone\n');
    await rekindle.advance(0);
    const preview = async (risks: readonly string[]) => {
      const clause = { field: 'addressRisk', op: 'oneOf', value: risks };
      const all = [{ field: 'tag', op: 'hasAny', value: ['gone'] }, clause];
      const { body } = await rekindle.call('POST', '/segments/preview', {
        segment: { id: 'x', name: { ja: 'x', en: 'x' }, rule: { all } },
        mayOverlap: true,
      });
      return routes.previewSegment.answer.parse(body);
    };
    const people = async (...risks: readonly string[]) => {
      const { selected, excludedPeople, notDormant } = await preview(risks);
      return selected + excludedPeople + notDormant;
    };

    expect(await dead()).toEqual(['kieta.co.jp']);
    expect(await people('deadDomain')).toBe(1);
    expect(await people('none', 'longSilent')).toBe(1);
  });

  it('are not asked for again by the same file', async () => {
    const before = await findDeadDomains(rekindle.deps.db);
    await rekindle.advance(3_600_000);
    await imported('甲社,佐藤,sato@kieta.co.jp,gone\n');
    await rekindle.advance(0);

    expect(await findDeadDomains(rekindle.deps.db)).toEqual(before);
  });

  it('are believed again within a week, and stay what they were while the DNS fails', async () => {
    await checkDomains(dnsWith(failure), ['kieta.co.jp', 'other.co.jp']);
    const whileFailing = await dead();
    await recheckDomains(dnsWith(hosts))();
    const tooEarly = await dead();
    await rekindle.advance(8 * 86_400_000);
    await recheckDomains(dnsWith(hosts))();

    expect([whileFailing, tooEarly, await dead()]).toEqual([['kieta.co.jp'], ['kieta.co.jp'], []]);
  });
});
