import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/setup/longest-first.ts';

/** What tests, browsers and functions leave in the folder for temporary files goes with the run. */
const scratch = mkdtempSync(join(tmpdir(), 'rekindle-run-'));
process.env['TMPDIR'] = scratch;
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** Where the tests of one run write down the requests that leave the product for AWS; kept where it is named from outside. */
const requests = process.env['REKINDLE_REQUESTS'] ?? join(scratch, 'requests');
process.env['REKINDLE_REQUESTS'] = requests;

const env = {
  TZ: 'UTC',
  CDK_VALIDATION: 'false',
  REKINDLE_REQUESTS: requests,
};
const shareDatabase = 'tests/setup/share-database.ts';
const shareStackDatabase = 'tests/setup/share-stack-database.ts';
const shareStack = 'tests/setup/share-stack.ts';
const shareConsole = 'tests/setup/share-console.ts';

/**
 * `unit` needs neither a database nor a build. `app` runs use cases in one process over a database of this machine. `flows` runs the built
 * functions on the local stack. `permissions` compares what both asked of AWS with what the template permits. `browser` drives Chromium, and is skipped where there is none.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/{domain,templates,cli,local,infra,requests}/**/*.test.ts'],
          setupFiles: ['tests/setup/fill-lists.ts'],
          isolate: false,
          // Properties take longer where other work runs beside them.
          testTimeout: 20_000,
          env,
        },
      },
      {
        test: {
          name: 'app',
          include: ['tests/app/**/*.test.ts'],
          globalSetup: [shareDatabase],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 30_000,
          env: { ...env, POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_DEV: 'true' },
        },
      },
      {
        test: {
          name: 'flows',
          include: ['tests/flows/**/*.test.ts'],
          globalSetup: [shareStackDatabase, shareStack],
          testTimeout: 60_000,
          hookTimeout: 90_000,
          env,
        },
      },
      {
        test: {
          // After all others: it reads what they asked of AWS.
          name: 'permissions',
          include: ['tests/permissions/**/*.test.ts'],
          sequence: { groupOrder: 1 },
          env,
        },
      },
      {
        test: {
          // By hand, and where PyPI is reachable: docs/aws-emulator.md.
          name: 'aws',
          include: ['tests/aws/**/*.test.ts'],
          testTimeout: 60_000,
          env,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: [shareStackDatabase, shareStack, shareConsole],
          // What passes only the second time is printed as such, to be looked into.
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 90_000,
          env,
        },
      },
    ],
  },
});
