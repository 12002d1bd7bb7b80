import type { FaultHook } from '../../../local/aws/aws-fault.ts';
import { crash } from '../../support/faults.ts';

const writing = new Set([
  'BatchWriteItem',
  'DeleteItem',
  'PutItem',
  'SendMessage',
  'TransactWriteItems',
  'UpdateItem',
]);

/** A process that dies right after its `last` write: from then on no call gets through until it is revived. */
export function dyingAfter(last: number | undefined) {
  let writes = 0;
  let isDead = false;
  const hook: FaultHook = ({ phase, operation }) => {
    if (phase === 'before') return isDead ? crash : undefined;
    if (!writing.has(operation)) return undefined;
    writes++;
    if (writes !== last) return undefined;
    isDead = true;
    return crash;
  };
  return {
    hook,
    writes: () => writes,
    revive: () => {
      isDead = false;
    },
  };
}
