import { call } from './api.js';
import { errorBox, facts, field, fill, h } from './dom.js';
import { comma, count, label, moment, named, people, text } from './language.js';
import { mails } from './step-mails.js';
import { attempt, chosenSegment, state } from './state.js';

/** Above so many people the count is typed by hand; the API holds to it too. */
const COUNT_BY_HAND = 500;

/** Step 4: launch after a review, and the campaigns that run. `changed` is called after a launch. */
export function campaignsStep(section, changed) {
  const launch = state.launch;
  const draw = () => fill(section, ...content());
  const load = () =>
    attempt('campaigns', draw, async () => {
      state.campaigns = (await call('GET', '/campaigns')).campaigns;
      state.owners = (await call('GET', '/owners')).owners;
    });

  const review = (event) => {
    event.preventDefault();
    launch.isReviewing = launch.name.trim() !== '';
    launch.launched = undefined;
    delete state.errors.launch;
    draw();
    document.getElementById(launch.isReviewing ? 'launch-review' : 'launch-name').focus();
  };

  const start = async () => {
    const chosen = chosenSegment();
    launch.busy = true;
    const isDone = await attempt('launch', draw, async () => {
      const steps = ownSteps();
      const { campaign } = await call('POST', '/campaigns', {
        name: launch.name.trim(),
        segmentId: chosen.segment.id,
        continuous: launch.continuous,
        ...(steps === undefined ? {} : { steps }),
        ...(chosen.selected > COUNT_BY_HAND ? { confirmCount: Number(launch.typed.replaceAll(/[,、，\s]/g, '')) } : {}),
      });
      Object.assign(launch, { isReviewing: false, name: '', typed: '', launched: campaign });
    });
    launch.busy = false;
    draw();
    if (isDone) await Promise.all([load(), changed()]);
  };

  const change = (id, action) =>
    attempt('campaigns', draw, async () => {
      await call('POST', `/campaigns/${encodeURIComponent(id)}/${action}`);
      state.campaigns = (await call('GET', '/campaigns')).campaigns;
    });

  const content = () => [
    h('h2', { id: 'h-campaigns' }, h('span', { class: 'number' }, '4'), text('campaignsTitle')),
    h('p', { class: 'intro' }, text('campaignsIntro')),
    form(),
    errorBox(state.errors.launch),
    launch.launched && h('p', { class: 'good', role: 'status' }, text('launched', { name: launch.launched.name, at: moment(launch.launched.waves[0]?.startAt) })),
    h('div', { class: 'heading' }, h('h3', {}, text('campaigns')), h('button', { type: 'button', class: 'quiet', id: 'campaigns-reload', onclick: load }, text('reload'))),
    errorBox(state.errors.campaigns),
    state.campaigns?.length === 0 && h('p', { class: 'note' }, text('noCampaigns')),
    state.campaigns?.length > 0 && [h('div', { class: 'rows' }, state.campaigns.map(row)), h('p', { class: 'note' }, text('notSentWhere'))],
  ];

  const form = () => {
    const chosen = chosenSegment();
    if (chosen === undefined) return h('p', { class: 'note' }, text('loading'));
    const segment = named(chosen.segment.name);
    if (chosen.selected === 0) return h('p', { class: 'warning' }, text('nobody', { segment }));
    const own = ownMails();
    return h(
      'form',
      { class: 'panel', onsubmit: review },
      h('p', {}, text('reach', { segment, count: count(chosen.selected) }), own.length > 0 ? ` ${text('reachOwn', { mails: own.map(({ title }) => text(title)).join(' / ') })}` : ''),
      h('p', { class: 'small-title' }, text('waves')),
      h('ol', { class: 'waves' }, chosen.waves.map((wave) => h('li', {}, h('span', {}, moment(wave.startAt)), h('strong', {}, people(wave.people))))),
      field(text('name'), h('input', { id: 'launch-name', type: 'text', required: true, maxlength: '100', autocomplete: 'off', value: launch.name, oninput: (event) => { launch.name = event.target.value; } })),
      h('label', { class: 'check' }, h('input', { type: 'checkbox', id: 'launch-continuous', checked: launch.continuous, onchange: (event) => { launch.continuous = event.target.checked; } }), ` ${text('continuous')}`),
      launch.isReviewing ? confirmation(chosen.selected) : h('div', { class: 'actions' }, h('button', { type: 'submit', class: 'primary', id: 'launch-open' }, text('review'))),
    );
  };

  const confirmation = (selected) =>
    h(
      'div',
      { class: 'confirm', id: 'launch-review', tabindex: '-1', role: 'group', 'aria-labelledby': 'launch-question' },
      h('p', { id: 'launch-question' }, h('strong', {}, text('confirmTitle', { name: launch.name.trim(), count: count(selected) }))),
      unconfirmed().length > 0 && h('p', { class: 'warning', id: 'launch-unconfirmed' }, text('unconfirmed', { names: unconfirmed().join(comma()) })),
      selected > COUNT_BY_HAND && field(text('typeCount', { count: count(selected) }), h('input', { id: 'launch-count', type: 'text', inputmode: 'numeric', autocomplete: 'off', value: launch.typed, oninput: (event) => { launch.typed = event.target.value; } })),
      h(
        'div',
        { class: 'actions' },
        h('button', { type: 'button', class: 'primary', id: 'launch-confirm', disabled: launch.busy, onclick: start }, text('confirm', { count: count(selected) })),
        h('button', { type: 'button', class: 'quiet', id: 'launch-back', onclick: () => { launch.isReviewing = false; draw(); } }, text('back')),
      ),
    );

  const row = ({ campaign, delivery, counts }) =>
    h(
      'article',
      { class: 'row' },
      h(
        'div',
        { class: 'heading' },
        h('h4', {}, campaign.name, ' ', h('span', { class: `badge ${campaign.state}` }, label('campaignState', campaign.state))),
        h(
          'div',
          { class: 'actions' },
          campaign.state === 'running' && h('button', { type: 'button', id: `pause-${campaign.id}`, 'aria-label': `${text('pause')}: ${campaign.name}`, onclick: () => change(campaign.id, 'pause') }, text('pause')),
          campaign.state === 'paused' && h('button', { type: 'button', id: `resume-${campaign.id}`, 'aria-label': `${text('resume')}: ${campaign.name}`, onclick: () => change(campaign.id, 'resume') }, text('resume')),
        ),
      ),
      campaign.pausedBecause && h('p', { class: 'warning' }, label('pause', campaign.pausedBecause)),
      h('p', { class: 'note' }, `${named(campaign.segment.name)} / ${text('launchedAt')} ${moment(campaign.launchedAt)} / ${text('waves')} ${campaign.waves.map(({ startAt }) => moment(startAt)).join(' → ')}`),
      facts([
        [text('enrolled'), count(counts.enrolled)],
        [text('sent'), count(delivery.sent)],
        [text('bounced'), count(delivery.bounced)],
        [text('complained'), count(delivery.complained)],
        [text('hot'), count(counts.hot)],
        [text('opportunities'), count(counts.opportunities)],
      ]),
    );

  return { draw, load };
}

/** Salespeople who have not said yet that our mails reach them. */
const unconfirmed = () => (state.owners ?? []).filter(({ email, retired, welcomedAt }) => email !== undefined && !retired && welcomedAt === undefined).map(({ name }) => name);

const ownOf = (template, code) => state.mail.own[`${template}/${code}`];
const ownMails = () => mails.filter(({ template }) => ownOf(template, 'ja') ?? ownOf(template, 'en'));

/** The steps to launch with, when a mail has a text of one's own. */
function ownSteps() {
  if (ownMails().length === 0) return undefined;
  return mails.map(({ template, afterDays, assetId }) => {
    const [ja, en] = [ownOf(template, 'ja'), ownOf(template, 'en')];
    const texts = { ...(ja === undefined ? {} : { ja }), ...(en === undefined ? {} : { en }) };
    return { template, afterDays, assetId, ...(Object.keys(texts).length === 0 ? {} : { text: texts }) };
  });
}
