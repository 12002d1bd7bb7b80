import { isWithinRate } from '../../engagement/form-rate-store.ts';
import type { SalesPageView } from '../../../templates/pages/sales-page-view.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { findHandoffsByCode } from '../handoff-store.ts';
import { queueMail } from '../../mail/mail-store.ts';
import { codeIn } from '../../../domain/handoffs/answer/answer-word.ts';
import { isOpen, type Handoff } from '../../../domain/handoffs/handoff.ts';
import { queuedMail } from '../../../domain/mail/mail.ts';
import { readForm, type HttpRequest, type HttpResponse } from '../../../platform/http-pipeline.ts';
import type { Deps } from './deps.ts';
import { page } from './sales-context.ts';

/** Stands where a token would: somebody has no good link and asks for one. */
export const lostToken = 'lost';

/**
 * Somebody without a good link names the code of a handoff: its owner gets a new link, at his own address. The page says the
 * same for every code, so that nobody learns which exist; what cannot be one is asked for again.
 */
export async function takeCode(
  deps: Deps,
  request: HttpRequest,
  base: Pick<SalesPageView, 'locale' | 'code' | 'customerName' | 'accountName'>,
  action: string,
): Promise<HttpResponse> {
  const given = ((await readForm(request))['code'] ?? '').slice(0, 200);
  const code = codeIn(given.normalize('NFKC').toUpperCase());
  if (code === undefined)
    return page(
      { ...base, kind: 'linkTrouble', trouble: 'forged', byCodeAction: action, notACode: given },
      422,
    );
  const isWithin = await isWithinRate(deps.db, await deps.keyring(), `lost ${request.ipAddress}`, deps.now());
  if (!isWithin) return page({ ...base, kind: 'linkTrouble', trouble: 'asked' });
  const handoff = (await findHandoffsByCode(deps.db, code)).find((each) => isOpen(each));
  if (handoff !== undefined) await sendFreshLink(deps, handoff, handoff.ownerId);
  return page({ ...base, kind: 'linkTrouble', trouble: 'asked' });
}

/** A bad or old link gets a new one, to the owner's own address only, at most once a day. */
export async function sendFreshLink({ db, now }: Deps, handoff: Handoff, ownerId: string): Promise<void> {
  const at = now();
  await transact(db, [
    queueMail(
      db,
      queuedMail(
        `fresh-${handoff.id}-${at.toISOString().slice(0, 10)}`,
        handoff.customerId,
        { kind: 'freshLink', handoffId: handoff.id, ownerId },
        at.toISOString(),
      ),
      at.getTime(),
    ),
  ]);
}
