import { chunked } from '../../domain/kernel/chunked.ts';
import type { ImportMessage } from '../../domain/imports/import-job.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Changes } from './import-people.ts';

/** The DNS may take seconds for each. */
const DOMAINS_A_MESSAGE = 100;

/** Has the domains of new addresses looked up, once the rows are stored and while nobody waits. */
export const lookUpDomains = (
  { importQueue }: Needs<'importQueue'>,
  { domains = [] }: Pick<Changes, 'domains'>,
): Promise<void> =>
  importQueue.sendAll(
    chunked(domains, DOMAINS_A_MESSAGE).map((some): ImportMessage => ({
      kind: 'domains',
      domains: [...some],
    })),
  );
