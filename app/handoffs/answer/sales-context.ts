import { renderSalesPage } from '../../../templates/pages/sales-page.ts';
import { isOpen, type Handoff } from '../../../domain/handoffs/handoff.ts';
import type { Locale } from '../../../domain/kernel/locale.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import { html, type HttpResponse } from '../../../platform/http-pipeline.ts';

/** A salesperson at a page: which handoff, as whom, in which language. */
export interface SalesContext {
  readonly handoff: Handoff;
  readonly ownerId: string;
  readonly settings: Settings;
  readonly locale: Locale;
  readonly base: {
    readonly locale: Locale;
    readonly code: string;
    readonly customerName: string;
    readonly accountName: string;
  };
  /** The address of the pages of this link, without what is asked of them. */
  readonly action: string;
  /** The language, where the reader asked for one: it goes along from page to page. */
  readonly askedLocale?: Locale | undefined;
  /** The manager of whoever owns it looks, and not the owner. */
  readonly isManager: boolean;
  /** Whether the customer may be called. */
  readonly mayCall: boolean;
}

/** The address of another page of the same link. */
export const linkTo = ({ action, askedLocale }: SalesContext, asked: string): string =>
  `${action}?a=${asked}${askedLocale === undefined ? '' : `&lang=${askedLocale}`}`;

export const page = (view: Parameters<typeof renderSalesPage>[0], status = 200): HttpResponse =>
  html(renderSalesPage(view), status);

/** Nothing more can be answered: says why. */
export function finished({ handoff, base }: Pick<SalesContext, 'handoff' | 'base'>): HttpResponse {
  const state = handoff.state === 'withdrawn' || handoff.state === 'released' ? handoff.state : 'closed';
  return page({ ...base, kind: 'finished', state, outcome: handoff.outcome });
}

/** Has this handoff a deal whose progress can be recorded: while it is open, and after it was won? */
export const hasProgress = (handoff: Handoff): boolean =>
  isOpen(handoff) || (handoff.state === 'closed' && handoff.outcome === 'won');

/** The link to a form, where it makes sense to offer it: once somebody has taken the handoff. */
export const progressUrlOf = (context: SalesContext): string | undefined =>
  hasProgress(context.handoff) &&
  context.handoff.acceptedAt !== undefined &&
  context.handoff.ownerId === context.ownerId
    ? linkTo(context, 'progress')
    : undefined;
