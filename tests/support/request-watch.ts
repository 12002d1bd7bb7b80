import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openRequestRecord, readRefused } from '../requests/request-record.ts';

/** Where this run of the tests writes down the requests to AWS that it sees; tests/permissions reads all of it at the end. */
const runFolder = process.env['REKINDLE_REQUESTS'] ?? mkdtempSync(join(tmpdir(), 'rekindle-requests-'));

/** The requests of one stack. */
export interface RequestWatch {
  /** For `startLocalStack`: the module that watches, and where it writes. */
  readonly preload: string;
  /** Throws where AWS would have refused a request that the local stack took. */
  readonly assertTaken: () => void;
}

/** Watches the functions of a stack of its own. */
export function watchRequests(module: string): RequestWatch {
  const folder = join(runFolder, randomUUID());
  const preload = pathToFileURL(module);
  preload.searchParams.set('folder', pathToFileURL(folder).href);
  return {
    preload: preload.href,
    assertTaken: () => {
      const refused = readRefused(folder);
      if (refused.length > 0)
        throw new Error(`AWS would refuse what the local stack took:\n${refused.slice(0, 20).join('\n')}`);
    },
  };
}

/** Writes down what use cases do in the process of a test. */
export const requestRecord = openRequestRecord(join(runFolder, randomUUID()));
