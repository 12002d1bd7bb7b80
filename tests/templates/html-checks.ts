import { expect } from 'vitest';
import { widthOf } from '../../domain/kernel/clean-text.ts';
import type { RenderedMail } from '../../templates/mails/rendered-mail.ts';

const empty = new Set(['meta', 'br', 'hr', 'input', 'img', 'link']);

/** Every tag is closed, in order. Returns the first that is not. */
export function unbalancedTag(html: string): string | undefined {
  const open: string[] = [];
  for (const [, slash = '', tag = ''] of html.matchAll(
    /<(\/?)([a-z][a-z0-9]*)(?:\s(?:"[^"]*"|[^">])*)?>/gi,
  )) {
    const name = tag.toLowerCase();
    if (empty.has(name)) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return `</${name}>`;
  }
  return open.at(-1);
}

export const hrefsIn = (html: string): readonly string[] =>
  [...html.matchAll(/ (?:href|action)="([^"]*)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'));

/** What holds for all HTML we make, whatever the data. */
export function expectSoundHtml(html: string, locale: string): void {
  expect(unbalancedTag(html)).toBeUndefined();
  expect(html).toContain(`<html lang="${locale}"`);
  expect(html).not.toMatch(/<script|javascript:alert\(1\)"|\son[a-z]+=/i);
  expect(html).not.toMatch(/undefined|\bnull\b|\[object|\{\{|\{%|NaN/);
  expect(html).not.toMatch(/様[\s　]*様/);
  // Between words of ours; what people typed keeps its own.
  if (locale === 'en') expect(html).not.toMatch(/[a-z>]　[<A-Za-z]/);
  for (const href of hrefsIn(html)) expect(href).toMatch(/^(https?:\/\/|mailto:|tel:\+?\d+$|\/[a-z])/);
}

/** What holds for all mails: a subject of one line, a text part that stands alone. */
export function expectSoundMail(mail: RenderedMail, locale: string): void {
  expectSoundHtml(mail.html, locale);
  expect(mail.subject).not.toBe('');
  expect(mail.subject).not.toMatch(/[\r\n]|undefined|\{\{/);
  expect(mail.text).not.toMatch(/undefined|\bnull\b|\[object|\{\{|\{%|NaN|[\uFDD0-\uFDEF]/);
  expect(mail.text).not.toMatch(/^ ?様/m);
  const lines = mail.text.split('\n');
  for (const line of lines)
    if (!/^https?:\/\/\S+$/.test(line)) expect(widthOf(line), line).toBeLessThanOrEqual(70);
  for (const href of hrefsIn(mail.html)) if (/^https?:/.test(href)) expect(lines).toContain(href);
}
