import { call } from './api.js';
import { errorBox, facts, field, fill, h } from './dom.js';
import { comma, count, text } from './language.js';
import { attempt, state } from './state.js';

const MAXIMUM_BYTES = 4 * 1024 * 1024;
const kinds = [
  ['opt-outs', 'kindOptOuts'],
  ['owners', 'kindOwners'],
  ['accounts', 'kindAccounts'],
  ['deals', 'kindDeals'],
  ['customers', 'kindCustomers'],
  ['webinar', 'kindWebinar'],
  ['inquiry', 'kindInquiry'],
];
const bases = [
  ['unknown', 'basisUnknown'],
  ['transaction', 'basisTransaction'],
  ['card', 'basisCard'],
  ['optIn', 'basisOptIn'],
  ['published', 'basisPublished'],
];

/** Step 1: files in, what was read and refused first, then stored. `changed` is called after something was stored. */
export function importStep(section, changed) {
  const given = state.import;
  const draw = () => fill(section, ...content());

  const read = (dryRun) =>
    call('POST', `/imports/${given.kind}`, given.file, {
      file: given.file.name,
      dryRun: dryRun ? '1' : '0',
      ...(given.kind === 'customers' ? { basis: given.basis, evidence: given.evidence, declaredBy: given.declaredBy } : {}),
      ...(given.kind === 'webinar' ? { session: given.session, durationMinutes: given.minutes } : {}),
    });

  const run = (act) =>
    attempt('import', draw, async () => {
      given.busy = true;
      draw();
      try {
        await act();
      } finally {
        given.busy = false;
      }
    });

  const take = (file) => {
    given.report = undefined;
    given.file = file;
    return run(async () => {
      if (file === undefined) throw new Error(text('notAFile'));
      if (file.size > MAXIMUM_BYTES) throw new Error(text('tooLarge', { file: file.name, size: (file.size / 1024 / 1024).toFixed(1) }));
      given.report = await read(true);
    });
  };
  /** Reads the waiting file again after something was said about it. */
  const again = () => (given.file === undefined || given.report?.stored === true ? draw() : take(given.file));

  const store = async () => {
    const isStored = await run(async () => {
      given.report = await read(false);
    });
    if (isStored) await changed();
  };

  const declare = () =>
    attempt('import', draw, async () => {
      state.settings = await call('PUT', '/settings', { optOutsDeclared: true });
    });

  const select = (id, options, value, onChange) =>
    h('select', { id, onchange: (event) => onChange(event.target.value) }, options.map(([key, labelKey]) => h('option', { value: key, selected: key === value }, text(labelKey))));
  const input = (id, name, properties = {}) =>
    h('input', { id, type: 'text', autocomplete: 'off', ...properties, value: given[name], oninput: (event) => { given[name] = event.target.value; }, onchange: () => name === 'session' || name === 'minutes' ? again() : undefined });

  const content = () => [
    h('h2', { id: 'h-import' }, h('span', { class: 'number' }, '1'), text('importTitle')),
    h('p', { class: 'intro' }, text('importIntro')),
    optOuts(),
    insideSales(),
    h(
      'div',
      { class: 'form' },
      field(text('kind'), select('import-kind', kinds, given.kind, (kind) => { given.kind = kind; again(); })),
      given.kind === 'customers' && [
        field(text('basis'), select('import-basis', bases, given.basis, (basis) => { given.basis = basis; draw(); })),
        field(text('evidence'), input('import-evidence', 'evidence')),
        field(text('declaredBy'), input('import-declared', 'declaredBy', { autocomplete: 'name' })),
      ],
      given.kind === 'webinar' && [field(text('session'), input('import-session', 'session')), field(text('minutes'), input('import-minutes', 'minutes', { inputmode: 'numeric' }))],
    ),
    dropZone(),
    errorBox(state.errors.import),
    h('div', { 'aria-live': 'polite' }, given.busy ? h('p', { class: 'note' }, text('reading', { file: given.file?.name ?? '' })) : given.report && report()),
  ];

  const optOuts = () => {
    if (state.settings === undefined) return undefined;
    if (state.settings.optOutsDeclared) return h('p', { class: 'good' }, text('optOutsDone'));
    return h('div', { class: 'warning' }, h('p', {}, text('optOutsMissing')), h('button', { type: 'button', id: 'no-opt-outs', onclick: declare }, text('noOptOuts')));
  };

  // The one question of the set-up that nobody else can answer; open until it is, and changed by the same buttons.
  const insideSales = () => {
    if (state.settings === undefined) return undefined;
    const { insideSales: answer, version } = state.settings.handoffRules;
    const choose = (value) =>
      attempt('import', draw, async () => {
        state.settings = await call('PUT', '/settings', { handoffRules: { insideSales: value } });
      });
    const button = (value, words) => h('button', { type: 'button', id: `inside-sales-${value ? 'yes' : 'no'}`, 'aria-pressed': String(answer === value), onclick: () => choose(value) }, text(words));
    return h(
      'div',
      { class: answer === undefined ? 'warning' : 'answered' },
      h('p', {}, text('insideSalesAsked')),
      h('div', { class: 'switch', role: 'group', 'aria-label': text('insideSalesAsked') }, button(true, 'insideSalesYes'), button(false, 'insideSalesNo')),
      answer !== undefined && h('p', { class: 'note' }, text('rulesVersion', { version })),
    );
  };

  const dropZone = () => {
    const picker = h('input', { type: 'file', id: 'import-file', accept: '.csv,.tsv,.txt,text/csv', onchange: (event) => { if (event.target.files.length > 0) take(event.target.files[0]); } });
    const zone = h('div', { class: 'drop' }, h('strong', {}, text('drop')), h('span', { class: 'soft' }, text('or')), h('span', { class: 'picker' }, picker, h('label', { for: 'import-file' }, text('choose'))));
    zone.addEventListener('dragover', (event) => { event.preventDefault(); zone.classList.add('over'); });
    zone.addEventListener('dragleave', () => zone.classList.remove('over'));
    zone.addEventListener('drop', (event) => { event.preventDefault(); zone.classList.remove('over'); take(event.dataTransfer.files[0]); });
    return zone;
  };

  const report = () => {
    const { counts, columns, refusals, refusalCount, warnings, warningCount, unmatched, stored } = given.report;
    return h(
      'div',
      { class: 'report' },
      h('h3', {}, text(stored ? 'storedTitle' : 'dryTitle', { file: given.report.file })),
      facts([
        [text('rowsRead'), count(counts.read)],
        [text(stored ? 'rowsStored' : 'rowsTaken'), [count(counts.taken), stored && h('small', {}, ` ${text('newChanged', counts)}`)].filter(Boolean)],
        [text('merged'), count(counts.merged)],
        [text('excludedRows'), count(counts.excluded)],
        [text('refusedRows'), count(counts.refused)],
      ]),
      facts(
        [
          [text('formatLabel'), text('format', { encoding: given.report.encoding, line: given.report.headerLine })],
          [text('used'), columns.used.map(({ column }) => column).join(comma()) || text('none')],
          [text('ignored'), columns.ignored.join(comma()) || text('none')],
        ],
        'plain',
      ),
      sentences('refusals', refusals.map(({ message }) => message), refusalCount, true),
      sentences('warnings', warnings.map(({ message }) => message), warningCount, false),
      sentences('unmatched', unmatched, unmatched.length, false),
      !stored &&
        h(
          'div',
          { class: 'actions' },
          counts.taken > 0 && h('button', { type: 'button', class: 'primary', id: 'import-store', onclick: store }, text('store', { count: count(counts.taken) })),
          h('button', { type: 'button', class: 'quiet', onclick: () => { given.file = undefined; given.report = undefined; draw(); } }, text('discard')),
        ),
    );
  };

  const sentences = (key, list, total, isOpen) =>
    total > 0 &&
    h(
      'details',
      { class: 'sentences', open: isOpen },
      h('summary', {}, text(key, { count: count(total) })),
      h('ul', {}, list.slice(0, 20).map((sentence) => h('li', {}, sentence))),
      total > 20 && h('p', { class: 'note' }, text('more', { count: count(total - 20) })),
    );

  return {
    draw,
    /** Says everything anew after the language changed. */
    translate: async () => {
      const before = given.report;
      draw();
      if (before === undefined || given.file === undefined) return;
      await attempt('import', draw, async () => {
        const { refusals, warnings } = await read(true);
        given.report = { ...before, refusals, warnings };
      });
    },
  };
}
