import { spawnSync } from 'node:child_process';

/** One check: what it is called, and the command that fails when it does not hold. */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const checks: readonly Check[] = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'types of the console', command: ['tsc', '-p', 'console'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings', '.'] },
  { name: 'layers', command: ['node', 'tests/checks/check-layers.ts'] },
  { name: 'rules', command: ['node', 'tests/checks/check-rules.ts'] },
  { name: 'growth of expressions', command: ['node', 'tests/checks/check-expressions.ts'] },
  { name: 'OpenAPI', command: ['node', 'tests/checks/check-openapi.ts'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  {
    name: 'counted costs',
    command: ['vitest', 'run', '--project', 'app', 'tests/app/kernel/counted-costs.test.ts'],
  },
  { name: 'strict synth with cdk-nag', command: ['node', 'tests/checks/check-synth.ts'] },
];

let failed = 0;
for (const { name, command, environment } of checks) {
  const began = Date.now();
  const [program = '', ...parameters] = command;
  const { status, stdout, stderr } = spawnSync(
    program === 'node' ? process.execPath : `node_modules/.bin/${program}`,
    parameters,
    {
      encoding: 'utf8',
      env: { ...process.env, ...environment },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (status === 0) continue;
  failed++;
  console.log(`${stdout}\n${stderr}`.trim().split('\n').slice(-80).join('\n'));
}
console.log(failed === 0 ? 'all checks hold' : `${failed} of ${checks.length} checks failed`);
process.exit(failed === 0 ? 0 : 1);
