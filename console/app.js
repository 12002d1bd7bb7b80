import { call } from './api.js';
import { h } from './dom.js';
import { locale, setLocale, setZone, text } from './language.js';
import { state } from './state.js';
import { campaignsStep } from './step-campaigns.js';
import { importStep } from './step-import.js';
import { kpisStep } from './step-kpis.js';
import { leadsStep } from './step-leads.js';
import { mailsStep } from './step-mails.js';
import { segmentsStep } from './step-segments.js';

const element = (id) => document.getElementById(id);
const [, mailboxPort = '4566'] = /^(\d{2,5})$/.exec(new URLSearchParams(location.search).get('mailbox') ?? '') ?? [];
state.mailbox = `${location.protocol}//${location.hostname}:${mailboxPort}/_mailbox`;

const refreshAll = () => Promise.all([segments.load(), mails.load(), campaigns.load(), leads.load(), kpis.load()]);
const loadSettings = async () => {
  state.settings = await call('GET', '/settings').catch((error) => {
    state.errors.import ??= error.message;
    return undefined;
  });
  if (state.settings !== undefined) setZone(state.settings.calendar.timeZone);
  element('company').textContent = state.settings?.companyName ?? '';
};

const imports = importStep(element('step-import'), async () => {
  await loadSettings();
  imports.draw();
  await refreshAll();
  campaigns.draw();
});
const segments = segmentsStep(element('step-segments'), () => {
  state.launch.isReviewing = false;
  campaigns.draw();
  return mails.load();
});
const mails = mailsStep(element('step-mails'), () => campaigns.draw());
const campaigns = campaignsStep(element('step-campaigns'), async () => {
  // Enrolling goes on in the background for a moment.
  await new Promise((resolve) => setTimeout(resolve, 2500));
  await Promise.all([campaigns.load(), segments.load(), kpis.load()]);
});
const leads = leadsStep(element('step-leads'));
const kpis = kpisStep(element('step-kpis'));
const steps = [imports, segments, mails, campaigns, leads, kpis];

function drawFrame() {
  document.documentElement.lang = locale();
  for (const each of document.querySelectorAll('[data-text]')) each.textContent = text(each.dataset.text);
  for (const each of document.querySelectorAll('[data-label]')) each.setAttribute('aria-label', text(each.dataset.label));
  element('mailbox-link').href = state.mailbox;
  const language = element('language');
  language.textContent = text('other');
  language.lang = locale() === 'ja' ? 'en' : 'ja';
  element('steps-nav').replaceChildren(
    ...['Import', 'Segments', 'Mails', 'Campaigns', 'Leads', 'Kpis'].map((step, index) => h('li', {}, h('a', { href: `#step-${step.toLowerCase()}` }, h('span', { class: 'number' }, String(index + 1)), text(`nav${step}`)))),
  );
}

element('language').addEventListener('click', async () => {
  setLocale(locale() === 'ja' ? 'en' : 'ja');
  state.errors = {};
  drawFrame();
  for (const step of steps) step.draw();
  await Promise.all([imports.translate(), refreshAll()]);
});

drawFrame();
for (const step of steps) step.draw();
await loadSettings();
imports.draw();
await refreshAll();
campaigns.draw();
