import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..', '..');

it('is found by its name, as every hint calls it', async () => {
  const script = join(root, packageJson.bin.rekindle);

  const { stdout } = await promisify(execFile)(process.execPath, [script, 'kpi', '--help', '--lang', 'en']);

  expect(stdout).toContain('Usage: rekindle kpi');
  expect(stdout).toContain('npx rekindle kpi');
});
