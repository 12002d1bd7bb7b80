import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// npm run mutation -- domain/interest domain/mail/reply.ts: folders and files of domain/; without any, all of it.
const parts = process.argv.slice(2);
const missing = parts.filter((part) => !existsSync(part));
if (missing.length > 0) {
  console.error(`There is no ${missing.join(', ')}. Name folders or files, such as domain/interest.`);
  process.exit(2);
}
const globs = parts.map((part) => (part.endsWith('.ts') ? part : `${part.replace(/\/$/, '')}/**/*.ts`));
const subset = globs.length === 0 ? [] : ['--mutate', globs.join(',')];
const { status } = spawnSync('node_modules/.bin/stryker', ['run', ...subset], { stdio: 'inherit' });
process.exit(status ?? 1);
