import { AsyncLocalStorage } from 'node:async_hooks';
import { requestRecord } from '../../support/request-watch.ts';

const acting = new AsyncLocalStorage<string>();

/** Does work as a function of the stack would: what it asks of AWS needs that function's permissions. */
export const actingAs = <T>(functionName: string, work: () => T): T => acting.run(functionName, work);

/** The function in whose name something is done this moment; none where a test arranges or looks. */
export const actor = (): string | undefined => acting.getStore();

/** Notes what the function that acts this moment needs its role to permit. */
export const uses = (action: string, on: string): void => requestRecord.use(actor(), { action, on });

/** Looks at something in nobody's name, in the midst of a function's work. */
export const aside = <T>(work: () => T): T => acting.exit(work);
