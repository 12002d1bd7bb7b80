import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { openSignedPost, targetOfEnvironment, type SignedAnswer, type SignedTarget } from '../signed-http.ts';

/** The operations that are asked on every event and every mail, and of everybody each night. */
export type WireOperation =
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'GetItem'
  | 'PutItem'
  | 'Query'
  | 'Scan'
  | 'TransactWriteItems'
  | 'UpdateItem';

/**
 * The way of an ordinary request to DynamoDB: signed, sent, and its answer given as JSON text. `undefined`: it did not
 * succeed, and the SDK has to send it, which knows what to do about each failure. A failed condition is thrown as the
 * SDK throws it (ConditionalCheckFailedException, TransactionCanceledException).
 */
export type Wire = (operation: WireOperation, input: object) => Promise<string | undefined>;

const TIMEOUT_MS = 10_000;

/** Opens a wire. */
export function openWire(target: SignedTarget): Wire {
  const post = openSignedPost(target, { service: 'dynamodb', path: '/', timeoutMs: TIMEOUT_MS });
  return async (operation, input) => {
    const headers = {
      'Content-Type': 'application/x-amz-json-1.0',
      'X-Amz-Target': `DynamoDB_20120810.${operation}`,
    };
    const answer = await post(headers, JSON.stringify(input)).catch(() => undefined);
    if (answer === undefined) return undefined;
    if (answer.status === 200) return answer.text;
    const failure = conditionFailureIn(answer);
    if (failure !== undefined) throw failure;
    return undefined;
  };
}

interface Refusal {
  readonly message?: string;
  readonly Message?: string;
  readonly CancellationReasons?: { readonly Code?: string; readonly Message?: string }[];
}

/** A condition that did not hold is no failure of the way: nothing is sent again. */
function conditionFailureIn({ status, text }: SignedAnswer): Error | undefined {
  const name = /"__type":"[\w.]+#(ConditionalCheckFailed|TransactionCanceled)Exception"/.exec(text)?.[1];
  if (status !== 400 || name === undefined) return undefined;
  const { message, Message = message ?? name, CancellationReasons }: Refusal = JSON.parse(text);
  const parts = { message: Message, $metadata: { httpStatusCode: status } };
  return name === 'TransactionCanceled'
    ? new TransactionCanceledException({ ...parts, CancellationReasons })
    : new ConditionalCheckFailedException(parts);
}

/** The wire of a function; undefined where its environment gives no target. */
export function wireOfEnvironment(env: NodeJS.ProcessEnv): Wire | undefined {
  const target = targetOfEnvironment(env, { host: 'dynamodb', variable: 'DYNAMODB' });
  return target === undefined ? undefined : openWire(target);
}
