/** What a builder of rules works with: the fields, what may be asked of each, the shape of a rule. No zod. */
export { operatorsOf, valueOf, type Operator } from '../domain/audience/operators.ts';
export {
  everybody,
  groupOf,
  isClause,
  membersOf,
  nodeJoins,
  type Join,
} from '../domain/audience/rule-tree.ts';
export { allFields, fieldOf, isFieldKey, type FieldKey } from '../domain/audience/segment-fields.ts';
export type { Clause, Group, Rule, RuleNode } from '../domain/audience/rule.ts';
