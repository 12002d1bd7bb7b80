import { inject } from 'vitest';
import type { RekindleOptions } from '../../support/rekindle.ts';
import type { Meter } from './metered-database.ts';
import { openWorldOver, type World } from './world-over.ts';

export type { World } from './world-over.ts';

/** A world over the database that the tests of this run share. */
export const openWorld = (options: RekindleOptions = {}, meter?: Meter): Promise<World> =>
  openWorldOver(inject('dynamodbEndpoint'), options, meter);
