import { computed, signal } from '@preact/signals';
import { routeTable } from 'virtual:route-table';
import type { Session, SessionPerson } from '../../contract/session.ts';
import { exchange, type RouteName } from './call-api.ts';
import { forgetAnswers } from './use-read.ts';

/** Who is signed in; undefined until it is known. */
export const session = signal<Session | undefined>(undefined);
export const role = computed(() => session.value?.person.role);

const address = (): URL => new URL('/api/session', location.origin);

/** Asks who is signed in. */
export async function loadSession(): Promise<void> {
  const answer: Session = JSON.parse(await exchange(address(), {}));
  session.value = answer;
}

/** On one machine: goes on as somebody else. */
export async function continueAs({ id }: SessionPerson): Promise<void> {
  const answer: Session = JSON.parse(
    await exchange(address(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person: id }),
    }),
  );
  session.value = answer;
  forgetAnswers();
}

/** Whether the person may call a route: what is not allowed is not shown. */
export const may = (name: RouteName): boolean =>
  role.value !== undefined && routeTable[name].roles.includes(role.value);
