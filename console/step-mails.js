import { call } from './api.js';
import { errorBox, field, fill, h } from './dom.js';
import { locale, text } from './language.js';
import { attempt, state } from './state.js';

/** The three mails of the ready-made sequence, as domain/sequences/sequence.ts has them. */
export const mails = [
  { template: 'nurture-document', afterDays: 0, assetId: 'guide', title: 'mail1' },
  { template: 'nurture-case-study', afterDays: 14, assetId: 'case-study', title: 'mail2' },
  { template: 'nurture-invitation', afterDays: 35, assetId: 'webinar', title: 'mail3' },
];

/** Step 3: each mail with a real customer's values, a text of one's own, and a test mail. */
export function mailsStep(section, changed) {
  const mail = state.mail;
  const language = () => mail.locale ?? locale();
  const key = () => `${mail.template}/${language()}`;
  const draw = () => fill(section, ...content());

  let latest = 0;
  const show = (own) =>
    attempt('mails', draw, async () => {
      const asked = ++latest;
      const preview = await call('POST', '/mails/preview', {
        template: mail.template,
        locale: language(),
        segmentId: state.chosen,
        ...(own === undefined ? {} : { text: own }),
      });
      if (asked === latest) mail.preview = preview;
    });
  const load = () => show(mail.own[key()]);

  const choose = (change) => {
    Object.assign(mail, change);
    delete state.errors.mails;
    draw();
    return load();
  };

  const tryOwn = async () => {
    const asked = key();
    const draft = { ...mail.drafts[asked] };
    if (await show(draft)) {
      mail.own[asked] = draft;
      draw();
      changed();
    }
  };
  const dropOwn = () => {
    delete mail.own[key()];
    changed();
    return load();
  };

  const test = (event) => {
    event.preventDefault();
    mail.sentTo = undefined;
    return attempt('test', draw, async () => {
      const answer = await call('POST', '/mails/test', { to: mail.testTo.trim(), template: mail.template, segmentId: state.chosen });
      mail.sentTo = answer.to;
    });
  };

  const content = () => [
    h('h2', { id: 'h-mails' }, h('span', { class: 'number' }, '3'), text('mailsTitle')),
    h('p', { class: 'intro' }, text('mailsIntro')),
    h('div', { class: 'bar' }, tabs(), languages()),
    errorBox(state.errors.mails),
    h('div', { id: 'mail-panel', role: 'tabpanel', 'aria-labelledby': `tab-${mail.template}` }, mail.preview ? preview() : state.errors.mails === undefined && h('p', { class: 'note' }, text('loading'))),
    ownText(),
    testForm(),
  ];

  const tabs = () =>
    h(
      'div',
      { role: 'tablist', class: 'tabs', 'aria-label': text('mailTabs'), onkeydown: moveTab },
      mails.map(({ template, title }) =>
        h('button', { type: 'button', role: 'tab', id: `tab-${template}`, 'aria-controls': 'mail-panel', 'aria-selected': String(template === mail.template), tabindex: template === mail.template ? '0' : '-1', onclick: () => choose({ template }) }, text(title)),
      ),
    );
  const moveTab = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = mails.findIndex(({ template }) => template === mail.template);
    const { template } = mails[(at + step + mails.length) % mails.length];
    choose({ template });
    document.getElementById(`tab-${template}`).focus();
  };

  const languages = () =>
    h(
      'div',
      { class: 'switch', role: 'group', 'aria-label': text('mailLanguage') },
      [['ja', 'japanese'], ['en', 'english']].map(([code, name]) =>
        h('button', { type: 'button', id: `mail-${code}`, 'aria-pressed': String(language() === code), onclick: () => choose({ locale: code }) }, text(name)),
      ),
    );

  const preview = () => [
    mail.own[key()] && h('p', { class: 'good' }, text('ownActive')),
    h('dl', { class: 'plain' }, h('div', {}, h('dt', {}, text('to')), h('dd', {}, mail.preview.to ?? '—')), h('div', {}, h('dt', {}, text('subject')), h('dd', { class: 'subject' }, mail.preview.subject))),
    h(
      'div',
      { class: 'two' },
      h('div', {}, h('h3', {}, text('htmlPart')), h('iframe', { class: 'mail', sandbox: true, srcdoc: mail.preview.html, title: text('mailFrame') })),
      h('div', {}, h('h3', {}, text('textPart')), h('pre', { class: 'mail', tabindex: '0', lang: language(), 'aria-label': text('textPart'), role: 'region' }, mail.preview.text)),
    ),
  ];

  const ownText = () => {
    const draft = (mail.drafts[key()] ??= { subject: '', body: '' });
    const typed = (name) => (event) => { draft[name] = event.target.value; };
    return h(
      'details',
      { id: 'own-text', class: 'sentences' },
      h('summary', {}, text('ownText')),
      h('p', { class: 'note' }, text('ownIntro')),
      field(text('ownSubject'), h('input', { id: 'own-subject', type: 'text', value: draft.subject, oninput: typed('subject') })),
      field(text('ownBody'), h('textarea', { id: 'own-body', rows: '9', value: draft.body, oninput: typed('body') })),
      h('div', { class: 'actions' }, h('button', { type: 'button', id: 'own-try', onclick: tryOwn }, text('tryOwn')), mail.own[key()] && h('button', { type: 'button', class: 'quiet', id: 'own-drop', onclick: dropOwn }, text('dropOwn'))),
    );
  };

  const testForm = () =>
    h(
      'form',
      { class: 'inline', onsubmit: test, novalidate: true },
      field(text('testTo'), h('input', { id: 'test-to', type: 'email', autocomplete: 'email', placeholder: 'name@company.example', value: mail.testTo, oninput: (event) => { mail.testTo = event.target.value; } })),
      h('button', { type: 'submit', id: 'test-send' }, text('test')),
      mail.own[key()] && h('p', { class: 'note' }, text('testOwn')),
      errorBox(state.errors.test),
      h('p', { role: 'status', class: mail.sentTo ? 'good' : 'note' }, mail.sentTo ? [text('testSent', { to: mail.sentTo }), ' ', h('a', { href: state.mailbox, target: '_blank', rel: 'noreferrer' }, text('mailbox'))] : ''),
    );

  return { draw, load };
}
