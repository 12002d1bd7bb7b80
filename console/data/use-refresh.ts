import { useEffect } from 'preact/hooks';

/** Reads again every so often while something is under way. */
export function useRefresh(isUnderWay: boolean, again: () => void, everyMs: number): void {
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setTimeout(again, everyMs);
    return () => clearTimeout(timer);
  }, [isUnderWay, again, everyMs]);
}
