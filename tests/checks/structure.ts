/**
 * What holds the house beside the layers. Each function answers what is wrong, one sentence each; empty when all holds.
 */

/** Files that import each other in a circle, type imports counted: nobody could say which of them comes first. */
export function circlesIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file) ?? 0);
    stack.push(file);
    for (const target of graph.get(file) ?? []) {
      if (!graph.has(target)) continue;
      if (!index.has(target)) visit(target);
      if (stack.includes(target))
        low.set(file, Math.min(low.get(file) ?? 0, low.get(target) ?? 0, index.get(target) ?? 0));
    }
    if (low.get(file) !== index.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1 || graph.get(file)?.includes(file) === true)
      circles.push(`${circle.toSorted().join(' <-> ')} import each other`);
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return circles;
}

/** How a file comes to load what it must not, one chain; empty where it does not. */
export function reaches(
  graph: ReadonlyMap<string, readonly string[]>,
  start: string,
  target: string,
): readonly string[] {
  const from = new Map<string, string | undefined>([[start, undefined]]);
  for (const file of from.keys())
    for (const next of graph.get(file) ?? []) if (!from.has(next)) from.set(next, file);
  const chain: string[] = [];
  for (let at = from.has(target) ? target : undefined; at !== undefined; at = from.get(at)) chain.unshift(at);
  return chain.length === 0 ? [] : [`${chain.join(' -> ')}: ${start} must not load ${target}`];
}

/** A handler wires and routes. A decision in it belongs to a use case. */
export function decisionsIn(file: string, source: string): readonly string[] {
  if (!/^functions\/[^/]+\/handler\.ts$/.test(file)) return [];
  const code = source.replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, '').replaceAll(/'[^']*'|`[^`]*`/g, "''");
  const found = /\bif\s*\(|\bswitch\s*\(|\bfor\s*\(|\bwhile\s*\(|\s\?\s|&&|\|\|/.exec(code);
  return found === null
    ? []
    : [`${file} decides ("${found[0].trim()}"): a handler wires, a use case decides`];
}

/** What a sort or partition key begins with, as code spells it: `CUSTOMER#`. */
const keyPrefix = /['"`]([A-Z]{3,})#/g;

/** Keys are spelt by the one store that owns them. */
export function strayKeys(sources: ReadonlyMap<string, string>): readonly string[] {
  const owners = new Map<string, string>();
  const wrong: string[] = [];
  for (const [file, source] of sources)
    for (const [, prefix = ''] of source.matchAll(keyPrefix)) {
      const owner = owners.get(prefix) ?? file;
      owners.set(prefix, owner);
      if (!file.endsWith('-store.ts')) wrong.push(`${file} spells the key ${prefix}#: only its store may`);
      else if (owner !== file) wrong.push(`${file} spells the key ${prefix}#, which ${owner} owns`);
    }
  return wrong;
}

/** Longer files hide something that has a name of its own. */
export const mostLines = 250;

/**
 * Files over `mostLines`. Those that are allowed to be, with how long, stand in `allowed`, a list that may only shrink.
 */
export function oversized(
  lengths: ReadonlyMap<string, number>,
  allowed: Readonly<Record<string, number>>,
): readonly string[] {
  const grown = [...lengths].flatMap(([file, lines]) => {
    const most = allowed[file] ?? mostLines;
    return lines > most ? [`${file} has ${lines} lines, ${most} are allowed`] : [];
  });
  const stale = Object.entries(allowed).flatMap(([file, most]) => {
    const lines = lengths.get(file) ?? 0;
    if (lines <= mostLines) return [`${file} needs no exception any more: take it out of the list`];
    return lines < most ? [`${file} has shrunk to ${lines} lines: write that into the list`] : [];
  });
  return [...grown, ...stale];
}
