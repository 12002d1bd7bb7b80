/**
 * Names of the tables' attributes and indexes: the only thing that lib/ knows of the data model. Imports nothing.
 * docs/data-model.md says which question each key answers.
 */
export const tableSchema = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Sparse: hot and warm leads by level. Ranks them and finds the cooled. */
  leadsIndex: { name: 'leads', partitionKey: 'leadsKey', sortKey: 'level' },
  /** Sparse: whatever has to happen at a time: steps, unconfirmed mails, handoff clocks. */
  dueIndex: { name: 'due', partitionKey: 'dueKey', sortKey: 'dueAt' },
} as const;
