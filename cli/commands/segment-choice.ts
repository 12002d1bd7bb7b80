import { givenSegmentSchema, type SegmentChoice } from '../../contract/audience.ts';
import type { Context } from '../context.ts';
import { readJsonFile } from '../read-local-file.ts';

/** A segment by its id, or by a file whose name ends in .json. */
export const segmentChoice = (given: string, { say }: Context): SegmentChoice =>
  /\.json$/i.test(given) ? { segment: readJsonFile(given, givenSegmentSchema, say) } : { segmentId: given };
