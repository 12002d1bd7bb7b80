import { expect, it } from 'vitest';
import { stagesSaid, withStages } from '../../../contract/import-stages.ts';
import { refusalMessage } from '../../../domain/imports/refusal-messages.ts';
import { readFileOf, recordsOf } from './file-builders.ts';

const file =
  '取引先名,商談名,フェーズ,金額\nA社,案件1,ヨミA,10\nA社,案件2,計上,20\nA社,案件3,Ｚ落ち,30\nA社,案件4,失注,40\n';

it('a stage that nobody knows is refused, and says how to name its meaning', () => {
  const [refusal] = readFileOf('deal', file).refusals;
  expect(refusal).toMatchObject({ code: 'unknownStage', value: 'ヨミA' });
  expect(refusal && refusalMessage(refusal, 'ja')).toContain('--map "フェーズ=stage:open:ヨミA"');
  expect(refusal && refusalMessage(refusal, 'en')).toContain('--map "フェーズ=stage:open:ヨミA"');
});

it('once a person has named what words mean, their rows are read beside the known ones', () => {
  const mapping = { フェーズ: 'stage:open:ヨミA|ヨミB;won:計上;lost:Z落ち' };
  expect(recordsOf('deal', file, { mapping })).toMatchObject([
    { stage: 'open' },
    { stage: 'won' },
    { stage: 'lost' },
    { stage: 'lost' },
  ]);
});

it('is said and read back in one way', () => {
  const said = { ヨミA: 'open', 計上: 'won', ヨミB: 'open' } as const;
  expect(stagesSaid(withStages(said))).toEqual(said);
  expect(stagesSaid('stage')).toEqual({});
});

it.each([
  ['ネゴ中', 'open'],
  ['Stage 4 - Negotiation', 'open'],
  ['フェーズ3：提案', 'open'],
  ['Verbal commit', 'open'],
  ['NG', 'lost'],
])('%s is %s', (label, stage) => {
  expect(recordsOf('deal', `取引先名,商談名,フェーズ\nA社,案件1,${label}\n`)).toMatchObject([{ stage }]);
});
