import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionNames } from '../../lib/build-functions.ts';
import { contractParts } from '../checks/contract-parts.ts';
import { capabilities, layerRules, layerViolation } from '../checks/layers.ts';
import { definedRules, missingPaths, outsideNames, rulesFile, undefinedRules } from '../checks/rules.ts';
import { codeFolders, importsOf, targetOf } from '../checks/sources.ts';
import { circlesIn, decisionsIn, mostLines, oversized, strayKeys } from '../checks/structure.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the list of functions', () => {
  it('has a row for every function, and for no other', () => {
    const rows = [
      ...readFileSync(join(root, 'docs', 'functions.md'), 'utf8').matchAll(/^\|\s*`([a-z-]+)`\s*\|/gm),
    ].map(([, name = '']) => name);

    expect(
      rows.filter((name) => functionNames.includes(name)).toSorted(),
      'rows | `name` | in docs/functions.md',
    ).toEqual([...functionNames]);
  });
});

describe('a layer', () => {
  it.each([
    ['functions/send-mail/config.ts', 'domain/mail/mail.ts'],
    ['functions/send-mail/handler.ts', 'domain/mail/mail.ts'],
    ['functions/send-mail/handler.ts', 'functions/create-handoff/handler.ts'],
    ['functions/send-mail/handler.ts', '@aws-sdk/client-sesv2'],
    ['platform/dynamodb/table-schema.ts', 'zod'],
    ['platform/queue.ts', 'domain/mail/mail.ts'],
    ['platform/queue.ts', 'app/mail/send-step.ts'],
    ['domain/interest/heat.ts', 'platform/queue.ts'],
    ['domain/interest/heat.ts', 'contract/labels.ts'],
    ['domain/interest/heat.ts', '@aws-sdk/client-dynamodb'],
    ['domain/interest/heat.ts', 'node:fs'],
    ['contract/settings.ts', 'platform/user-error.ts'],
    ['contract/settings.ts', 'app/settings/settings-store.ts'],
    ['app/mail/send-step.ts', '@aws-sdk/client-sesv2'],
    ['app/mail/mail-store.ts', '@aws-sdk/lib-dynamodb'],
    ['app/mail/mail-store.ts', 'app/mail/send-step.ts'],
    ['app/mail/send-step.ts', 'platform/dynamodb/engine.ts'],
    ['app/mail/send-step.ts', 'platform/dynamodb/due-index.ts'],
    ['templates/mails/nurture-mail.ts', 'platform/queue.ts'],
    ['templates/mails/nurture-mail.ts', 'contract/api.ts'],
    ['lib/rekindle-stack.ts', 'app/mail/send-step.ts'],
    ['lib/rekindle-stack.ts', '@aws-sdk/client-sqs'],
    ['bin/rekindle.ts', 'functions/send-mail/handler.ts'],
    ['local/start-local-stack.ts', 'domain/interest/heat.ts'],
    ['local/start-local-stack.ts', 'lib/synthesize.ts'],
    ['cli/program.ts', 'platform/queue.ts'],
    ['cli/program.ts', 'domain/interest/heat.ts'],
    ['cli/program.ts', 'local/local-stack.ts'],
    ['console/main.tsx', 'domain/interest/heat.ts'],
    ['console/main.tsx', 'zod'],
    ['console/main.tsx', 'local/local-stack.ts'],
    ['demo/report.ts', 'domain/interest/heat.ts'],
    ['app/mail/send-step.ts', 'tests/support/inbox.ts'],
    ['lib/synthesize.ts', 'bench/bench.ts'],
    ['new-folder/file.ts', 'zod'],
  ])('is guarded: %s may not import %s', (file, target) => {
    expect(layerViolation(file, target)).toContain(file);
  });

  it.each([
    ['app/mail/send-step.ts', 'app/mail/deliver-claimed.ts'],
    ['app/mail/send-step.ts', 'domain/mail/mail.ts'],
    ['app/mail/send-step.ts', 'domain/settings/settings.ts'],
    ['app/mail/send-step.ts', 'app/sequences/campaign-store.ts'],
    ['app/mail/send-step.ts', 'platform/dynamodb/transact.ts'],
    ['app/mail/mail-store.ts', 'platform/dynamodb/engine.ts'],
    ['lib/constructs/mail/mail-sending.ts', 'functions/send-mail/config.ts'],
    ['lib/constructs/kernel/team-api.ts', 'contract/settings.ts'],
    ['platform/ses.ts', '@aws-sdk/client-sesv2'],
    ['console/data/call-api.ts', 'contract/client.ts'],
    ['tests/flows/sending.test.ts', 'local/local-stack.ts'],
  ])('allows what it should: %s imports %s', (file, target) => {
    expect(layerViolation(file, target)).toBeUndefined();
  });

  it.each([
    ['domain/people/customer.ts', 'domain/mail/mail.ts'],
    ['domain/engagement/verdict.ts', 'domain/interest/heat.ts'],
    ['domain/mail/mail.ts', 'domain/handoffs/handoff.ts'],
    ['domain/handoffs/handoff.ts', 'domain/settings/settings.ts'],
    ['app/people/load-person.ts', 'app/mail/send-step.ts'],
    ['app/mail/send-step.ts', 'app/handoffs/answer/answer-handoff.ts'],
  ])('of capabilities is climbed by no rule and no use case: %s may not import %s', (file, target) => {
    expect(layerViolation(file, target)).toContain('stands above');
  });

  it('lets a use case call another capability only where that is shared', () => {
    expect(layerViolation('app/handoffs/create/create-handoff.ts', 'app/mail/send-step.ts')).toContain(
      'sharedUseCases',
    );
    expect(
      layerViolation('app/imports/import-feedback.ts', 'app/handoffs/answer/answer-handoff.ts'),
    ).toBeUndefined();
  });

  it('has a rule for every folder with code in it', () => {
    expect(
      codeFolders().filter(
        (folder) => !layerRules.some(({ from }) => from.test(`${folder}/some-thing/file.ts`)),
      ),
    ).toEqual([]);
  });

  it('has the same capabilities on every floor', () => {
    // The console is a client, with constructs of its own.
    const known = new Set<string>([...capabilities, 'console']);
    const floors = ['domain', 'app', 'lib/constructs', 'tests/domain', 'tests/app'];
    const strange = floors.flatMap((floor) =>
      readdirSync(join(root, floor), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== 'support' && !known.has(entry.name))
        .map(({ name }) => `${floor}/${name}`),
    );
    const inContract = readdirSync(join(root, 'contract'))
      .map((name) => name.replace(/\.ts$/, ''))
      .filter((name) => !known.has(name) && !contractParts.includes(name));

    expect(strange).toEqual([]);
    expect(inContract, 'capabilities of the contract, or a part named in contractParts').toEqual([]);
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
    expect(targetOf('functions/send-mail/handler.ts', '../../domain/mail/mail.ts')).toBe(
      'domain/mail/mail.ts',
    );
    expect(targetOf('lib/x.ts', 'zod')).toBe('zod');
  });
});

