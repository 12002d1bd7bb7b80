import { spawnSync } from 'node:child_process';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { buildFunctions, bundleDirectory, functionNames } from '../lib/build-functions.ts';
import { median, printLine } from './report.ts';

const RUNS = 9;
const BUDGET_MS = 50;
const BUDGET_BYTES = 600 * 1024;

const aws = {
  PATH: process.env['PATH'],
  AWS_REGION: 'ap-northeast-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_MAX_ATTEMPTS: '1',
};

/** What a function asks of its environment, by its own schema. */
async function environmentOf(name: string): Promise<NodeJS.ProcessEnv> {
  const { configSchema }: { configSchema: { shape: Readonly<Record<string, unknown>> } } = await import(
    `../functions/${name}/config.ts`
  );
  const valueOf = (variable: string): string =>
    variable.endsWith('_QUEUE_URL')
      ? 'http://127.0.0.1:9/0/queue'
      : /URL|ISSUER/.test(variable)
        ? 'https://bench.example'
        : variable.endsWith('_SECONDS')
          ? '60'
          : 'bench';
  return {
    ...aws,
    ...Object.fromEntries(Object.keys(configSchema.shape).map((each) => [each, valueOf(each)])),
  };
}

/** An event that asks nothing of AWS: no records for queues and streams, an unknown route for the API. */
const CALL = `
const { handler } = require(process.argv[1]);
const context = { getRemainingTimeInMillis: () => 1000, awsRequestId: 'bench', functionName: 'bench' };
const event = { Records: [], version: '2.0', headers: {}, requestContext: { http: { method: 'GET', path: '/bench', sourceIp: '', userAgent: '' } } };
Promise.resolve(handler?.(event, context)).catch(() => undefined).then(() => process.exit(0));
`;

/** Milliseconds of a whole fresh process that loads a bundle and is called once. */
function processMs(bundle: string, env: NodeJS.ProcessEnv): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['-e', CALL, bundle], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${bundle} did not start: ${stderr.slice(0, 500)}`);
  return performance.now() - began;
}

/** The bare clients of the same packages, constructed: the anchor. */
function bareBundle(folder: string, name: string, packages: readonly string[]): string {
  const lines = packages.map((each, index) =>
    each === '@aws-sdk/lib-dynamodb'
      ? `import * as c${index} from '${each}'; globalThis.d = c${index}.DynamoDBDocumentClient;`
      : `import { ${clientName(each)} as C${index} } from '${each}'; globalThis.c${index} = new C${index}({});`,
  );
  const entry = join(import.meta.dirname, `.bare-${name}.mjs`);
  const outfile = join(folder, `${name}.cjs`);
  buildSync({
    stdin: { contents: lines.join('\n'), resolveDir: import.meta.dirname, sourcefile: entry },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    mainFields: ['module', 'main'],
    supported: { 'dynamic-import': false },
    minify: true,
  });
  return outfile;
}

const clients: Readonly<Record<string, string>> = {
  '@aws-sdk/client-dynamodb': 'DynamoDBClient',
  '@aws-sdk/client-eventbridge': 'EventBridgeClient',
  '@aws-sdk/client-secrets-manager': 'SecretsManagerClient',
  '@aws-sdk/client-sesv2': 'SESv2Client',
  '@aws-sdk/client-sqs': 'SQSClient',
};
const clientName = (name: string): string => clients[name] ?? 'unknown';

/** Each function: fresh process, one call, against the bare SDK clients that it uses; and its size. */
export async function benchColdStart(): Promise<void> {
  const { outputs } = await buildFunctions();
  const folder = mkdtempSync(join(tmpdir(), 'rekindle-cold-'));
  writeFileSync(join(folder, 'empty.cjs'), 'exports.handler = undefined;');
  for (const name of functionNames) {
    const bundle = join(bundleDirectory, name, 'index.cjs');
    const inputs = Object.keys(
      Object.entries(outputs).find(([file]) => file.endsWith(`${name}/index.cjs`))?.[1].inputs ?? {},
    );
    const packages = [...Object.keys(clients), '@aws-sdk/lib-dynamodb'].filter((each) =>
      inputs.some((input) => input.includes(`node_modules/${each}/`)),
    );
    const bare = bareBundle(folder, name, packages);
    const env = await environmentOf(name);
    const product: number[] = [];
    const anchor: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      anchor.push(processMs(bare, env));
      product.push(processMs(bundle, env));
    }
    const above = median(product.map((ms, run) => ms - (anchor[run] ?? 0)));
    const bytes = statSync(bundle).size;
    printLine({
      bench: 'cold-start',
      name,
      unit: 'ms of a whole process',
      product: median(product),
      anchor: median(anchor),
      ratio: median(product) / median(anchor),
      budget: `at most ${BUDGET_MS} ms above the bare clients, at most 600 KB`,
      met: above <= BUDGET_MS && bytes <= BUDGET_BYTES,
      runs: RUNS,
      note: `${above.toFixed(0)} ms above, ${Math.round(bytes / 1024)} KB, clients: ${packages.map((each) => each.replace('@aws-sdk/', '')).join(' ')}`,
    });
  }
}
