import { AsyncLocalStorage } from 'node:async_hooks';

const acting = new AsyncLocalStorage<string>();

/** Does work as a function of the stack would: what it asks of AWS needs that function's permissions. */
export const actingAs = <T>(functionName: string, work: () => T): T => acting.run(functionName, work);

/** The function in whose name something is done this moment; none where a test arranges or looks. */
export const actor = (): string | undefined => acting.getStore();
