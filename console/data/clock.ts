let aheadMs = 0;

/** Keeps how far the server's clock is from this machine's: on a stack of one machine time may be moved on. */
export function keepServerTime(response: Response): void {
  const date = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(date)) return;
  const measured = date - Date.now();
  // The header has whole seconds; less than that is no difference.
  aheadMs = Math.abs(measured) < 2000 ? 0 : measured;
}

/** The moment by the server's clock. */
export const now = (): number => Date.now() + aheadMs;
