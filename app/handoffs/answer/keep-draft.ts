import { saveDraft } from './draft-store.ts';
import type { HttpResponse } from '../../../platform/http-pipeline.ts';
import type { Deps } from './deps.ts';
import { draftKeyOf } from './draft-key.ts';
import { finished, hasProgress, type SalesContext } from './sales-context.ts';
import { showProgress } from '../process/progress-page.ts';
import { showReport } from './report-page.ts';

/** Puts a form aside as it is, half filled or wrong, and shows it again. Nothing else changes. */
export async function keepDraft(
  deps: Deps,
  context: SalesContext,
  of: string | undefined,
  given: Readonly<Record<string, string>>,
): Promise<HttpResponse> {
  const { handoff } = context;
  const form = of === 'progress' ? 'progress' : 'report';
  if (form === 'progress' ? !hasProgress(handoff) : handoff.state === 'withdrawn') return finished(context);
  await saveDraft(deps.db, draftKeyOf(context, form), given, deps.now().toISOString());
  return form === 'progress'
    ? showProgress(deps, context, { given, isJustSaved: true })
    : showReport(deps, context, { given, isJustSaved: true });
}
