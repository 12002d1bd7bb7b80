declare module 'japanese-holidays' {
  /** The name of the holiday on a local date, or undefined. `substitute` also counts 振替休日. */
  export function isHoliday(date: Date, substitute?: boolean): string | undefined;
}
