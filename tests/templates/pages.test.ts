import { describe, expect, it } from 'vitest';
import { outcomeSchema } from '../../domain/handoffs/handoff.ts';
import { forbiddenWords } from '../../templates/mails/own-text.ts';
import { renderCustomerPage } from '../../templates/pages/customer-page.ts';
import { renderSalesPage } from '../../templates/pages/sales-page.ts';
import { awkward, customerPages, locales, salesPages } from './builders.ts';
import { expectSoundHtml } from './html-checks.ts';

/** Ids of inputs that people fill in, without a label. */
const unlabelled = (html: string): readonly string[] =>
  [...html.matchAll(/<(?:input|select|textarea)\s[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !tag.includes('type="hidden"'))
    .map((tag) => / id="([^"]*)"/.exec(tag)?.[1] ?? tag)
    .filter((id) => !html.includes(`for="${id}"`));

describe.each(locales)('pages in %s', (locale) => {
  it.each(['山田 太郎', ...awkward])('are sound with %j', (value) => {
    const pages = [
      ...customerPages(locale, value).map((view) => renderCustomerPage(view)),
      ...salesPages(locale, value).map((view) => renderSalesPage(view)),
    ];

    for (const page of pages) {
      expectSoundHtml(page, locale);
      expect(unlabelled(page)).toEqual([]);
      const ids = [...page.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('say nothing inward to customers', () => {
    for (const view of customerPages(locale, 'x'))
      for (const { pattern } of forbiddenWords) expect(renderCustomerPage(view)).not.toMatch(pattern);
  });

  it('post to their action', () => {
    for (const view of [...customerPages(locale, 'x'), ...salesPages(locale, 'x')]) {
      if (!('action' in view)) continue;
      const page = 'sender' in view ? renderCustomerPage(view) : renderSalesPage(view);
      expect(page).toContain(`<form method="post" action="${view.action}"`);
      expect(page).toContain('<button type="submit">');
    }
  });

  it('leave out what the company has not given of itself', () => {
    const bare = { postalCode: '', phone: '', postalAddress: '400 Main St, Burlington, VT 05401' };
    const pages = customerPages(locale, 'x').map((view) =>
      renderCustomerPage({ ...view, sender: { ...view.sender, ...bare } }),
    );

    for (const page of pages) {
      expect(page).toContain('400 Main St, Burlington, VT 05401');
      expect(page).not.toMatch(/05401,|〒 |Phone|電話|please call/);
      // Two links are two words.
      expect(page).toMatch(/<\/a>(?:　| · )<a/);
    }
  });

  it('unsubscribe as mail programs do', () => {
    const page = customerPages(locale, 'a@b.example').find(({ kind }) => kind === 'unsubscribe');

    expect(page === undefined ? '' : renderCustomerPage(page)).toContain(
      'name="List-Unsubscribe" value="One-Click"',
    );
  });

  it('ask for the outcome in the order of R9, with the fields that the code reads', () => {
    const view = salesPages(locale, 'x')
      .filter(({ kind }) => kind === 'report')
      .at(-1);
    const page = view === undefined ? '' : renderSalesPage(view);

    const offered = [...page.matchAll(/name="outcome" value="(\w+)"/g)].map((match) => match[1]);
    expect(offered).toEqual(outcomeSchema.options);
    for (const name of [
      'until',
      'untilDate',
      'amount',
      'meetingOn',
      'channel',
      'budget',
      'authority',
      'need',
      'timeframe',
      'note',
    ])
      expect(page).toContain(`name="${name}"`);
    expect(page).toMatch(/value="months3" checked/);
    expect(page).toContain('<details class="for-bant" open>');
    expect(page).toContain('formnovalidate');
  });

  it('keep the trap of the inquiry form away from people', () => {
    const forms = customerPages(locale, 'x').filter(({ kind }) => kind === 'inquiry');

    for (const view of forms)
      expect(renderCustomerPage(view)).toMatch(
        /aria-hidden="true">[\s\S]{0,200}name="website"[^>]*tabindex="-1"/,
      );
  });
});
