import { runDatabase } from '../local/dynamodb/run-database.ts';
import { PortTakenError } from '../local/aws/free-port.ts';
import type { LocalStack } from '../local/local-stack.ts';
import { startLocalStack } from '../local/start-local-stack.ts';
import { consoleDirectory } from '../lib/console-directory.ts';
import { stackName } from '../lib/stack-name.ts';
import { synthesizeOnce } from '../lib/synthesize-once.ts';
import { demoPeople } from '../demo/company/demo-people.ts';
import { loadDemoCompany } from '../demo/company/load-company.ts';

const HELP = `npm start: the whole stack on this machine, with a company to try it on. Nothing leaves the machine.
npm start: この PC だけで全体を動かします（見本の会社つき）。外には何も送りません。

  REKINDLE_PORT=3200           the console and the API / 画面と API (3000)
  REKINDLE_MAILBOX_PORT=4766   the mailbox / 受信箱 (4566)
  REKINDLE_DYNAMODB_PORT=8000  the database / データベース (any free / 空いている番号)`;

const [given] = process.argv.slice(2);
if (given !== undefined) {
  const isHelp = given === '--help' || given === '-h';
  console.log(isHelp ? HELP : `npm start takes no "${given}". 「${given}」は使えません。\n\n${HELP}`);
  process.exit(isHelp ? 0 : 2);
}

const port = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);

/** Starts everything on this machine: the database beside build and synth, then the stack, then the demo company. */
async function start(): Promise<LocalStack> {
  const began = Date.now();
  const database = runDatabase({
    port: port('REKINDLE_DYNAMODB_PORT', 0),
    startsQuickly: true,
  });
  database.catch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  const outdir = await synthesizeOnce();
  const { endpoint, indexTables } = await database;
  const stack = await startLocalStack({
    outdir,
    stackName,
    ports: { api: port('REKINDLE_PORT', 3000), aws: port('REKINDLE_MAILBOX_PORT', 4566) },
    dynamodbEndpoint: endpoint,
    consoleDirectory,
    people: demoPeople,
  });
  await indexTables();
  const loaded = await loadDemoCompany(stack.urls.api, new Date());
  console.log(`
Rekindle is ready (${((Date.now() - began) / 1000).toFixed(1)} s). 準備ができました。

  Console / 画面                            ${stack.urls.api}/
  Mailbox / 受信箱                          ${stack.urls.mailbox}
  Demo company / 見本の会社                 ${loaded}

  Command line / コマンド                   npx rekindle --help
  Ctrl-C ends everything. Ctrl-C ですべて終了します。
`);
  return stack;
}

/** Which variable chooses another port. */
function sayTaken({ port: taken, option }: PortTakenError): string {
  const variable = option.endsWith('api')
    ? 'REKINDLE_PORT'
    : option.endsWith('aws')
      ? 'REKINDLE_MAILBOX_PORT'
      : 'REKINDLE_DYNAMODB_PORT';
  return (
    `Port ${taken} is taken, perhaps by another Rekindle. End that one, or choose another port: ${variable}=${taken + 1} npm start\n` +
    `ポート ${taken} は使用中です。ほかの Rekindle を終了するか、別の番号で始めてください: ${variable}=${taken + 1} npm start`
  );
}

try {
  const stack = await start();
  const end = (): void => void stack.close().finally(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
} catch (error) {
  console.error(
    error instanceof PortTakenError ? sayTaken(error) : error instanceof Error ? error.message : error,
  );
  process.exit(1);
}
