import { call } from './api.js';
import { errorBox, fill, h, svg, table } from './dom.js';
import { comma, count, label, money, month, text } from './language.js';
import { attempt, state } from './state.js';

const names = ['dormantToOpportunity', 'hotToOpportunity', 'opportunityToWon'];
/** Fewer cases than this say nothing reliable. */
const ENOUGH = 20;

/** Step 6: the three shared KPIs in plain words, with their range, split first by kind of dormancy. */
export function kpisStep(section) {
  const draw = () => fill(section, ...content());
  const load = () =>
    attempt('kpis', draw, async () => {
      state.kpis = await call('GET', '/kpis');
    });

  const content = () => [
    h('div', { class: 'heading' }, h('h2', { id: 'h-kpis' }, h('span', { class: 'number' }, '6'), text('kpisTitle')), h('button', { type: 'button', class: 'quiet', id: 'kpis-reload', onclick: load }, text('reload'))),
    h('p', { class: 'intro' }, text('kpisIntro')),
    errorBox(state.errors.kpis),
    state.kpis && [
      h('div', { class: 'cards three' }, names.map((name) => h('article', { class: 'card' }, h('h3', {}, text(name)), figure(state.kpis.all.kpis[name])))),
      h('p', { class: 'note' }, text('amounts', { opportunity: money(state.kpis.all.counts.opportunityAmount, state.kpis.currency), won: money(state.kpis.all.counts.wonAmount, state.kpis.currency) })),
      split('byDormancy', state.kpis.byDormancy, ({ key }) => label('dormancy', key)),
      split('byCohort', state.kpis.byCohort, ({ key, mature }) => [month(key), mature ? '' : h('span', { class: 'badge' }, text('immature'))]),
    ],
  ];

  const split = (title, rows, name) =>
    rows.length > 0 && [
      h('h3', {}, text(title)),
      table(text(title), [text(title), text('enrolled'), ...names.map((each) => text(each))], rows.map((row) => [name(row), count(row.counts.enrolled), ...names.map((each) => short(row.kpis[each]))])),
    ];

  return { draw, load };
}

const percent = (share) => `${(share * 100).toFixed(1)}%`;

function figure(rate) {
  if (rate.rate === null) return [h('p', { class: 'big' }, '—'), h('p', { class: 'note' }, text('noCases'))];
  return [h('p', { class: 'big' }, h('strong', {}, percent(rate.rate)), ` ${text('cases', { of: count(rate.of), done: count(rate.done) })}`), rangeBar(rate), h('p', { class: 'note' }, words(rate))];
}

const words = ({ of, low, high }) => `${text('range', { low: Math.round(low * 100), high: Math.round(high * 100) })}${of < ENOUGH ? `${comma()}${text('few')}` : ''}`;

const short = (rate) => (rate.rate === null ? h('span', { class: 'soft' }, text('noCases')) : [h('strong', {}, percent(rate.rate)), h('br'), h('small', {}, `${text('cases', { of: count(rate.of), done: count(rate.done) })}${comma()}${words(rate)}`)]);

/** The range as a band from 0 to 100 %, the rate as a mark in it. */
function rangeBar({ rate, low, high }) {
  return svg(
    'svg',
    { class: 'meter', viewBox: '0 0 100 6', preserveAspectRatio: 'none', role: 'img', 'aria-label': text('rangeFigure', { rate: percent(rate), low: Math.round(low * 100), high: Math.round(high * 100) }) },
    svg('rect', { class: 'track', width: 100, height: 6 }),
    svg('rect', { class: 'range', x: low * 100, width: Math.max((high - low) * 100, 0.5), height: 6 }),
    svg('rect', { class: 'mark', x: Math.min(rate * 100, 99.2), width: 0.8, height: 6 }),
  );
}
