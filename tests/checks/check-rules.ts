import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { definedRules, missingPaths, outsideNames, rulesFile, undefinedRules } from './rules.ts';
import { root, textFiles, textOf } from './sources.ts';

/** Every rule that is named is defined, what docs/rules.md names is there, and nothing names what readers do not have. */
const rules = textOf(rulesFile);
const defined = definedRules(rules);
const files = textFiles();

const violations = [
  ...missingPaths(rules, (path) => existsSync(join(root, path))),
  ...files.flatMap((file) => {
    const text = textOf(file);
    return [...undefinedRules(file, text, defined), ...outsideNames(file, text)];
  }),
];
for (const violation of violations) console.error(violation);
console.log(`${files.length} files, ${defined.size} rules and headings, ${violations.length} violations`);
process.exit(violations.length === 0 ? 0 : 1);
