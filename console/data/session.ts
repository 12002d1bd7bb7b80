import { computed, signal } from '@preact/signals';
import { routeTable } from 'virtual:route-table';
import type { Session } from '../../contract/session.ts';
import { exchange, type RouteName } from './call-api.ts';

/** Who is signed in; undefined until it is known. */
export const session = signal<Session | undefined>(undefined);
/** What the person is called, who may hold more than one. */
export const role = computed(() => session.value?.person.role);

/** Whether the person sells and nothing else: then they see what is theirs alone. */
export const seesOwnAlone = computed(
  () => session.value?.person.roles.every((held) => held === 'sales') ?? false,
);

const address = (): URL => new URL('/api/session', location.origin);

/** Asks who is signed in. */
export async function loadSession(): Promise<void> {
  const answer: Session = JSON.parse((await exchange(address(), {})).text);
  session.value = answer;
}

/** Whether the person may call a route: what is not allowed is not shown. */
export const may = (name: RouteName): boolean => hasRoleIn(routeTable[name].roles);

/** Whether the person holds one of some roles. */
export const hasRoleIn = (roles: readonly string[]): boolean =>
  session.value?.person.roles.some((held) => roles.includes(held)) ?? false;
