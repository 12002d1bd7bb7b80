/** Why an address is on the account's suppression list. */
export type SuppressionReason = 'BOUNCE' | 'COMPLAINT';

/** One suppressed address. */
export interface SuppressedDestination {
  readonly address: string;
  readonly reason: SuppressionReason;
  readonly at: number;
}

/** The account's suppression list; addresses are compared as they are written. */
export interface SuppressionList {
  readonly put: (address: string, reason: SuppressionReason) => void;
  readonly get: (address: string) => SuppressedDestination | undefined;
  readonly remove: (address: string) => boolean;
  readonly list: () => readonly SuppressedDestination[];
}

/** Makes an empty list. */
export function createSuppressionList(now: () => number): SuppressionList {
  const byAddress = new Map<string, SuppressedDestination>();
  return {
    put: (address, reason) => {
      byAddress.set(address, { address, reason, at: now() });
    },
    get: (address) => byAddress.get(address),
    remove: (address) => byAddress.delete(address),
    list: () => [...byAddress.values()],
  };
}
