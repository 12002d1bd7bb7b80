import type { ParsedInput } from '../../contract/route.ts';
import { campaignRoutes } from '../../contract/sequences.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { enrolmentMessages } from './spread-enrolment.ts';
import type { ReadinessDeps } from '../mail/check-readiness.ts';
import { passGate } from './launch-gate.ts';
import { createCampaign, findCampaign } from './campaign-store.ts';
import { listOwners } from '../people/owner-store.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import { firstMailAt } from '../../domain/sequences/waves.ts';
import {
  fewestForHoldout,
  mailedShare,
  newControl,
  type Control,
  type ControlKind,
} from '../../domain/sequences/control-group.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import type { Owner } from '../../domain/people/customer.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { canBeTold, isUnwelcomed } from '../../domain/people/welcome.ts';
import type { Segment } from '../../domain/audience/segment.ts';
import { afterReview, reviewEnd } from '../../domain/sequences/owner-review.ts';
import { namedSteps, stepsOfFormer } from '../../domain/sequences/former-steps.ts';
import type { Sequence } from '../../domain/sequences/sequence.ts';
import { isSame } from '../../domain/kernel/same-content.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Needs } from '../kernel/deps.ts';
import { launchable } from './saved-sequences.ts';
import { problemsOf, refuseProblems } from './sequence-findings.ts';
import { askOwners } from './review/ask-owners.ts';
import type { AudienceCount } from '../../domain/audience/audience-count.ts';
import { countedNow, keyOf } from '../audience/count-audience.ts';
import { partsFor } from '../audience/parts-store.ts';
import { checkedSegment, segmentById } from '../audience/find-segment.ts';
import { stillCounting, wavesFrom } from '../audience/plan-launch.ts';

type Deps = ReadinessDeps & Needs<'keyring' | 'audienceQueue' | 'now'>;
type Launch = ParsedInput<typeof campaignRoutes.launchCampaign>['body'];

/** Above so many people the count must be typed by hand. */
const COUNT_BY_HAND = 500;

/** Launches a sequence on a segment. Refuses before mails can go out, on an empty audience, and on broken texts. */
export const launchCampaign =
  (deps: Deps): Serve<typeof campaignRoutes.launchCampaign> =>
  async ({ body: launch }, caller) => {
    if (launch.ownerReviewDays !== undefined && launch.continuous) throw reviewedOnce;
    if (launch.control !== undefined && launch.mayOverlap) throw mailedAllTheSame;
    const settings = await deps.freshSettings();
    if (!settings.optOutsDeclared) throw undeclared;
    const owners = await listOwners(deps.db);
    if (!owners.some((owner) => canBeTold(owner))) throw nobodyToTell;
    const segment = await segmentOf(deps.db, launch);
    const sequence = await sequenceOf(deps, settings, launch);
    refuseProblems(problemsOf(sequence, settings, []));
    const now = deps.now();
    const id = (await deps.keyring()).idOf('campaign', sameFor(launch, now));
    const former = launch.launchKey === undefined ? undefined : await findCampaign(deps.db, id);
    if (former !== undefined) return launchedBefore(deps, former, owners, settings);
    const checkAudience = await passGate(deps, settings, owners);
    const audience = await audienceOf(deps, segment, launch.mayOverlap);
    if (audience.selected === 0) throw nobody(segment);
    if (audience.selected > COUNT_BY_HAND && launch.confirmCount !== audience.selected)
      throw countByHand(audience.selected);
    if (launch.control === 'holdout' && audience.selected < fewestForHoldout)
      throw tooFewToHoldOut(audience.selected);
    await checkAudience(audience);
    const begin = now.getTime() + settings.cancelMinutes * 60_000;
    const first =
      launch.ownerReviewDays === undefined
        ? begin
        : Math.max(begin, afterReview(now.getTime(), launch.ownerReviewDays, settings.calendar));
    // Until then it can be taken back, as if it had never been.
    const waves = wavesFrom(audience, settings, new Date(first), mailedShare(launch.control));
    const campaign: Campaign = {
      schemaVersion: 1,
      id,
      name: launch.name,
      segment,
      sequence,
      state: 'running',
      launchedAt: now.toISOString(),
      launchedBy: caller.name,
      launchedTo: audience.selected,
      isContinuous: launch.continuous,
      ...(launch.mayOverlap ? { mayOverlap: true } : {}),
      ...(launch.control === undefined
        ? {}
        : { control: controlOf(launch.control, launch.continuous, now, settings) }),
      ...(launch.ownerReviewDays === undefined
        ? {}
        : { ownerReview: { until: reviewEnd(firstMailAt({ waves, launchedAt: now.toISOString() })) } }),
      waves,
    };
    await createCampaign(deps.db, campaign);
    // Whoever is enrolled is mailed in the end: nobody is before the owners' questions are on their way.
    await askOwners(deps, campaign, owners, settings);
    await enrol(deps, id, audience.people);
    const warnings = warningsOf(owners, caller.locale ?? settings.locale);
    return { campaign, audience: audience.selected, warnings };
  };

