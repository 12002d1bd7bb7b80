import { html, type ErrorView } from '../../platform/http-pipeline.ts';
import { markup } from '../../templates/content/markup.ts';

/** A page for an error that has no page of its own. */
export const plainErrorPage: ErrorView = (status, _code, text, locale) =>
  html(
    markup`<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${status}</title><body style="font-family:system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem;line-height:1.7"><p>${text[locale]}</p></body></html>`
      .html,
    status,
  );
