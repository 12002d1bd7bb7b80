import { signal } from '@preact/signals';

/** What is looked for. It names people, so it never stands in an address. */
export const find = signal('');
