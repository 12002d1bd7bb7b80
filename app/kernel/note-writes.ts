import { randomUUID } from 'node:crypto';
import type { ParsedInput, Route } from '../../contract/route.ts';
import { fieldChanges, type FieldChange } from '../../domain/kernel/field-changes.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { putAuditLine } from './audit-store.ts';
import type { Admitted } from './check-access.ts';

/** What a use case says that it changed: of what, as it was, as it is. */
export interface Changed {
  readonly thing?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Notes that somebody wrote by a route, once it is done. */
export type NoteWrite = (
  name: string,
  route: Route,
  by: Pick<Admitted, 'name' | 'memberId'>,
  input: ParsedInput<Route>,
  changed: readonly Changed[],
) => Promise<void>;

/**
 * The audit log: a line for every write of the contract. Where a use case says nothing of before and after, the line
 * tells what was asked for.
 */
export const noteWrites =
  (db: Database, now: () => Date): NoteWrite =>
  async (name, route, by, input, changed) => {
    const thing = changed.find((each) => each.thing !== undefined)?.thing;
    await putAuditLine(db, {
      id: randomUUID().slice(0, 8),
      at: now().toISOString(),
      byId: by.memberId ?? 'signed',
      byName: by.name,
      route: name,
      kind: kindOf(route),
      thing: thing ?? Object.values(Object(input.params)).map(String).join(' '),
      changes: changed.length === 0 ? asked(input) : changed.flatMap((each) => changesIn(each)),
    });
  };

/** Whether a call of the route is noted. */
export const leavesLine = ({ method, leavesNoLine }: Route): boolean =>
  method !== 'GET' && leavesNoLine === undefined;

/** The first part of a path. */
const kindOf = ({ path }: Route): string => path.split('/')[1] ?? '';

const changesIn = ({ before, after }: Changed): FieldChange[] => [...fieldChanges(before, after)];

/** What a request says; a file is not written down. */
function asked({ query, body }: ParsedInput<Route>): FieldChange[] {
  const said = body instanceof Uint8Array || body === undefined ? {} : body;
  return [...fieldChanges(undefined, { ...Object(query), ...Object(said) })];
}
