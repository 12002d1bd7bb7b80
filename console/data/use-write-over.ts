import { useState } from 'preact/hooks';
import type { Answer, Given, RouteName } from './call-api.ts';
import { useWrite, type Writing } from './use-write.ts';

/**
 * Writes over what was read when a form was opened. Once told that somebody was faster, who now sees what is there may
 * write over that.
 */
export function useWriteOver(tag: string | undefined): Omit<Writing, 'write'> & {
  readonly write: <Name extends RouteName>(
    name: Name,
    given: Given<Name>,
  ) => Promise<Answer<Name> | undefined>;
} {
  const [opened] = useState(tag);
  const writing = useWrite();
  return {
    ...writing,
    write: (name, given) => writing.write(name, given, writing.problem?.stale?.tag ?? opened),
  };
}
