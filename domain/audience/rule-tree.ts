import type { Clause, Group, Rule, RuleNode } from './rule.ts';

/** Walking and changing rules. No zod: the console uses it too. */
export const nodeJoins = ['all', 'any', 'none'] as const;
export type Join = (typeof nodeJoins)[number];

/** A rule that holds of everybody. */
export const everybody: Rule = { all: [] };

export const isClause = (node: RuleNode): node is Clause => 'op' in node;

/** How a group joins its members, and these. */
export function membersOf(group: Group): {
  readonly join: Join;
  readonly members: readonly RuleNode[];
} {
  if ('all' in group) return { join: 'all', members: group.all };
  return 'any' in group ? { join: 'any', members: group.any } : { join: 'none', members: group.none };
}

/** Every field that a rule asks about. */
export const fieldsIn = (node: RuleNode): readonly string[] =>
  isClause(node) ? [node.field] : membersOf(node).members.flatMap(fieldsIn);

export function groupOf(join: Join, members: readonly RuleNode[]): Group {
  switch (join) {
    case 'all':
      return { all: members };
    case 'any':
      return { any: members };
    case 'none':
      return { none: members };
    default:
      return join satisfies never;
  }
}
