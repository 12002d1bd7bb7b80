import { randomUUID } from 'node:crypto';

/** Somebody in the pool. */
export interface PoolUser {
  readonly sub: string;
  readonly username: string;
  readonly email: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly isEnabled: boolean;
}

/** The users of one pool, found by user name, `sub` or address, as Cognito finds them. */
export interface PoolUsers {
  readonly all: () => readonly PoolUser[];
  readonly find: (name: string) => PoolUser | undefined;
  /** Undefined: the address is taken. */
  readonly add: (given: Pick<PoolUser, 'email' | 'name'> & { readonly sub?: string }) => PoolUser | undefined;
  readonly change: (user: PoolUser) => void;
}

/** A directory that forgets everything with the stack. */
export function createPoolUsers(groupOrder: readonly string[]): PoolUsers {
  const users = new Map<string, PoolUser>();
  const find = (name: string): PoolUser | undefined =>
    users.get(name) ?? [...users.values()].find(({ email }) => email === name.toLowerCase());
  return {
    all: () => [...users.values()],
    find,
    add: ({ email, name, sub = randomUUID() }) => {
      const address = email.toLowerCase();
      if (find(address) !== undefined) return undefined;
      const user = { sub, username: sub, email: address, name, groups: [], isEnabled: true };
      users.set(sub, user);
      return user;
    },
    change: (user) =>
      users.set(user.sub, {
        ...user,
        groups: groupOrder.filter((group) => user.groups.includes(group)),
      }),
  };
}
