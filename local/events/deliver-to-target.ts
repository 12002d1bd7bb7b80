import type { LambdaFunctions } from '../functions/create-functions.ts';
import type { InvokeAsync } from '../functions/invoke-async.ts';
import type { Queues } from '../queues/create-queues.ts';
import type { DeliverToTarget } from './event-bus.ts';

/** Delivers to functions and queues; any other kind of target is an error. */
export function createTargetDelivery(
  queues: Queues,
  functions: LambdaFunctions,
  invokeAsync: InvokeAsync,
): DeliverToTarget {
  return (arn, input) => {
    const queue = arn.startsWith('arn:aws:sqs:') ? queues.find(arn) : undefined;
    if (queue !== undefined) queue.send({ body: typeof input === 'string' ? input : JSON.stringify(input) });
    else if (functions.find(arn) !== undefined) invokeAsync(arn, input);
    else
      throw new Error(
        `The local stack cannot deliver to ${arn}: it is neither a queue nor a function of the template.`,
      );
  };
}
