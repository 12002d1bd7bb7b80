import { expect, it } from 'vitest';
import type { Rule } from '../../../domain/audience/rule.ts';
import { asksForKnowledge, flowOf } from '../../../domain/sequences/flow.ts';
import type { Test } from '../../../domain/sequences/step.ts';
import { sequenceOf } from './support/look-facts.ts';

const ask = (rule: Rule) => ({ inSegment: { name: { ja: '条件', en: 'Rule' }, rule } });
const latest: Rule = { all: [{ any: [{ field: 'recencyFifth', op: 'atLeast', value: 5 }] }] };
const chief: Rule = { all: [{ field: 'title', op: 'is', value: '主任' }] };

it.each<[string, Test, boolean]>([
  ['a rule with a fifth', ask(latest), true],
  ['none of it', { not: ask(latest) }, true],
  ['another rule', ask(chief), false],
])('the bounds of fifths are read where a branch asks for them: %s', (_, when, asked) => {
  const flow = flowOf(
    sequenceOf([{ id: 'who', kind: 'condition', branches: [{ id: 'yes', when, steps: [] }], otherwise: [] }]),
  );
  expect(asksForKnowledge(flow)).toBe(asked);
});
