import { renderSalesPage } from '../../templates/pages/sales-page.ts';
import { html, type HttpResponse } from '../shared/runtime/http-pipeline.ts';

/** Answers with a page for a salesperson. */
export const page = (view: Parameters<typeof renderSalesPage>[0], status = 200): HttpResponse =>
  html(renderSalesPage(view), status);
