import { describe, expect, it } from 'vitest';
import type { Locale } from '../../domain/kernel/locale.ts';
import { widthOf } from '../../domain/kernel/clean-text.ts';
import { renderNurtureMail } from '../../templates/mails/nurture-mail.ts';
import { detailsOf, fieldNames, variablesOf } from '../../templates/mails/nurture-variables.ts';
import { industryIn } from '../../templates/mails/industry-words.ts';
import { forbiddenWords } from '../../templates/mails/own-text.ts';
import type { NurtureMailView } from '../../templates/mails/nurture-mail-view.ts';
import { aNurtureView, awkward, awkwardNurtureView, locales } from './builders.ts';
import { expectSoundMail } from './html-checks.ts';

const templates = ['nurture-document', 'nurture-case-study', 'nurture-invitation', 'nurture-custom'] as const;
const cases = locales.flatMap((locale) => templates.map((template) => ({ locale, template })));

const named = (locale: Locale, customer: NurtureMailView['customer']) =>
  renderNurtureMail(aNurtureView(locale, { customer })).text;
const withDormancy = (dormancy: NurtureMailView['relation']['dormancy']) =>
  renderNurtureMail(aNurtureView('ja', { relation: { dormancy } })).text;
const metAtFair = (metAt: string) =>
  renderNurtureMail(
    aNurtureView('ja', {
      consentBasis: 'card',
      relation: { dormancy: 'neverContacted', metAt, when: '2025年5月' },
    }),
  ).text;
const own = (body: string, subject = '{{ topic }}のご案内') =>
  renderNurtureMail(aNurtureView('ja', { template: 'nurture-custom', ownText: { subject, body } }));

describe.each(cases)('$template in $locale', ({ locale, template }) => {
  it('is sound, and carries what the law asks for', () => {
    const view = aNurtureView(locale, { template });

    const mail = renderNurtureMail(view);

    expectSoundMail(mail, locale);
    expect(widthOf(mail.subject)).toBeLessThanOrEqual(56);
    for (const must of [
      view.sender.companyName,
      view.sender.postalAddress,
      view.sender.phone,
      view.sender.contactUrl,
      view.urls.unsubscribe,
    ])
      expect(mail.text).toContain(must);
  });

  it.each(awkward)('stays sound with %j in every field', (value) => {
    const mail = renderNurtureMail({ ...awkwardNurtureView(locale, value), template });

    expectSoundMail(mail, locale);
    expect(mail.html).not.toMatch(/href="[^"]*(evil|javascript)/);
  });

  it('never says to customers what colleagues say of them', () => {
    const mail = renderNurtureMail(aNurtureView(locale, { template, asset: undefined, industry: undefined }));

    for (const { pattern } of forbiddenWords)
      expect(mail.subject + mail.html + mail.text).not.toMatch(pattern);
    expectSoundMail(mail, locale);
  });

  it('tracks the asset and the consultation, and nothing else', () => {
    const { html } = renderNurtureMail(aNurtureView(locale, { template }));

    const tracked = [...html.matchAll(/<a class="\w+" href="([^"]*)"/g)].map((match) => match[1]);
    const { urls, sender } = aNurtureView(locale);
    expect(tracked).toContain(urls.asset);
    expect([urls.asset, urls.consultation]).toEqual(expect.arrayContaining(tracked));
    for (const url of [urls.unsubscribe, sender.privacyUrl, sender.contactUrl])
      expect(html).toContain(`ses:no-track href="${url}"`);
  });
});

