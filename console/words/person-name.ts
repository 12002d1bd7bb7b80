/** A contact's name as it was registered, each name in its own order; the parts of it, the address or the id where there is none. */
export function personName(person: {
  readonly id: string;
  readonly fullName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly firstName?: string | undefined;
  readonly email?: string | undefined;
}): string {
  const parts = [person.lastName, person.firstName].filter(Boolean).join(' ');
  return [person.fullName, parts, person.email].find(Boolean) ?? person.id;
}
