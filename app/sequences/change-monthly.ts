import { monthlyRoutes } from '../../contract/monthly.ts';
import { locales } from '../../domain/kernel/locale.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { isWriter } from '../../domain/kernel/wrote-it.ts';
import { monthlyId } from '../../domain/sequences/monthly-id.ts';
import { approvalOf, type MonthlyTopic } from '../../domain/sequences/monthly-topic.ts';
import { offeredOf, type Settings } from '../../domain/settings/settings.ts';
import { UserError } from '../../platform/user-error.ts';
import { offerOf } from '../kernel/sender-view.ts';
import { checkOwnText } from '../../templates/mails/own-text.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findDelivery } from '../kpis/kpi-store.ts';
import { changeMonthlyState, findMonthlyState } from './monthly-state-store.ts';
import { findTopic, saveTopic } from './monthly-store.ts';
import { monthlyView, topicView } from './show-monthly.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;

/** Writes the topic of a month, or changes it: it is sent once somebody approves it as it then stands. */
export const writeMonthlyTopic =
  (deps: Deps): Serve<typeof monthlyRoutes.writeMonthlyTopic> =>
  async ({ params: { month }, body }, caller) => {
    const settings = await deps.freshSettings();
    refusePast(month, deps, settings);
    checkAsset(body.assetId, settings);
    checkTexts(body, settings);
    const before = await findTopic(deps.db, month);
    if (before?.revision !== body.revision) throw changedMeanwhile(month, before);
    const { title, text, assetId } = body;
    const after: MonthlyTopic = {
      schemaVersion: 1,
      month,
      title,
      text,
      ...(assetId === undefined ? {} : { assetId }),
      writtenAt: deps.now().toISOString(),
      writtenBy: caller.name,
      ...(caller.memberId === undefined ? {} : { writtenById: caller.memberId }),
      revision: (before?.revision ?? 0) + 1,
    };
    if (!(await saveTopic(deps.db, before, after))) throw changedMeanwhile(month);
    caller.changed({
      thing: month,
      ...(before === undefined ? {} : { before: { title: before.title } }),
      after: { title },
    });
    return topicView(after, settings.calendar);
  };

/** Approves a topic as it stands; by somebody other than its writer where the company wants it so. */
export const approveMonthlyTopic =
  (deps: Deps): Serve<typeof monthlyRoutes.approveMonthlyTopic> =>
  async ({ params: { month }, body: { revision } }, caller) => {
    const settings = await deps.freshSettings();
    refusePast(month, deps, settings);
    const topic = await findTopic(deps.db, month);
    if (topic === undefined) throw unwritten(month);
    if (topic.revision !== revision) throw changedMeanwhile(month, topic);
    if (approvalOf(topic) !== undefined) return topicView(topic, settings.calendar);
    if (
      settings.monthlyApproval === 'another' &&
      isWriter(caller, { name: topic.writtenBy, memberId: topic.writtenById })
    )
      throw byAnother(topic);
    const at = deps.now().toISOString();
    const after = { ...topic, approval: { revision, at, by: caller.name } };
    if (!(await saveTopic(deps.db, topic, after))) throw changedMeanwhile(month);
    caller.changed({ thing: month, after: { approved: revision } });
    return topicView(after, settings.calendar);
  };

/** Holds the monthly mail: nobody's is lost, whoever is due waits. */
export const pauseMonthly =
  (deps: Deps): Serve<typeof monthlyRoutes.pauseMonthly> =>
  async (_, caller) => {
    const { state } = await findMonthlyState(deps.db);
    await changeMonthlyState(deps.db, { to: 'paused', because: 'byHand' });
    caller.changed({ before: { state }, after: { state: 'paused' } });
    return monthlyView(deps);
  };

/** Goes on: whoever resumes it has seen to what mail servers had said until then. */
export const resumeMonthly =
  (deps: Deps): Serve<typeof monthlyRoutes.resumeMonthly> =>
  async (_, caller) => {
    const { state } = await findMonthlyState(deps.db);
    const guardedFrom = await findDelivery(deps.db, monthlyId);
    if (state === 'paused') await changeMonthlyState(deps.db, { to: 'running', guardedFrom });
    caller.changed({ before: { state }, after: { state: 'running' } });
    return monthlyView(deps);
  };

function refusePast(month: string, { now }: Deps, { calendar }: Settings): void {
  const thisMonth = dayOf(now().getTime(), calendar.timeZone).slice(0, 7);
  if (month >= thisMonth) return;
  throw new UserError(409, 'past-month', {
    ja: `${month} はもう過ぎています。${thisMonth} 以降の月を指定してください。`,
    en: `${month} is over. Give ${thisMonth} or a later month.`,
  });
}

/** A text that names an unknown field, or says an inner word, is refused; one language is enough, and reaches its readers alone. */
function checkTexts({ text, assetId }: Pick<MonthlyTopic, 'text' | 'assetId'>, settings: Settings): void {
  if (text.ja === undefined && text.en === undefined)
    throw new UserError(422, 'text', {
      ja: '文面がありません。日本語か英語の件名と本文を入力してください。',
      en: 'There is no text. Give a subject and a body in Japanese, in English, or in both.',
    });
  for (const locale of locales) {
    const given = text[locale];
    if (given === undefined) continue;
    const offer = offerOf(assetId, settings, locale);
    const checked = checkOwnText(given, locale, offer);
    if (checked.ok) continue;
    const language = { ja: { ja: '日本語', en: 'Japanese' }, en: { ja: '英語', en: 'English' } }[locale];
    throw new UserError(422, 'text', {
      ja: `${language.ja}の文面を直してください。${checked.problems.map(({ ja }) => ja).join(' ')}`,
      en: `Mend the ${language.en} text. ${checked.problems.map(({ en }) => en).join(' ')}`,
    });
  }
}

function checkAsset(assetId: string | undefined, settings: Settings): void {
  const assets = offeredOf(settings);
  if (assetId === undefined || assets.some(({ id }) => id === assetId)) return;
  const known = assets.map(({ id }) => id).join(', ');
  throw new UserError(422, 'unknown-asset', {
    ja: `資料「${assetId}」は会社の設定にありません。次のいずれかにしてください: ${known === '' ? '（資料はまだありません）' : known}`,
    en: `There is no document "${assetId}" in the settings. Use one of: ${known === '' ? '(none yet)' : known}`,
  });
}

const unwritten = (month: string): UserError =>
  new UserError(404, 'no-topic', {
    ja: `${month} の話題はまだ書かれていません。先に書いてください。`,
    en: `The topic of ${month} is not written yet. Write it first.`,
  });

const changedMeanwhile = (month: string, now?: MonthlyTopic): UserError =>
  new UserError(409, 'changed', {
    ja: `${month} の話題は、開いたあとに${now === undefined ? '別の方' : `「${now.writtenBy}」`}が変更しました。開き直して、今の内容を確かめてください。`,
    en: `${now === undefined ? 'Somebody' : `"${now.writtenBy}"`} changed the topic of ${month} after you opened it. Open it again and look at what it says now.`,
  });

const byAnother = ({ month, writtenBy }: MonthlyTopic): UserError =>
  new UserError(409, 'own-approval', {
    ja: `${month} の話題は「${writtenBy}」が書いたものです。会社の設定により、別の方が承認してください。`,
    en: `"${writtenBy}" wrote the topic of ${month}. By the settings of the company somebody else has to approve it.`,
  });
