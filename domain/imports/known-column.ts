/**
 * How a column may be called, from kintone, Salesforce, HubSpot, Sansan, Eight, Zoom, Teams and hand-made Excel lists.
 * `weak` names count only if no other column gives the field. `telling` columns show which kind of file it is.
 */
export type KnownColumn = {
  readonly names: readonly string[];
  readonly weak?: readonly string[];
  readonly telling?: true;
};

export type KnownColumns = Readonly<Record<string, KnownColumn>>;
