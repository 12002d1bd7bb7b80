import { useState } from 'preact/hooks';

/**
 * What somebody typed and did not save, kept by this tab: it outlives leaving the page, loading it anew, and signing in
 * again. Undefined: nothing is kept.
 */
export function useKept<Typed>(
  name: string,
): readonly [Typed | undefined, (typed: Typed | undefined) => void] {
  const key = `rekindle-typed:${name}`;
  const [typed, setTyped] = useState<Typed | undefined>(() => {
    const kept: Typed | null = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return kept ?? undefined;
  });
  return [
    typed,
    (next) => {
      setTyped(next);
      if (next === undefined) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(next));
    },
  ];
}
