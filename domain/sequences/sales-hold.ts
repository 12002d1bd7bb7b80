import { msPerDay } from '../kernel/local-date.ts';
import type { LookFacts } from './look-facts.ts';

/** After sales had the customer, mails rest. */
const restMs = 7 * msPerDay;
/** How far a mail is put off while sales has the customer: then it is looked at again. */
const holdMs = 3 * msPerDay;
const ownerlessMs = 30 * msPerDay;

/** Until when sales has the customer (0: not now), and from when a mail may follow. Both stop mails and tasks, not the clock. */
export interface SalesHold {
  readonly heldUntilEpochMs: number;
  readonly restsUntilEpochMs: number;
}

/** Somebody hot whom nobody in sales can take is held for 30 days at most. */
export function salesHold({ sales, hotWithoutOwnerSinceEpochMs, nowEpochMs }: LookFacts): SalesHold {
  const isOpen = sales.some(({ closedAtEpochMs }) => closedAtEpochMs === undefined);
  const ownerless = hotWithoutOwnerSinceEpochMs === undefined ? 0 : hotWithoutOwnerSinceEpochMs + ownerlessMs;
  const rests = sales.flatMap(({ closedAtEpochMs, isWithdrawn }) =>
    closedAtEpochMs === undefined || isWithdrawn === true ? [] : [closedAtEpochMs + restMs],
  );
  return {
    heldUntilEpochMs: isOpen ? nowEpochMs + holdMs : ownerless > nowEpochMs ? ownerless : 0,
    restsUntilEpochMs: Math.max(0, ownerless > nowEpochMs ? 0 : ownerless, ...rests),
  };
}
