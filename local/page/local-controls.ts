import * as z from 'zod';
import type { Page } from '../aws/aws-endpoint.ts';
import { isCrossSite, jsonAnswer } from '../aws/http-exchange.ts';
import type { StackClock } from '../clock/stack-clock.ts';
import type { Queues } from '../queues/create-queues.ts';
import { jsonOf } from './json-of.ts';

const YEAR_MILLISECONDS = 366 * 86_400_000;
const advanceSchema = z.object({ milliseconds: z.number().int().positive().max(YEAR_MILLISECONDS) });

interface ControlParts {
  readonly queues: Queues;
  readonly clock: StackClock;
  readonly advance: (milliseconds: number) => Promise<void>;
}

/** `/_local/queues`, `/_local/time` and, to let time pass, POST `/_local/advance` with `{"milliseconds": 3600000}`. */
export function localControls({ queues, clock, advance }: ControlParts): Page {
  const time = () => ({ now: new Date(clock.now()).toISOString(), kind: clock.kind });
  return async (request) => {
    switch (`${request.method} ${request.url.pathname}`) {
      case 'GET /_local/queues':
        return jsonAnswer({ queues: queues.states() });
      case 'GET /_local/time':
        return jsonAnswer(time());
      case 'POST /_local/advance': {
        if (isCrossSite(request)) return jsonAnswer({ message: 'Forbidden' }, 403);
        const body = advanceSchema.safeParse(jsonOf(request.body));
        if (!body.success) return jsonAnswer({ message: 'Send {"milliseconds": <1 to a year>}.' }, 400);
        await advance(body.data.milliseconds);
        return jsonAnswer(time());
      }
      default:
        return undefined;
    }
  };
}
