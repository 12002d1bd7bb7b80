/** Asks whether something is done that stays done, until it is; from then on nobody is asked any more. */
export function onceDone(ask: () => Promise<boolean>): () => Promise<boolean> {
  let isDone = false;
  return async () => {
    isDone ||= await ask();
    return isDone;
  };
}
