import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { layerViolation } from './layers.ts';

const root = join(import.meta.dirname, '..', '..');
const folders = [
  'bin',
  'lib',
  'functions',
  'app',
  'domain',
  'contract',
  'platform',
  'templates',
  'local',
  'cli',
  'demo',
  'bench',
  'tests',
];

/** Every import of a source text: static, type-only, re-export and dynamic. */
export function importsOf(source: string): readonly string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...source.matchAll(pattern)].flatMap((found) => found[1] ?? found[2] ?? found[3] ?? []);
}

/** A target as the rules name it: a path from the root, or a package. */
export const targetOf = (file: string, specifier: string): string =>
  specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier;

function sources(): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
}

if (process.argv[1] === import.meta.filename) {
  const violations = sources().flatMap((file) =>
    importsOf(readFileSync(join(root, file), 'utf8')).flatMap(
      (specifier) => layerViolation(file, targetOf(file, specifier)) ?? [],
    ),
  );
  for (const violation of violations) console.error(violation);
  console.log(`${sources().length} files, ${violations.length} imports across a layer`);
  process.exit(violations.length === 0 ? 0 : 1);
}
