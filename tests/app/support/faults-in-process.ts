import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { AwsCall, FaultHook } from '../../../local/aws/aws-fault.ts';

/** Throws what the hook answers to a call, as the SDK would throw it. */
export function struckBy(fault: FaultHook, call: AwsCall): void {
  const answer = fault(call);
  if (answer === undefined) return;
  if (answer.kind === 'timeout') throw new Error(`${call.operation} did not answer`);
  const { type, status, message = type, details } = answer;
  const $metadata = { httpStatusCode: status };
  throw type === 'TransactionCanceledException'
    ? new TransactionCanceledException({ message, $metadata, ...details })
    : Object.assign(new Error(message), { name: type, $metadata, ...details });
}
