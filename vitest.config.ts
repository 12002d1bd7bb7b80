import { defineConfig } from 'vitest/config';

const environment = {
  TZ: 'UTC',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  CDK_VALIDATION: 'false',
};

/**
 * `unit` needs neither Java nor a build and runs in seconds; `stack` shares one DynamoDB Local (tests/setup)
 * and runs the built functions; `browser` drives Debian's Chromium and is skipped where there is none.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          maxWorkers: 2,
          isolate: false,
          include: ['tests/{domain,templates,cli,local,infra}/**/*.test.ts'],
          env: environment,
        },
      },
      {
        test: {
          name: 'stack',
          include: ['tests/flows/**/*.test.ts', 'tests/browser/**/*.test.ts'],
          env: environment,
          globalSetup: ['tests/setup/stack-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 90_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
