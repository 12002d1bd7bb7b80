import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

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

const run = promisify(execFile);
let failed = 0;

/** Runs one check to its end; tells at once how it went. */
async function hold({ name, command, environment }: Check): Promise<void> {
  const began = Date.now();
  const [program = '', ...parameters] = command;
  const output = await run(
    program === 'node' ? process.execPath : `node_modules/.bin/${program}`,
    parameters,
    { env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 },
  ).then(
    () => undefined,
    (error: unknown) => outputOf(error),
  );
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`${output === undefined ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (output === undefined) return;
  failed++;
  console.log(output.trim().split('\n').slice(-80).join('\n'));
}

const outputOf = (error: unknown): string =>
  error instanceof Error && 'stdout' in error && 'stderr' in error
    ? `${String(error.stdout)}\n${String(error.stderr)}`
    : String(error);

const waiting = [...checks];
/** Two at a time: most of them use one core. */
await Promise.all(
  [1, 2].map(async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) await hold(check);
  }),
);
console.log(failed === 0 ? 'all checks hold' : `${failed} of ${checks.length} checks failed`);
process.exit(failed === 0 ? 0 : 1);