describe('the order of the house', () => {
  it('counts circles that close through types, of two files and of three', () => {
    const graph = new Map([
      ['a.ts', ['b.ts']],
      ['b.ts', ['c.ts', 'zod']],
      ['c.ts', ['a.ts']],
      ['d.ts', ['a.ts']],
    ]);

    expect(circlesIn(graph)).toEqual(['a.ts <-> b.ts <-> c.ts import each other']);
    expect(circlesIn(new Map([...graph, ['c.ts', []]]))).toEqual([]);
  });

  it.each(['if (message.kind) send();', 'const a = isNew ? b : c;', 'for (const each of all) send(each);'])(
    'sees a decision in a handler: %s',
    (line) => {
      expect(decisionsIn('functions/send-mail/handler.ts', line)).toHaveLength(1);
      expect(decisionsIn('app/mail/send-step.ts', line)).toEqual([]);
    },
  );

  it('sees a key outside its store, and a key with two owners', () => {
    const spelt = strayKeys(
      new Map([
        ['app/mail/mail-store.ts', 'const key = `MAIL#${id}`;'],
        ['app/mail/send-step.ts', "pk.slice('MAIL#'.length)"],
        ['app/people/other-store.ts', 'const key = `MAIL#${id}`;'],
      ]),
    );

    expect(spelt).toHaveLength(2);
    expect(spelt[0]).toContain('app/mail/send-step.ts');
    expect(spelt[1]).toContain('which app/mail/mail-store.ts owns');
  });

  it('lets no file grow, and no exception outlive its reason', () => {
    const lengths = new Map([
      ['new.ts', mostLines + 1],
      ['grown.ts', 301],
      ['shrunk.ts', 299],
      ['mended.ts', mostLines],
    ]);
    const allowed = { 'grown.ts': 300, 'shrunk.ts': 300, 'mended.ts': 300 };

    expect(oversized(lengths, allowed).map((line) => line.split(' ')[0])).toEqual([
      'new.ts',
      'grown.ts',
      'shrunk.ts',
      'mended.ts',
    ]);
  });
});

describe('the rules', () => {
  const rules = '### R7 Two clocks\n\n`app/a.ts`\n\n| **G1** | 35 points |\n\n### Looking records nothing\n';
  const defined = definedRules(rules);

  it.each([
    ['app/a.ts', ' * Two clocks (R8).', 'R8'],
    ['app/a.ts', 'const a = 1; // see G2', 'G2'],
    ['tests/a.test.ts', "describe('two clocks (R8)', () => {", 'R8'],
    ['docs/a.md', 'Two clocks: R8.', 'R8'],
    ['app/a.ts', `/** ${rulesFile}#nowhere */`, 'nowhere'],
  ])('that %s names must be defined: %s', (file, line, name) => {
    expect(undefinedRules(file, `\n${line}`, defined)).toEqual([
      `${file}:2 names ${name}: define it in ${rulesFile}, or name the right one`,
    ]);
  });

  it('are found by number and by heading, and no date or code is taken for one', () => {
    const lines = [' * R7, G1', ` * ${rulesFile}#looking-records-nothing`, ' * R6.3.1', "['R9']"];

    expect(undefinedRules('app/a.ts', lines.join('\n'), defined)).toEqual([]);
  });

  it('name only paths that are there', () => {
    expect(missingPaths(rules, (path) => path === 'app/a.ts')).toEqual([]);
    expect(missingPaths(`${rules}[b](b.md)`, () => false)).toEqual([
      expect.stringContaining(`${rulesFile}:3 names app/a.ts`),
      expect.stringContaining(`${rulesFile}:8 names docs/b.md`),
    ]);
  });

  it.each([
    ['users', 'md'].join('.'),
    ['../shared', 'data'].join('/'),
    ['seed', '003'].join(' '),
    ['000', '71'].join(':'),
    ['', 'work', 'project'].join('/'),
  ])('are not looked up in what readers do not have: %s', (name) => {
    expect(outsideNames('app/a.ts', `// ${name}`)).toEqual([expect.stringContaining('app/a.ts:1 names')]);
    expect(outsideNames('app/a.ts', '// docs/style.md, functions/shared/sales, a seed 7')).toEqual([]);
  });
});
