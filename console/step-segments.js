import { call } from './api.js';
import { errorBox, fill, h, table } from './dom.js';
import { count, label, named, text } from './language.js';
import { attempt, chosenSegment, state } from './state.js';

/** Step 2: how many each ready-made segment selects and whom it leaves out. `changed` is called when another one is chosen. */
export function segmentsStep(section, changed) {
  const draw = () => fill(section, ...content());
  const load = () =>
    attempt('segments', draw, async () => {
      state.segments = (await call('GET', '/segments')).segments;
    });
  const choose = (id) => {
    state.chosen = id;
    draw();
    changed();
  };

  const content = () => [
    h('h2', { id: 'h-segments' }, h('span', { class: 'number' }, '2'), text('segmentsTitle')),
    h('p', { class: 'intro' }, text('segmentsIntro')),
    errorBox(state.errors.segments),
    state.segments === undefined && state.errors.segments === undefined && h('p', { class: 'note' }, text('loading')),
    state.segments && h('div', { class: 'cards', role: 'group', 'aria-label': text('choice') }, state.segments.map(card)),
    chosenSegment()?.sample.length > 0 && sample(chosenSegment()),
  ];

  const card = ({ segment, selected, byDormancy, excluded, excludedPeople }) => {
    const isChosen = segment.id === state.chosen;
    const kinds = Object.entries(byDormancy).toSorted((a, b) => b[1] - a[1]);
    return h(
      'article',
      { class: isChosen ? 'card chosen' : 'card' },
      h('h3', {}, named(segment.name)),
      h('p', { class: 'big' }, h('strong', {}, count(selected)), ` ${text('canMail')}`),
      kinds.length > 1 && h('p', { class: 'note' }, kinds.map(([kind, number]) => `${label('dormancy', kind)} ${count(number)}`).join(' / ')),
      excludedPeople === 0
        ? h('p', { class: 'note' }, text('excludedNone'))
        : [
            h('p', { class: 'small-title' }, text('excluded', { count: count(excludedPeople) })),
            h('ul', { class: 'counts' }, excluded.map((each) => h('li', {}, h('span', {}, each.label), h('span', {}, count(each.count))))),
          ],
      h('button', { type: 'button', id: `choose-${segment.id}`, 'aria-pressed': String(isChosen), class: isChosen ? 'primary' : '', onclick: () => choose(segment.id), 'aria-label': `${text(isChosen ? 'chosen' : 'choose1')}: ${named(segment.name)}` }, text(isChosen ? 'chosen' : 'choose1')),
    );
  };

  const sample = ({ segment, sample: rows }) =>
    h(
      'details',
      { id: 'sample', class: 'sentences' },
      h('summary', {}, `${text('sample')}: ${named(segment.name)}`),
      table(
        text('sample'),
        [text('company'), text('contact'), text('dormancy'), text('sinceDays')],
        rows.map((each) => [each.account, each.name, label('dormancy', each.dormancy), text('silent', { days: count(each.silentDays) })]),
      ),
      h('p', { class: 'note' }, text('excludedNote')),
    );

  return { draw, load };
}
