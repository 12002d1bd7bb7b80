type Stored = Readonly<Record<string, unknown>>;

/**
 * A stored handoff as this version names it. Those of release 0.2 and before had one list, `fired`, of timers that rang
 * and of what was done (`answer@ID`, `undo@ID`, `joined@ID`); its length was the lock, and so becomes the version.
 */
export function upgradedHandoff(stored: Stored): Stored {
  const { fired, ...handoff } = stored;
  if (!Array.isArray(fired) || 'version' in handoff) return handoff;
  const entries = fired.map((name) => entryOf(String(name)));
  return {
    ...handoff,
    version: fired.length,
    rung: entries.flatMap((entry) => (typeof entry === 'string' ? [entry] : [])),
    log: entries.flatMap((entry) => (typeof entry === 'string' ? [] : [entry])),
  };
}

const did: Readonly<Record<string, string>> = { answer: 'answer', undo: 'undo', joined: 'join' };

function entryOf(name: string): string | { readonly did: string; readonly id: string } {
  const [kind = '', ...id] = name.split('@');
  const done = did[kind];
  return done === undefined ? name : { did: done, id: id.join('@') };
}
