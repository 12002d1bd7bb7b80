import allowedLengths from './long-files.json' with { type: 'json' };
import { layerViolation } from './layers.ts';
import { importGraph, loadedBy, sourceFiles, textOf } from './sources.ts';
import { circlesIn, decisionsIn, oversized, reaches, strayKeys } from './structure.ts';

/** Layers, circles, handlers, keys and sizes of the whole project. */
const graph = importGraph();
const product = sourceFiles().filter((file) => !/^(?:tests|bench)\//.test(file));
const sources = new Map(product.map((file) => [file, textOf(file)]));
const lengths = new Map(sourceFiles().map((file) => [file, textOf(file).split('\n').length - 1]));

const violations = [
  ...[...graph].flatMap(([file, targets]) => targets.flatMap((target) => layerViolation(file, target) ?? [])),
  ...circlesIn(graph),
  // 80 KB that a browser would load, and that its policy forbids to compile.
  ...reaches(importGraph(loadedBy), 'console/main.tsx', 'zod'),
  ...[...sources].flatMap(([file, source]) => decisionsIn(file, source)),
  ...strayKeys(new Map([...sources].filter(([file]) => /^(?:app|platform|functions)\//.test(file)))),
  ...oversized(lengths, allowedLengths),
];
for (const violation of violations) console.error(violation);
console.log(`${graph.size} files, ${violations.length} violations of the house's order`);
process.exit(violations.length === 0 ? 0 : 1);