/** With a key: whatever is asked with it in the same words. Without: this launch alone. */
const sameFor = (launch: Launch, now: Date): string =>
  launch.launchKey === undefined ? `${launch.name}|${now.toISOString()}` : JSON.stringify(launch);

/** Asked once more, since no answer had come: nobody gets two. What broke off behind the first time is gone on with. */
async function launchedBefore(deps: Deps, campaign: Campaign, owners: readonly Owner[], settings: Settings) {
  if (campaign.state === 'running') {
    await askOwners(deps, campaign, owners, settings);
    await enrol(deps, campaign.id, undefined);
  }
  return { campaign, audience: campaign.launchedTo ?? 0, warnings: [] };
}

const enrol = ({ audienceQueue }: Deps, campaignId: string, people: number | undefined): Promise<unknown> =>
  audienceQueue.sendAll(enrolmentMessages({ campaignId }, partsFor(people)));

const controlOf = (kind: ControlKind, isContinuous: boolean, at: Date, { calendar }: Settings): Control =>
  newControl(kind, { at, today: dayOf(at.getTime(), calendar.timeZone), isContinuous });

/** Whom it reaches: exactly where there are few, else as counted within the last minutes; each is looked at anew when enrolled. */
async function audienceOf(deps: Deps, segment: Segment, mayOverlap: boolean): Promise<AudienceCount> {
  const { counts, counting } = await countedNow(deps, keyOf(segment, mayOverlap));
  const [count] = counts;
  if (count !== undefined) return count;
  throw stillCounting(counting ?? { done: 0, of: 1 });
}

/** What a launch goes on despite of: salespeople of whom nobody knows whether our mails reach them. */
function warningsOf(owners: readonly Owner[], locale: Locale) {
  const names = owners.filter((owner) => isUnwelcomed(owner)).map(({ name }) => name);
  if (names.length === 0) return [];
  const message = {
    ja: `次の営業担当者は、案内メールの「受け取りました」をまだ押していません: ${names.join('、')}。引き渡しのメールが届かないおそれがあります。rekindle owner invite で案内を送れます。`,
    en: `These salespeople have not confirmed that our mails reach them: ${names.join(', ')}. Send them the introduction with rekindle owner invite.`,
  };
  return [{ code: 'owners-not-welcomed', message: message[locale] }];
}

/** The rule that is frozen with the campaign; of a saved segment its present version. */
const segmentOf = async (db: Database, { segment, segmentId }: Launch): Promise<Segment> =>
  segment === undefined ? segmentById(db, segmentId ?? 'all-dormant') : checkedSegment(segment);

