/** What AWS answers when it refuses a call; `type` is the name of the exception. */
export class AwsFault extends Error {
  override readonly name = 'AwsFault';
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string, status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

/** A call to AWS as the fault hook sees it; `after` comes when the call has been performed and not yet answered. */
export interface AwsCall {
  readonly service: 'cognito-idp' | 'dynamodb' | 'events' | 's3' | 'secretsmanager' | 'sesv2' | 'sqs';
  readonly operation: string;
  readonly body: unknown;
  readonly phase: 'before' | 'after';
}

/** What to answer instead: an error of the service, or nothing at all (the connection breaks). */
export type FaultAnswer =
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly type: string;
      readonly message?: string;
      /** More members of the error, such as the CancellationReasons of a transaction. */
      readonly details?: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'timeout'; readonly afterMilliseconds?: number };

/** Decides for each call, before and after it is performed, whether it fails. */
export type FaultHook = (call: AwsCall) => FaultAnswer | undefined;
