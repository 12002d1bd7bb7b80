/** Whether another page was just opened, and nobody has pressed anything on it yet. */
let isNew = false;

const settle = (): void => void (isNew = false);
for (const type of ['keydown', 'pointerdown'] as const) addEventListener(type, settle, { capture: true });

/** Another page was opened. */
export const arrive = (): void => void (isNew = true);

/** Gives the focus to the title of the page that was opened, which is read aloud; not to one that changes later. */
export function focusOnArrival(title: HTMLElement | null): void {
  if (isNew) title?.focus({ preventScroll: true });
}
