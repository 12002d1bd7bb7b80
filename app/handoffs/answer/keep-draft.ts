import { saveDraft } from './draft-store.ts';
import type { HttpResponse } from '../../../platform/http-pipeline.ts';
import type { Deps } from './deps.ts';
import { draftKeyOf } from './draft-key.ts';
import { finished, hasProgress, type Desk } from './desk.ts';
import { showProgress } from '../process/progress-page.ts';
import { showReport } from './report-page.ts';

/** Puts a form aside as it is, half filled or wrong, and shows it again. Nothing else changes. */
export async function keepDraft(
  deps: Deps,
  desk: Desk,
  of: string | undefined,
  given: Readonly<Record<string, string>>,
): Promise<HttpResponse> {
  const { handoff } = desk;
  const form = of === 'progress' ? 'progress' : 'report';
  if (form === 'progress' ? !hasProgress(handoff) : handoff.state === 'withdrawn') return finished(desk);
  await saveDraft(deps.db, draftKeyOf(desk, form), given, deps.now().toISOString());
  return form === 'progress'
    ? showProgress(deps, desk, { given, isJustSaved: true })
    : showReport(deps, desk, { given, isJustSaved: true });
}
