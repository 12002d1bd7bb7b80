import { promiseWayLabels } from '../../contract/answer-words.ts';
import type { HandoffView } from '../../contract/handoffs.ts';
import { labelled } from './language.ts';
import { moment } from './moments.ts';

/** What was promised for when: 「12月10日 14:00 訪問」. Without a way it is a call. */
export const promised = (at: string, way: HandoffView['promisedWay'] = 'phone'): string =>
  `${moment(at)} ${labelled(promiseWayLabels, way)}`;
