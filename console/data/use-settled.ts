import { useEffect, useState } from 'preact/hooks';

/** While somebody types nothing is asked for. */
const PAUSE_MS = 250;

/** A text as it was when somebody last paused in typing it. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
