import { call } from './api.js';
import { facts, h, table } from './dom.js';
import { interestBar } from './interest-bar.js';
import { label, moment, text } from './language.js';

/** Opens the details of one contact: why now, what the interest is made of, and all that happened. */
export async function showLead(customerId) {
  const lead = await call('GET', `/leads/${encodeURIComponent(customerId)}`);
  const { customer, account, interest, dormancy } = lead;
  const close = () => dialog.close();
  const dialog = h(
    'dialog',
    { 'aria-labelledby': 'lead-name', onclose: () => dialog.remove(), onclick: (event) => event.target === dialog && close() },
    h(
      'div',
      { class: 'details' },
      h('div', { class: 'heading' }, h('h2', { id: 'lead-name' }, `${account?.name ?? ''} ${customer.fullName ?? customer.lastName ?? ''}`), h('button', { type: 'button', class: 'quiet', onclick: close }, text('close'))),
      h('p', { class: 'note' }, [customer.department, customer.title, customer.email, dormancy?.dormancy && label('dormancy', dormancy.dormancy)].filter(Boolean).join(' / ')),
      h('h3', {}, text('why')),
      interestBar({ interest: interest.points, threshold: interest.threshold, temperature: interest.temperature }),
      facts([
        [text('interest'), h('strong', {}, `${interest.points.toFixed(1)} (${label('temperature', interest.temperature)})`)],
        [text('owner'), customer.ownerName ?? account?.ownerName ?? '—'],
      ]),
      h('p', {}, text('thresholdWhy', { fit: interest.fit, threshold: interest.threshold.toFixed(0) })),
      interest.heldUntil && h('p', {}, text('heldUntil', { at: moment(interest.heldUntil) })),
      interest.coolsAt && !(interest.heldUntil > interest.coolsAt) && h('p', {}, text('coolsAt', { at: moment(interest.coolsAt) })),
      h('h3', {}, text('contributions')),
      interest.contributions.length === 0
        ? h('p', { class: 'note' }, text('nothingYet'))
        : table(text('contributions'), [text('when'), text('made'), text('interest')], interest.contributions.map((each) => [moment(each.at), sum(each), text('pointsNow', { points: each.pointsNow.toFixed(1) })])),
      h('h3', {}, text('timeline')),
      timeline(lead),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}

/** "Webinar attendance 20 × 0.84 × decay 0.71". */
function sum({ signal, base, quality, weight, points, pointsNow }) {
  const round = (value) => String(Math.round(value * 100) / 100);
  const rest = points - base * quality * weight;
  const parts = [base, ...[quality, weight].filter((factor) => factor !== 1)].map(round).join(' × ');
  const extra = Math.abs(rest) < 0.005 ? '' : ` ${rest > 0 ? '+' : '−'} ${round(Math.abs(rest))}`;
  return `${label('signal', signal)} ${parts}${extra} × ${text('decay')} ${(points === 0 ? 0 : pointsNow / points).toFixed(2)}`;
}

function timeline({ engagements, facts: happened }) {
  const entries = [...engagements.map((each) => [each.occurredAt, did(each)]), ...happened.map((each) => [each.at, was(each)])].toSorted((a, b) => b[0].localeCompare(a[0]));
  if (entries.length === 0) return h('p', { class: 'note' }, text('nothingYet'));
  return h('ol', { class: 'timeline' }, entries.map(([at, what]) => h('li', {}, h('time', { datetime: at }, moment(at)), h('span', {}, what))));
}

function did(each) {
  const what = [label('act', each.kind), each.inquiry && label('inquiry', each.inquiry), each.assetTitle ?? each.topic ?? each.session ?? each.page, each.question].filter(Boolean).join(' / ');
  const why = each.verdict.reasons.map((reason) => label('reason', reason)).join(', ');
  return [what, ' ', h('small', {}, `${label('verdict', each.verdict.is)}${why ? `: ${why}` : ''}`)];
}

function was(fact) {
  const answer = fact.feedback?.answer;
  const because = fact.because && (label('because', fact.because) === fact.because ? label('outcome', fact.because) : label('because', fact.because));
  const detail = [fact.step === undefined ? undefined : text(`mail${fact.step + 1}`), fact.rank, fact.mailKind && label('mailKind', fact.mailKind), answer && label('answer', answer.kind), answer?.outcome && label('outcome', answer.outcome), because].filter(Boolean);
  return `${label('fact', fact.kind)}${detail.length > 0 ? `: ${detail.join(' / ')}` : ''}`;
}
