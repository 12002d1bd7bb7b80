import type { Group, Rule, RuleNode } from './rule.ts';
import { groupOf, isClause, membersOf } from './rule-tree.ts';

/** A rule without one of its parts, and which part that is. */
export interface WithoutOne {
  readonly place: string;
  readonly rule: Rule;
}

/** The rule without each of its clauses and inner groups; a group that is left empty goes with its last clause. */
export const withoutEach = (rule: Rule): readonly WithoutOne[] =>
  without(rule, 'rule').map(({ place, left }) => ({ place, rule: left ?? { all: [] } }));

interface Left {
  readonly place: string;
  /** Undefined where nothing is left. */
  readonly left: Group | undefined;
}

function without(group: Group, place: string): readonly Left[] {
  const { join, members } = membersOf(group);
  return members.flatMap((member, index) => {
    const at = `${place}.${join}[${index}]`;
    const withMember = (instead: RuleNode | undefined): Group | undefined => {
      const others = members.flatMap((each, other) => (other === index ? (instead ?? []) : each));
      return others.length === 0 ? undefined : groupOf(join, others);
    };
    const gone: Left = { place: at, left: withMember(undefined) };
    if (isClause(member)) return [gone];
    return [gone, ...without(member, at).map((each) => ({ place: each.place, left: withMember(each.left) }))];
  });
}
