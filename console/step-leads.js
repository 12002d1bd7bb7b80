import { call } from './api.js';
import { errorBox, facts, fill, h, table } from './dom.js';
import { interestBar } from './interest-bar.js';
import { label, locale, moment, text } from './language.js';
import { showLead } from './lead-details.js';
import { attempt, state } from './state.js';

/** Step 5: leads, the hottest first, and open handoffs with their clocks. */
export function leadsStep(section) {
  const draw = () => fill(section, ...content());
  const load = () =>
    attempt('leads', draw, async () => {
      const [{ leads }, { handoffs }, { answers }] = await Promise.all([call('GET', '/leads', undefined, { temperature: state.temperature }), call('GET', '/handoffs'), call('GET', '/answers', undefined, { days: 14 })]);
      Object.assign(state, { leads, handoffs, answers });
    });
  const choose = (temperature) => {
    state.temperature = temperature;
    return load();
  };
  const open = (customerId) => attempt('leads', draw, () => showLead(customerId));

  const content = () => [
    h('div', { class: 'heading' }, h('h2', { id: 'h-leads' }, h('span', { class: 'number' }, '5'), text('leadsTitle')), h('button', { type: 'button', class: 'quiet', id: 'leads-reload', onclick: load }, text('reload'))),
    h('p', { class: 'intro' }, text('leadsIntro')),
    h(
      'div',
      { class: 'switch', role: 'group', 'aria-label': text('temperature') },
      [['hot', 'hotTab'], ['warm', 'warmTab']].map(([code, name]) => h('button', { type: 'button', id: `leads-${code}`, 'aria-pressed': String(state.temperature === code), onclick: () => choose(code) }, text(name))),
    ),
    errorBox(state.errors.leads),
    state.leads?.length === 0 && h('p', { class: 'note' }, text(state.temperature === 'hot' ? 'noHot' : 'noWarm')),
    state.leads?.length > 0 && h('ol', { class: 'rows leads' }, state.leads.map(row)),
    h('div', { class: 'heading' }, h('h3', {}, text('handoffs')), h('a', { id: 'handoff-standard', href: `/handoff-standard?lang=${locale()}`, target: '_blank', rel: 'noreferrer' }, text('standard'))),
    state.handoffs?.length === 0 && h('p', { class: 'note' }, text('noHandoffs')),
    state.handoffs?.length > 0 && handoffs(state.handoffs, open),
    h('h3', {}, text('salesAnswers')),
    state.answers?.length === 0 && h('p', { class: 'note' }, text('noAnswers')),
    state.answers?.length > 0 && answersOf(state.answers, open),
  ];

  const row = (lead) =>
    h(
      'li',
      { class: 'row' },
      h(
        'div',
        { class: 'heading' },
        h('h4', {}, `${lead.account} ${lead.name}`, lead.title ? h('small', {}, ` ${lead.title}`) : ''),
        h('button', { type: 'button', id: `lead-${lead.customerId}`, 'aria-label': `${text('details')}: ${lead.name}`, onclick: () => open(lead.customerId) }, text('details')),
      ),
      interestBar(lead),
      lead.temperature === 'hot' && lead.interest < lead.threshold && h('p', { class: 'note' }, text('hotBelow')),
      facts([
        [text('interest'), [h('strong', {}, lead.interest.toFixed(0)), h('small', {}, ` ${text('threshold', { threshold: lead.threshold.toFixed(0) })}`)]],
        [text('owner'), lead.owner || '—'],
        [text('lastAct'), moment(lead.lastActAt)],
      ]),
    );

  return { draw, load };
}

function handoffs(list, open) {
  // Time may have been moved forward on a local stack: then only the API knows what is overdue.
  const isOurTime = list.every(({ createdAt, firstContactDueAt, isOverdue }) => Date.parse(createdAt) < Date.now() + 60_000 && (!isOverdue || Date.parse(firstContactDueAt) <= Date.now()));
  const clock = (due, isOverdue) => [
    moment(due),
    ' ',
    isOverdue ? h('span', { class: 'badge overdue' }, text('overdue')) : isOurTime && Date.parse(due) > Date.now() ? h('small', {}, text('remaining', { time: span(Date.parse(due) - Date.now()) })) : '',
  ];
  return table(
    text('handoffs'),
    [text('rank'), text('company'), text('contact'), text('owner'), text('state'), text('acceptBy'), text('contactBy'), text('code')],
    list.map((each) => [
      h('span', { class: `rank ${each.rank}` }, each.rank),
      each.accountName,
      h('button', { type: 'button', class: 'link', id: `handoff-${each.code}`, onclick: () => open(each.customerId) }, each.customerName || text('details')),
      each.ownerName || '—',
      label('handoffState', each.state),
      each.acceptedAt === undefined ? clock(each.receivedDueAt, false) : text('accepted'),
      each.firstContactAt === undefined ? clock(each.firstContactDueAt, each.isOverdue) : text('contacted', { at: moment(each.firstContactAt) }),
      each.code,
    ]),
  );
}

/** What sales said in the last two weeks, the newest first. */
function answersOf(list, open) {
  const said = ({ outcome, until, note, kind }) => [outcome ? label('outcome', outcome) : label('answer', kind), until, note].filter(Boolean).join(' / ');
  return table(
    text('salesAnswers'),
    [text('when'), text('company'), text('contact'), text('owner'), text('salesSaid'), text('code')],
    list.slice(0, 30).map((each) => [
      moment(each.at),
      each.accountName,
      h('button', { type: 'button', class: 'link', id: `answer-${each.id}`, onclick: () => open(each.customerId) }, each.customerName || text('details')),
      each.ownerName || '—',
      said(each.answer),
      each.code,
    ]),
  );
}

function span(milliseconds) {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 60) return text('minutesShort', { count: minutes });
  return minutes < 48 * 60 ? text('hours', { count: Math.floor(minutes / 60) }) : text('days', { count: Math.floor(minutes / 1440) });
}
