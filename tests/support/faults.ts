import type { AwsCall, FaultAnswer, FaultHook } from '../../local/aws/aws-fault.ts';

/** Which calls a fault strikes. */
export type Match = (call: AwsCall) => boolean;

/** The function dies of it: an error that the SDK does not try again. */
export const crash: FaultAnswer = { kind: 'error', status: 400, type: 'AccessDeniedException' };
/** Nobody answers; the SDK of SES tries once. */
export const silence: FaultAnswer = { kind: 'timeout' };
/** AWS raises it when two transactions meet; DynamoDB Local lets one wait instead. */
export const conflict = (items: number): FaultAnswer => ({
  kind: 'error',
  status: 400,
  type: 'TransactionCanceledException',
  details: {
    CancellationReasons: Array.from({ length: items }, (_, index) => ({
      Code: index === 0 ? 'TransactionConflict' : 'None',
    })),
  },
});

/** A fault with a count of how often it struck, so that a test can tell that it did. */
export interface Fault {
  readonly hook: FaultHook;
  readonly struck: () => number;
}

/** Strikes the first `times` calls that match, in one phase. */
export function strikes(
  phase: AwsCall['phase'],
  match: Match,
  answer: FaultAnswer | ((call: AwsCall) => FaultAnswer),
  times = 1,
): Fault {
  let struck = 0;
  return {
    hook: (call) => {
      if (call.phase !== phase || struck >= times || !match(call)) return undefined;
      struck++;
      return typeof answer === 'function' ? answer(call) : answer;
    },
    struck: () => struck,
  };
}

/** A call of an operation whose body speaks of all these texts. */
export const callOf =
  (operation: string, ...texts: readonly string[]): Match =>
  (call) => {
    if (call.operation !== operation) return false;
    const body = JSON.stringify(call.body);
    return texts.every((text) => body.includes(text));
  };