describe('how a customer is addressed', () => {
  it.each([
    [{ lastName: '髙﨑', fullName: '髙﨑 𠮷郎' }, '髙﨑様'],
    [{ fullName: '髙﨑 𠮷郎' }, '髙﨑 𠮷郎様'],
    [{ lastName: '山田様' }, '山田様'],
    [{ lastName: ' ', fullName: '' }, 'ご担当者様'],
    [{ lastName: '{{姓}}' }, 'ご担当者様'],
    [{}, 'ご担当者様'],
  ])('%j is %s', (customer, expected) => {
    expect(named('ja', customer).split('\n')[0]).toBe(expected);
  });

  it.each([
    [{ fullName: '池田太郎' }, '池田太郎様 池田太郎様'],
    [{ lastName: '池田' }, '池田様 池田様'],
    [{ lastName: '池田', fullName: '池田 太郎' }, '池田様 池田 太郎様'],
    [{}, 'ご担当者様 ご担当者様'],
  ])('%j is no blank before 様, whichever name a letter puts in: %s', (customer, expected) => {
    const subject = '{{ customer.lastName }}様 {{ customer.fullName }}様';
    const view = aNurtureView('ja', { customer, ownText: { subject, body: 'a' } });

    expect(renderNurtureMail(view).subject).toBe(expected);
  });

  it('falls back to Sir or Madam in English', () => {
    expect(named('en', {})).toContain('Dear Sir or Madam,');
  });

  it('says ご無沙汰 only where we really spoke', () => {
    for (const dormancy of ['lapsed', 'lostDeal', 'stalled', 'wakeDate'] as const)
      expect(withDormancy(dormancy)).toContain('ご無沙汰しております。');
    expect(withDormancy('neverContacted')).toContain('お世話になっております。');
    expect(withDormancy('neverContacted')).not.toContain('ご無沙汰');
  });

  it('names the fair where a card was given, but not a route that is no place', () => {
    expect(metAtFair('ものづくり展')).toContain('2025年5月のものづくり展でお名刺を頂戴いたしました。');
    expect(metAtFair('Web')).toContain('以前お名刺を頂戴したご縁で');
  });
});

describe('a letter of their own', () => {
  it('is followed by the footer, whatever it says', () => {
    const mail = own('{{ customer.name }} 様\n\n- a\n- b\n\n[申し込む]({{ asset.url }})');

    expectSoundMail(mail, 'ja');
    expect(mail.subject).toBe('在庫管理のご案内');
    expect(mail.text).toContain('山田 様\n・a\n・b\n\n▼ 申し込む\nhttps://mail.company.example/d/sample');
    expect(mail.text).toContain('https://mail.company.example/u/sample');
  });

  it('goes without the industry where the subject is long, and is not cut within a word', () => {
    const view = aNurtureView('en', { topic: 'energy monitoring for production lines' });

    const { subject } = renderNurtureMail({ ...view, template: 'nurture-document' });

    expect(subject).toBe('Rethinking energy monitoring for production lines: a guide');
  });

  it('names a postal code once that stands in the address too', () => {
    const view = aNurtureView('en');
    const sender = {
      ...view.sender,
      postalCode: '62701',
      postalAddress: '100 Main St, Springfield, IL 62701',
    };

    expect(renderNurtureMail({ ...view, sender }).text).toContain('\n100 Main St, Springfield, IL 62701\n');
  });

  it('shows tags as text, and leads nowhere bad', () => {
    const mail = own('<b>x</b> {{ customer.name | raw }}\n[y](javascript:alert(1))');

    expect(mail.html).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(mail.html).not.toMatch(/href="javascript/);
  });

  it('knows exactly the fields that the table names', () => {
    const paths = Object.entries(variablesOf(aNurtureView('ja'))).flatMap(([name, value]) =>
      typeof value === 'object' ? Object.keys(value).map((key) => `${name}.${key}`) : [name],
    );

    expect(paths.toSorted()).toEqual(fieldNames.toSorted());
  });
});

it.each([
  ['Health Care', 'health care'],
  ['Oil & Gas', 'oil & gas'],
  ['Retail', 'retail'],
  ['IT Services', 'IT services'],
  ['SaaS', 'SaaS'],
  ["Children's Goods", "children's goods"],
  ['E-Commerce', 'E-commerce'],
])('says the industry "%s" within an English sentence', (industry, said) => {
  expect(industryIn(industry, 'en')).toBe(said);
});

it.each(cases)(
  '$template does without a question that the company has not given, in $locale',
  ({ locale, template }) => {
    const { text } = renderNurtureMail(aNurtureView(locale, { template, topicQuestion: '' }));

    expect(text).not.toMatch(/「」|""|thought you may know|お考えから/);
    expect(text.replaceAll(/\s/g, '')).toContain(aNurtureView(locale).topic.replaceAll(' ', ''));
  },
);

it('says of a short document that it takes one minute', () => {
  const asset = { kind: 'document' as const, title: 'A page', pages: 1, minutes: 1, points: [] };

  expect(detailsOf(asset, 'en')).toBe(' (PDF, 1 page, about 1 minute)');
  expect(detailsOf({ ...asset, pages: 12, minutes: 8 }, 'en')).toBe(' (PDF, 12 pages, about 8 minutes)');
});
