declare module 'japanese-holidays' {
  /** CommonJS: only the default import works under Node, esbuild and vitest alike. */
  const japaneseHolidays: {
    /** The name of the holiday on a local date, or undefined. `substitute` also counts 振替休日. */
    readonly isHoliday: (date: Date, substitute?: boolean) => string | undefined;
  };
  export default japaneseHolidays;
}
