import type { MemberDirectory } from '../../../platform/member-directory.ts';

/** Sign-ins as plain data: by address, with their groups, and who is shut out. */
export interface DirectoryInProcess extends MemberDirectory {
  readonly signIns: ReadonlyMap<string, { readonly groups: ReadonlySet<string>; readonly isIn: boolean }>;
}

export function directoryInProcess(): DirectoryInProcess {
  const signIns = new Map<string, { groups: Set<string>; isIn: boolean }>();
  const of = (id: string) => {
    const found = signIns.get(id);
    if (found === undefined) throw new Error(`nobody has the sign-in ${id}`);
    return found;
  };
  return {
    signIns,
    admit: async ({ email }) => {
      const id = `sub-of-${email}`;
      signIns.set(id, { groups: signIns.get(id)?.groups ?? new Set(), isIn: true });
      return id;
    },
    putIntoGroups: async (id, groups, others) => {
      for (const group of groups) of(id).groups.add(group);
      for (const group of others) of(id).groups.delete(group);
    },
    shutOut: async (id) => {
      of(id).isIn = false;
    },
  };
}
