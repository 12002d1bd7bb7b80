import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionNames } from '../../lib/build-functions.ts';
import { importsOf, targetOf } from '../checks/check-layers.ts';
import { layerRules, layerViolation } from '../checks/layers.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the README', () => {
  it('has a row for every function, and for no other', () => {
    const rows = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^\|\s*`([a-z-]+)`\s*\|/gm)].map(
      ([, name = '']) => name,
    );

    expect(
      rows.filter((name) => functionNames.includes(name)).toSorted(),
      'rows | `name` | in README.md',
    ).toEqual([...functionNames]);
  });
});

describe('a layer', () => {
  it.each([
    ['functions/send-mail/config.ts', 'functions/shared/domain/mail.ts'],
    ['functions/shared/adapters/dynamodb/table-schema.ts', 'zod'],
    ['functions/shared/domain/heat.ts', 'functions/shared/adapters/queue.ts'],
    ['functions/shared/domain/heat.ts', '@aws-sdk/client-dynamodb'],
    ['functions/shared/domain/heat.ts', 'node:fs'],
    ['functions/shared/contract/api.ts', 'functions/shared/runtime/user-error.ts'],
    ['functions/shared/adapters/queue.ts', 'functions/send-mail/send-step.ts'],
    ['functions/shared/mail-views/nurture-view.ts', 'functions/send-mail/send-step.ts'],
    ['functions/shared/runtime/user-error.ts', 'functions/shared/adapters/queue.ts'],
    ['functions/send-mail/send-step.ts', 'functions/create-handoff/create-handoff.ts'],
    ['functions/send-mail/send-step.ts', '@aws-sdk/client-sesv2'],
    ['templates/labels.ts', 'functions/shared/adapters/queue.ts'],
    ['lib/rekindle-stack.ts', 'functions/send-mail/send-step.ts'],
    ['lib/rekindle-stack.ts', '@aws-sdk/client-sqs'],
    ['bin/rekindle.ts', 'functions/send-mail/handler.ts'],
    ['local/start-local-stack.ts', 'functions/shared/domain/heat.ts'],
    ['local/start-local-stack.ts', 'lib/synthesize.ts'],
    ['cli/program.ts', 'functions/shared/adapters/queue.ts'],
    ['cli/program.ts', 'local/local-stack.ts'],
    ['demo/report.ts', 'functions/shared/domain/heat.ts'],
    ['functions/send-mail/send-step.ts', 'tests/support/inbox.ts'],
    ['lib/synthesize.ts', 'bench/bench.ts'],
    ['new-folder/file.ts', 'zod'],
  ])('is guarded: %s may not import %s', (file, target) => {
    expect(layerViolation(file, target)).toContain(file);
  });

  it.each([
    ['functions/send-mail/send-step.ts', 'functions/send-mail/deliver-claimed.ts'],
    ['functions/send-mail/send-step.ts', 'functions/shared/domain/mail.ts'],
    ['lib/constructs/mail-sending.ts', 'functions/send-mail/config.ts'],
    ['functions/shared/adapters/ses.ts', '@aws-sdk/client-sesv2'],
    ['tests/stack/sending.test.ts', 'local/local-stack.ts'],
  ])('allows what it should: %s imports %s', (file, target) => {
    expect(layerViolation(file, target)).toBeUndefined();
  });

  it('has a rule for every folder of the product', () => {
    const folders = ['bin', 'cli', 'demo', 'functions', 'lib', 'local', 'templates', 'tests', 'bench'];
    expect(
      folders.filter((folder) => !layerRules.some(({ from }) => from.test(`${folder}/some-thing/file.ts`))),
    ).toEqual([]);
  });

  it('sees every kind of import', () => {
    const source = [
      "import { a } from './a.ts';",
      "import type { B } from '../b.ts';",
      "import './c.ts';",
      "export { d } from './d.ts';",
      "import {\n  e,\n  f,\n} from './e.ts';",
      "const g = await import('./g.ts');",
      "import * as z from 'zod';",
    ].join('\n');

    expect(importsOf(source)).toEqual(['./a.ts', '../b.ts', './c.ts', './d.ts', './e.ts', './g.ts', 'zod']);
    expect(targetOf('functions/send-mail/handler.ts', '../shared/domain/mail.ts')).toBe(
      'functions/shared/domain/mail.ts',
    );
    expect(targetOf('lib/x.ts', 'zod')).toBe('zod');
  });
});
