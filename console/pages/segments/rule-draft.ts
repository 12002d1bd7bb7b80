import {
  everybody,
  groupOf,
  isClause,
  membersOf,
  type Rule,
  type RuleNode,
} from '../../../contract/rule-parts.ts';

/** Where a part stands: its number in the rule, then in the group, and so on. */
export type Path = readonly number[];

/** The part at a place; undefined where there is none. */
export function nodeAt(rule: Rule, path: Path): RuleNode | undefined {
  let node: RuleNode | undefined = rule;
  for (const index of path)
    node = node === undefined || isClause(node) ? undefined : membersOf(node).members[index];
  return node;
}

/** The rule with something else at a place, or nothing; a group that is left empty goes, too. */
export const replaced = (rule: Rule, path: Path, by: RuleNode | undefined): Rule => {
  const changed = changedAt(rule, path, () => by);
  return changed === undefined || isClause(changed) ? everybody : changed;
};

/** The rule with one more part at the end of a group. */
export const added = (rule: Rule, group: Path, part: RuleNode): Rule => {
  const into = nodeAt(rule, group);
  if (into === undefined || isClause(into)) return rule;
  const { join, members } = membersOf(into);
  return replaced(rule, group, groupOf(join, [...members, part]));
};

/** The rule with a part moved up or down within its group; the same where it cannot be. */
export function moved(rule: Rule, path: Path, by: 1 | -1): Rule {
  const [group, index] = [path.slice(0, -1), path.at(-1) ?? 0];
  const into = nodeAt(rule, group);
  if (into === undefined || isClause(into)) return rule;
  const { join, members } = membersOf(into);
  const [one, other] = [members[index], members[index + by]];
  if (one === undefined || other === undefined) return rule;
  const swapped = members.map((each, at) => (at === index ? other : at === index + by ? one : each));
  return replaced(rule, group, groupOf(join, swapped));
}

function changedAt(
  node: RuleNode,
  path: Path,
  change: (node: RuleNode) => RuleNode | undefined,
): RuleNode | undefined {
  const [index, ...rest] = path;
  if (index === undefined) return change(node);
  if (isClause(node)) return node;
  const { join, members } = membersOf(node);
  const left = members.flatMap((each, at) => (at === index ? (changedAt(each, rest, change) ?? []) : each));
  return left.length === 0 ? undefined : groupOf(join, left);
}

/** As the server names a place: `rule.all[1].any[0]`. */
export function placeOf(rule: Rule, path: Path): string {
  let place = 'rule';
  let node: RuleNode | undefined = rule;
  for (const index of path) {
    if (node === undefined || isClause(node)) break;
    const { join, members } = membersOf(node);
    place += `.${join}[${index}]`;
    node = members[index];
  }
  return place;
}

/** As people number it: 3-1. */
export const numberOf = (path: Path): string => path.map((index) => index + 1).join('-');

/** Places in numbers: `rule.all[2].any[0]` is 3-1. */
export const numberOfPlace = (place: string): string =>
  [...place.matchAll(/\[(\d+)\]/g)].map(([, index]) => Number(index) + 1).join('-');
