/** Somebody whom the console of this machine may be used as. */
export interface LocalPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'admin' | 'marketing' | 'manager' | 'sales' | 'support';
}

/** Whoever starts a stack without naming people has one of each role; the first is signed in. */
export const onePersonEach: readonly LocalPerson[] = (
  ['marketing', 'admin', 'manager', 'sales', 'support'] as const
).map((role) => ({ id: role, name: role, email: `${role}@company.example`, role }));
