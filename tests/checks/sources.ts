import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Folders that hold no code of ours. */
const withoutCode = new Set(['node_modules', 'dist', 'cdk.out', 'docs']);

/** Every top folder with code in it, from the tree itself: a new one is seen without being named. */
export const codeFolders = (): readonly string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !withoutCode.has(entry.name))
    .map(({ name }) => name)
    .filter((folder) => filesIn(folder).length > 0);

/** Every source file of the project, by its path from the root. */
export const sourceFiles = (): readonly string[] => codeFolders().flatMap((folder) => filesIn(folder));

const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.(?:ts|tsx|mjs|js)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/(?:^|\/)(?:node_modules|dist)\//.test(file));

const notOurs = /(?:^|\/)(?:node_modules|dist|cdk\.out|\.git)(?:\/|$)/;

/** Every text file that people write, by its path from the root; what tests recorded of a release is not read. */
export const textFiles = (): readonly string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !notOurs.test(name))
    .flatMap((top) =>
      top.isDirectory()
        ? readdirSync(join(root, top.name), { recursive: true, encoding: 'utf8' }).map((name) =>
            join(top.name, name),
          )
        : [top.name],
    )
    .filter((file) => /\.(?:tsx?|mjs|js|md|json|html|css|yml|sh)$|^\.ci\/run$/.test(file))
    .filter((file) => !notOurs.test(file) && !/^package-lock\.json$|^tests\/fixtures\/releases\//.test(file));

export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Every import of a source text: static, type-only, re-export and dynamic. */
export function importsOf(source: string): readonly string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...source.matchAll(pattern)].flatMap((found) => found[1] ?? found[2] ?? found[3] ?? []);
}

/** The same without imports of types alone: what runs when the file is loaded. */
export const loadedBy = (source: string): readonly string[] =>
  importsOf(
    source.replaceAll(
      /(?:^|\n)\s*(?:import|export)\s+(?:type\s[^'"]*?|\{(?:\s*type\s[^,}]+,?)+\s*\}\s*)from\s*['"][^'"]+['"]/g,
      '',
    ),
  );

/** A target as the rules name it: a path from the root, or a package. */
export const targetOf = (file: string, specifier: string): string =>
  specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier;

/** Who imports whom within the project, type imports counted; or who loads whom, with `loadedBy`. */
export const importGraph = (from: typeof importsOf = importsOf): ReadonlyMap<string, readonly string[]> =>
  new Map(
    sourceFiles().map((file) => [file, from(textOf(file)).map((specifier) => targetOf(file, specifier))]),
  );
