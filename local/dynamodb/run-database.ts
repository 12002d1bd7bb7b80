import { findDynoxide, runDynoxide } from './run-dynoxide.ts';
import { runDynamoDbLocal } from './run-dynamodb-local.ts';
import type { LocalDatabase } from './serve-process.ts';

const engines = ['dynoxide', 'dynamodb-local'];

interface DatabaseOptions {
  readonly port?: number | undefined;
  /** In place of REKINDLE_DATABASE. */
  readonly engine?: string | undefined;
  /** For a short life; tells DynamoDB Local alone. */
  readonly startsQuickly?: boolean;
}

/**
 * The database of a stack on this machine: Dynoxide, which starts at once and needs no Java; AWS's DynamoDB Local where
 * there is none for this machine, or where REKINDLE_DATABASE asks for it.
 */
export async function runDatabase(options: DatabaseOptions = {}): Promise<LocalDatabase> {
  const asked = options.engine ?? process.env['REKINDLE_DATABASE'] ?? '';
  if (asked !== '' && !engines.includes(asked))
    throw new Error(`REKINDLE_DATABASE is "${asked}"; it takes ${engines.join(' or ')}.`);
  const program = asked === 'dynamodb-local' ? undefined : findDynoxide();
  if (program !== undefined) return runDynoxide(program, options);
  if (asked === 'dynoxide')
    throw new Error(
      'REKINDLE_DATABASE asks for dynoxide, and npm has none for this machine. Put a "dynoxide" on the PATH, or leave the variable out and install Java 17.',
    );
  return runDynamoDbLocal(options);
}
