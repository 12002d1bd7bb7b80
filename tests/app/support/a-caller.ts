import type { Caller } from '../../../app/kernel/serve-routes.ts';

/** Somebody who may do everything and sees everything. */
export const aCaller = (change: Partial<Caller> = {}): Caller => ({
  name: 'test',
  locale: 'ja',
  roles: ['admin'],
  sees: 'all',
  changed: () => undefined,
  tagged: () => undefined,
  ...change,
});
