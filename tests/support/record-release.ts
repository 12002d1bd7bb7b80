import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredItem } from './dump-tables.ts';

/**
 * What a release stores and sends, written down while the tests run: set REKINDLE_RECORD to a folder, run the tests, and
 * `tests/fixtures/sample-release.ts` picks one of each kind out of it.
 */
const folder = process.env['REKINDLE_RECORD'];

/** Appends every item of both tables, one a line; a set is written as `{"$set": [...]}`. */
export async function recordItems(dump: () => Promise<readonly StoredItem[]>): Promise<void> {
  if (folder === undefined) return;
  for (const { table, ...item } of await dump())
    write('items.ndjson', { table: table === 'DataCustomers' ? 'customers' : 'timeline', item });
}

/** Appends a message as it goes into a queue. */
export function recordMessage({ queue, body }: { readonly queue: string; readonly body: string }): void {
  if (folder !== undefined) write('messages.ndjson', { queue, body });
}

/** Appends the links that a mail to a customer or a colleague holds, with the secrets that they are signed with. */
export function recordLinks(
  secrets: { readonly secret: string; readonly linkSecret: string },
  links: readonly string[],
): void {
  if (folder !== undefined) write('links.ndjson', { ...secrets, links });
}

function write(file: string, line: unknown): void {
  mkdirSync(folder ?? '', { recursive: true });
  const text = JSON.stringify(line, (_, value: unknown) =>
    value instanceof Set ? { $set: [...value] } : value,
  );
  appendFileSync(join(folder ?? '', file), `${text}\n`);
}
