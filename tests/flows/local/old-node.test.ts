import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

/** The machine's own folders of programs, without those that npm put before them. */
const ownPath = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'));

/** A Node of this machine that is too old to run Rekindle, but not to run npm. */
const oldNode = ownPath
  .map((folder) => join(folder, 'node'))
  .find((file) => existsSync(file) && /^v2[01]\./.test(spawnSync(file, ['-v'], { encoding: 'utf8' }).stdout));

const env = { ...process.env, PATH: ownPath.join(delimiter), REKINDLE_PORT: '0', REKINDLE_MAILBOX_PORT: '0' };

let started: ReturnType<typeof spawn> | undefined;
afterEach(() => started?.pid !== undefined && process.kill(-started.pid, 'SIGTERM'));

// The first of the README's commands, npm ci, is run by .ci/run itself under the machine's own Node.
describe.skipIf(oldNode === undefined)(
  'on a machine whose only Node is 20 (skipped where there is none)',
  () => {
    it('npm start runs on the Node that npm ci brought', async () => {
      const child = spawn('npm', ['start'], { cwd: root, env, detached: true });
      started = child;
      const said = await new Promise<string>((resolve) => {
        let text = '';
        const hear = (chunk: Buffer): void => {
          text += chunk.toString();
          if (/Rekindle is ready/.test(text)) resolve(text);
        };
        child.stdout.on('data', hear);
        child.stderr.on('data', hear);
        child.once('exit', () => resolve(text));
      });

      expect(said).toContain('Rekindle is ready');
      expect(said).not.toMatch(/warn/i);
    });

    it('a script that is started with it directly says what to do, in one sentence of each language', () => {
      const { status, stderr } = spawnSync(oldNode ?? '', ['bin/run.mjs', 'cli/rekindle.ts', '--help'], {
        cwd: root,
        env,
        encoding: 'utf8',
      });

      expect(status).toBe(1);
      expect(stderr).toMatch(
        /^This is Node 2[01]\.\S+, and Rekindle needs .*npm ci.*\nこの Node は .*npm ci.*\n$/,
      );
    });
  },
);
