/** Walking and changing rules, as clients do. No zod. */
export { everybody, groupOf, isClause, membersOf, type Join } from '../domain/audience/rule-tree.ts';
