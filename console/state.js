/** All that the page knows and all that was typed: a step is drawn from here, so nothing typed is lost when it is drawn anew. */
export const state = {
  settings: undefined,
  segments: undefined,
  campaigns: undefined,
  owners: undefined,
  leads: undefined,
  handoffs: undefined,
  kpis: undefined,
  chosen: 'all-dormant',
  temperature: 'hot',
  import: { kind: 'opt-outs', basis: 'unknown', evidence: '', declaredBy: '', session: '', minutes: '', file: undefined, report: undefined, busy: false, over: false },
  mail: { template: 'nurture-document', locale: undefined, preview: undefined, testTo: '', sentTo: undefined, drafts: {}, own: {}, busy: false },
  launch: { name: '', typed: '', continuous: true, isReviewing: false, busy: false, launched: undefined },
  /** By step: what went wrong, in the reader's words. */
  errors: {},
};

/** The preview of the chosen segment. */
export const chosenSegment = () => state.segments?.find(({ segment }) => segment.id === state.chosen);

/** Runs something for a step: its error is shown beside that step. Answers whether it went well. */
export async function attempt(step, draw, act) {
  delete state.errors[step];
  try {
    await act();
    return true;
  } catch (error) {
    state.errors[step] = error.message;
    return false;
  } finally {
    draw();
  }
}