/** The sequence as it stands, or the mails of its template in other words. */
async function sequenceOf(
  deps: Deps,
  settings: Settings,
  { sequenceId, steps, topic }: Launch,
): Promise<Sequence> {
  const sequence = await launchable(deps, settings, sequenceId);
  const isOther = steps !== undefined || (topic !== undefined && !isSame(topic, sequence.topic));
  if (isOther && settings.sequenceApproval === 'another') throw notAsApproved(sequenceId);
  return {
    ...sequence,
    ...(steps === undefined ? {} : { steps: stepsOfFormer(namedSteps(steps)) }),
    topic: topic ?? sequence.topic,
  };
}

/** What nobody has approved would be sent under the approval of something else. */
const notAsApproved = (id: string): UserError =>
  new UserError(409, 'not-as-approved', {
    ja: `シナリオは、承認された内容のまま始めます。開始のときに文面や話題（steps、topic）は変えられません。シナリオ「${id}」を変更して保存し、別の方の承認を得てから始めてください。`,
    en: `A sequence is launched as it was approved: its steps and its topic cannot be changed at the launch. Change and save the sequence "${id}", have somebody else approve it, then launch it.`,
  });

const reviewedOnce = new UserError(422, 'review-of-continuous', {
  ja: '営業確認のある施策には、あとから休眠になった方を自動で加えられません（お名前を営業が確認できないためです）。「今いる方だけ」（--once、APIでは continuous: false）で始めてください。',
  en: 'A campaign whose owners look through the names takes in nobody later: nobody would look through those. Launch it for those dormant now (--once, continuous: false in the API).',
});

const mailedAllTheSame = new UserError(422, 'control-and-overlap', {
  ja: '比較のため配信しない方を決める施策は、別の施策で配信中の方を対象にできません（その施策のメールが届き、比べられなくなります）。mayOverlap（--may-overlap）か control（--control）のどちらかだけを指定してください。',
  en: 'A campaign with a control group cannot take those whom another campaign mails: they would get its mails, and there would be nothing to compare. Give either mayOverlap (--may-overlap) or control (--control).',
});

const tooFewToHoldOut = (people: number): UserError =>
  new UserError(409, 'too-few-to-hold-out', {
    ja: `対象は${people}名です。${fewestForHoldout.toLocaleString('en')}名より少ないと、1割に配信しなくても効果は判定できません。半分の会社に90日あとに配信する方法（control: delayed、--control delayed）なら、誰も失わずに比べられます。`,
    en: `This reaches ${people} people. Below ${fewestForHoldout.toLocaleString('en')} a tenth that is not mailed tells nothing. Mail half of the companies 90 days later instead (control: delayed, --control delayed): that compares, and loses nobody.`,
  });

const undeclared = new UserError(409, 'opt-outs-undeclared', {
  ja: '配信を始める前に、以前のツールや手元の一覧にある配信停止を取り込んでください（rekindle import opt-outs ファイル）。ひとつもない場合は「ない」と申告してください（rekindle import --no-opt-outs）。',
  en: 'Before anything is sent, import the refusals of your former tool or list (rekindle import opt-outs FILE), or state that there are none (rekindle import --no-opt-outs).',
});

const nobodyToTell = new UserError(409, 'no-owner', {
  ja: 'メールアドレスのある営業担当者がひとりもいないため、関心の高まった方を引き渡せません。担当者表（氏名・メール）を取り込んでください（rekindle import owners ファイル）。',
  en: 'No salesperson has an e-mail address, so nobody could be told of hot leads. Import the salespeople with name and e-mail (rekindle import owners FILE).',
});

const nobody = (segment: Segment): UserError =>
  new UserError(409, 'nobody', {
    ja: `「${segment.name.ja}」に当てはまる配信できる方がいません。除外の内訳を確かめてください。`,
    en: `Nobody who may be mailed matches "${segment.name.en}". Look at the exclusions.`,
  });

const countByHand = (count: number): UserError =>
  new UserError(409, 'confirm-count', {
    ja: `配信対象は${count}名です。確認のため、この人数を入力してください（--confirm ${count}）。`,
    en: `This reaches ${count} people. Type the number to confirm (--confirm ${count}).`,
  });
