/*
 * Whether somebody has typed or chosen something on this page since it was opened or last saved: then the page is not left
 * by itself, not even to sign in again.
 */
let isBegun = false;

addEventListener('input', ({ target }) => {
  // What is looked for is no work that could be lost.
  if (target instanceof Element && target.closest('[role=search], [type=search], .top') === null)
    isBegun = true;
});

/** Whether there is something to lose. */
export const hasTyped = (): boolean => isBegun;

/** It was saved, or the page was left. */
export const forgetTyped = (): void => void (isBegun = false);
