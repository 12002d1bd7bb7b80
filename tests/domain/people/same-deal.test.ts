import { describe, expect, it } from 'vitest';
import { underStoredIds } from '../../../domain/people/same-deal.ts';
import { relate, type Deal } from '../../../domain/people/relationship.ts';
import { recordsOf } from '../imports/file-builders.ts';

/** What is stored after a company's files without ids were imported one after the other. */
function afterFiles(...files: readonly string[]): readonly Deal[] {
  let stored: readonly Deal[] = [];
  for (const file of files) {
    const filed = recordsOf('deal', file).map((record) => ({ ...record, accountId: 'a' }));
    const deals = underStoredIds(filed, stored);
    stored = [...new Map([...stored, ...deals].map((deal) => [deal.dealId, deal])).values()];
  }
  return stored;
}

const titles = '会社名,案件名,ステージ,完了予定日,金額';
const shown = (deals: readonly Deal[]) =>
  deals.map(({ name, stage, amount }) => [name, stage, amount].join(' ').trim()).toSorted();

describe('deals of files without ids', () => {
  it('of one company and day are as many as there are names', () => {
    const file = `${titles}\n青葉,保守,受注,2025/3/31,\n青葉,新規,商談中,2025/3/31,\n青葉,増設,失注,2025/3/31,`;

    expect(shown(afterFiles(file))).toEqual(['保守 won', '増設 lost', '新規 open'].toSorted());
    expect(afterFiles(file, file)).toHaveLength(3);
  });

  it('and without names are as many as stand at different stages', () => {
    const file =
      '会社名,ステージ,完了予定日\n青葉,受注,2025/3/31\n青葉,商談中,2025/3/31\n青葉,商談中,2025/3/31';
    const deals = afterFiles(file, file);

    expect(deals.map(({ stage }) => stage).toSorted()).toEqual(['open', 'won']);
    expect(relate(deals)).toMatchObject({ openDeals: 1, wonCount: 1 });
  });

  it('that moved to another day or amount, or were won, are the same deals', () => {
    const deals = afterFiles(
      `${titles}\n青葉,新規,商談中,2025/3/31,300万円`,
      `${titles}\n青葉,新規,提案中,2025/4/30,350万円`,
      `${titles}\n青葉,新規,受注,2025/5/20,320万円`,
    );

    expect(shown(deals)).toEqual(['新規 won 3200000']);
  });

  it('that come again every year under one name are one each', () => {
    const deals = afterFiles(
      `${titles}\n青葉,保守更新,受注,2024/3/31,50万円`,
      `${titles}\n青葉,保守更新,受注,2024/3/31,50万円\n青葉,保守更新,受注,2025/3/31,50万円`,
    );

    expect(shown(deals)).toEqual(['保守更新 won 500000', '保守更新 won 500000']);
  });

  it('stored by an earlier release, whose ids knew no names, are found again, and none is counted twice', () => {
    const file = `${titles}\n青葉,保守,受注,2025/3/31,50万円\n青葉,新規,商談中,2025/4/30,300万円`;
    const former = recordsOf('deal', file).map(({ madeId = '', stage, stageLabel, closedOn, amount }) => ({
      dealId: madeId,
      accountId: 'a',
      stage,
      stageLabel,
      closedOn,
      amount,
    }));
    const filed = recordsOf('deal', file).map((record) => ({ ...record, accountId: 'a' }));

    const deals = underStoredIds(filed, former);
    expect(deals.map(({ dealId }) => dealId)).toEqual(former.map(({ dealId }) => dealId));
    expect(underStoredIds(filed, deals).map(({ dealId }) => dealId)).toEqual(
      former.map(({ dealId }) => dealId),
    );
  });

  it('with ids go by these alone', () => {
    const file = '案件ID,会社名,案件名,ステージ\nD-1,青葉,新規,商談中\nD-2,青葉,新規,商談中';

    expect(recordsOf('deal', file).map(({ dealId, madeId }) => [dealId, madeId])).toEqual([
      ['D-1', undefined],
      ['D-2', undefined],
    ]);
  });
});

describe('a stage with its reason', () => {
  it.each([
    ['失注（他社）', 'lost'],
    ['失注：予算', 'lost'],
    ['Closed Lost - Price', 'lost'],
    ['受注（口頭）', 'won'],
    ['保留中', 'open'],
    ['受注（見込）', 'open'],
    ['契約（手続中）', 'open'],
    ['ペンディング', 'open'],
  ])('%s is %s', (cell, stage) => {
    expect(recordsOf('deal', `会社名,ステージ,金額\n青葉,${cell},1`)).toMatchObject([{ stage }]);
  });

  it.each(['受注（80%）', '受注（未）', 'Closed Won - expected', 'A'])('%s is asked about', (cell) => {
    const file = `会社名,ステージ,金額\n青葉,${cell},1\n青葉,受注,2`;
    expect(recordsOf('deal', file)).toHaveLength(1);
  });
});
