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

/** Where a sweep strikes a customer: before or after which of the calls about him, from 0. */
export interface SweepPlace {
  readonly at: number;
  readonly phase: AwsCall['phase'];
}

/** Before and after each of so many calls: one customer for each place. */
export const sweepPlaces = (calls: number): readonly SweepPlace[] =>
  Array.from({ length: calls }, (_, at) => at).flatMap((at) => [
    { at, phase: 'before' },
    { at, phase: 'after' },
  ]);

/**
 * Strikes each customer once, at a place of his own: SES is silent there, and anything else kills the function.
 * @param whose the place in the list of the customer whom a call is about; undefined where it is no call of the sweep
 */
export function sweep(places: readonly SweepPlace[], whose: (call: AwsCall) => number | undefined): Fault {
  const calls = new Map<number, number>();
  const struck = new Set<number>();
  return {
    hook: (call) => {
      const index = whose(call);
      if (index === undefined || struck.has(index)) return undefined;
      const count = calls.get(index) ?? 0;
      const place = places[index];
      if (call.phase === place?.phase && count === place.at) {
        struck.add(index);
        return call.service === 'sesv2' ? silence : crash;
      }
      if (call.phase === 'after') calls.set(index, count + 1);
      return undefined;
    },
    struck: () => struck.size,
  };
}

/** Which of some ids a text speaks of: the first; undefined: none. */
export function placeIn(ids: readonly string[], text: string): number | undefined {
  const place = ids.findIndex((id) => text.includes(id));
  return place === -1 ? undefined : place;
}

/** A call of an operation whose body speaks of all these texts. */
export const callOf =
  (operation: string, ...texts: readonly string[]): Match =>
  (call) => {
    if (call.operation !== operation) return false;
    const body = JSON.stringify(call.body);
    return texts.every((text) => body.includes(text));
  };
