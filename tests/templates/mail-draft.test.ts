import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailDraft } from '../../templates/mails/mail-draft.ts';
import { renderHandoffMail } from '../../templates/mails/handoff-mail.ts';
import { aHandoffView, awkward, awkwardHandoffView, locales } from './builders.ts';
import { hrefsIn } from './html-checks.ts';

/** What a mail program makes of the link. */
function opened(href: string) {
  const url = new URL(href);
  const fields = Object.fromEntries(
    url.search
      .slice(1)
      .split('&')
      .map((part) => part.split('=').map((text) => decodeURIComponent(text))),
  );
  return { to: decodeURIComponent(url.pathname), subject: fields['subject'], body: fields['body'] };
}

describe.each(locales)('the draft of a mail in %s', (locale) => {
  it('opens in the mail program as it stands in the text part', () => {
    const view = aHandoffView(locale);
    const draft = mailDraft(view);
    const { html, text } = renderHandoffMail(view);

    const href = hrefsIn(html).find((each) => each.startsWith('mailto:') && each.includes('?'));
    expect(href).toBe(draft?.href);
    expect(opened(href ?? '')).toEqual({
      to: 'yamada@toto.example',
      subject: draft?.subject,
      body: draft?.lines.join('\r\n'),
    });
    expect(text).toContain(draft?.subject);
    expect(text).toContain('https://booking.example/suzuki');
    if (locale === 'ja') expect(draft?.lines).toContain('山田様');
  });

  it.each(awkward)('is short, whole and safe with %j in every field', (value) => {
    const awkwardView = awkwardHandoffView(locale, value);
    const draft = mailDraft({
      ...awkwardView,
      customer: { ...awkwardView.customer, email: 'yamada@toto.example' },
      companyName: value,
      bookingUrl: value,
    });

    expect(Array.from(`${draft?.subject}${draft?.lines.join('\n')}`).length).toBeLessThanOrEqual(200);
    expect(draft?.href).toMatch(/^mailto:yamada@toto\.example\?subject=[\w.%~-]+&body=[\w.%~-]+$/);
    expect(draft?.href.length).toBeLessThanOrEqual(2000);
  });

  it('says in the mail program what the salesperson sees, whatever the names are', () => {
    // Short enough to stand whole in the draft: what is cut has its own test.
    const marks = fc.constantFrom(
      '&',
      '?',
      '#',
      '%',
      '+',
      '=',
      '"',
      "'",
      '(',
      ')',
      '%0A',
      '山',
      '髙',
      'é',
      '👩‍💻',
    );
    const names = fc.array(marks, { minLength: 1, maxLength: 2 }).map((all) => `甲${all.join('')}乙`);
    fc.assert(
      fc.property(names, names, names, (companyName, ownerLastName, lastName) => {
        const view = aHandoffView(locale, { companyName, ownerLastName });
        const draft = mailDraft({ ...view, customer: { ...view.customer, lastName, fullName: lastName } });

        const { body = '' } = opened(draft?.href ?? '');
        expect(body.split('\r\n')).toEqual(draft?.lines);
        for (const name of [companyName, ownerLastName, lastName]) expect(body).toContain(name);
      }),
    );
  });

  it('is not offered to who refused mail, or has no address', () => {
    expect(mailDraft(aHandoffView(locale, { mailPermission: 'stopped' }))).toBeUndefined();
    expect(mailDraft(aHandoffView(locale, { customer: {} }))).toBeUndefined();
  });

  it('says nothing of what was opened or viewed, and writes no spoken 御社', () => {
    const openers = [
      { kind: 'request', inquiry: 'quote' },
      { kind: 'question', topic: 'a', question: 'b' },
      { kind: 'download', title: 'a' },
      { kind: 'attended', topic: 'a' },
      { kind: 'purchase', product: '', on: '2023-03-01' },
      { kind: 'topic' },
    ] as const;

    for (const opener of openers) {
      const draft = mailDraft(aHandoffView(locale, { openers: [opener, { kind: 'topic' }] }));
      expect(`${draft?.subject} ${draft?.lines.join(' ')}`).not.toMatch(
        /開封|クリック|閲覧|ご覧|御社|opened|click|viewed|visited/i,
      );
    }
  });
});

describe('the booking link', () => {
  it('stands with the approach where a talk is arranged, and only if it is an address', () => {
    const online = { first: 'onlineMeeting', because: 'qualified', otherwise: 'phone' } as const;
    const call = { first: 'phone', because: 'request', otherwise: 'ownerCall' } as const;
    const shown = (change: Parameters<typeof aHandoffView>[1]): boolean =>
      renderHandoffMail(aHandoffView('ja', { mailPermission: 'stopped', ...change })).text.includes(
        '予約リンク',
      );

    expect(shown({ approach: online })).toBe(true);
    expect(shown({ approach: call })).toBe(false);
    expect(shown({ approach: online, bookingUrl: 'javascript:alert(1)' })).toBe(false);
    expect(shown({ approach: online, bookingUrl: undefined })).toBe(false);
  });
});
