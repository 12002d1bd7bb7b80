import type { LocalDate } from '../kernel/local-date.ts';
import type { Candidate } from './candidate.ts';
import { compileRule } from './compile-rule.ts';
import type { Rule, RuleNode } from './rule.ts';
import { isClause, membersOf } from './rule-tree.ts';
import type { FieldValue } from './segment-field.ts';
import { fieldOf } from './segment-fields.ts';

/** Whether one part of a rule holds of one person, and what is known of the person there. */
export interface ExplainedNode {
  readonly place: string;
  readonly node: RuleNode;
  readonly holds: boolean;
  /** Of a clause: what its field is. */
  readonly is?: FieldValue;
}

/** Part by part, in the order of the rule, each group before its members: why one person is in, or not. */
export function explainRule(rule: Rule, candidate: Candidate, today: LocalDate): readonly ExplainedNode[] {
  const explained = (node: RuleNode, place: string): readonly ExplainedNode[] => {
    const holds = compileRule(node, today)(candidate);
    if (isClause(node)) return [{ place, node, holds, is: fieldOf(node.field).read(candidate, today) }];
    const { join, members } = membersOf(node);
    return [
      { place, node, holds },
      ...members.flatMap((member, index) => explained(member, `${place}.${join}[${index}]`)),
    ];
  };
  return explained(rule, 'rule').slice(1);
}
