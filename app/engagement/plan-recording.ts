import type { Write } from '../../platform/dynamodb/database.ts';
import { interestStands, putInterest, reopened, type StoredInterest } from '../interest/interest-store.ts';
import { rememberDeliberate } from '../mail/mail-store.ts';
import { changeVerdict, putEngagement, putFact } from '../timeline/timeline-store.ts';
import {
  groupOf,
  isDeliberateElsewhere,
  isOpenRequest,
  messageOf,
  type RawEngagement,
  type Engagement,
} from '../../domain/engagement/engagement.ts';
import type { Fact } from '../../domain/timeline/fact.ts';
import { interestAt } from '../../domain/interest/heat.ts';
import type { OutboxMail } from '../../domain/mail/mail.ts';
import { isSame } from '../../domain/kernel/same-content.ts';
import type { ScoringModel } from '../../domain/interest/scoring-model.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { firstEngagements } from '../../domain/engagement/first-engagements.ts';
import type { Verdict } from '../../domain/engagement/verdict.ts';
import { becameHotFact, engagedFact, requestFact, verdictFact, withdrawnFact } from './facts-of-recording.ts';
import { judgeTouched, readTouched } from './judge-engagements.ts';
import { newInterest, nextInterest, type Recording } from './next-interest.ts';
import type { Recorded, Work } from './work.ts';
import type { Deps } from './deps.ts';

/** What one transaction writes. */
export interface Plan {
  readonly writes: readonly Write[];
  readonly recorded: Recorded;
  /** More verdicts change than one transaction can hold: the rest is for the next. */
  readonly isUnfinished: boolean;
  /** Sources to count once the acts are stored. */
  readonly toCount: readonly string[];
  /** Nothing is to be written: the work is that of this record, which speaks for the person since a merge. */
  readonly movedTo?: string | undefined;
}

/** What DynamoDB takes in one transaction (docs/rules.md#a-transaction-holds-100-writes). */
const MAXIMUM_WRITES = 100;

/**
 * Reads what the work touches and works out what to write: acts, corrected verdicts, the interest, and the facts that
 * follow. While a new model is being tried, its interest is kept beside the one in force, in the same transaction.
 */
export async function planRecording(deps: Deps, work: Work): Promise<Plan> {
  const settings = await deps.settings();
  const { model, candidateModel } = settings;
  const touched = await readTouched(deps, work, [
    model.id,
    ...(candidateModel === undefined ? [] : [candidateModel.id]),
  ]);
  const { interests, mails, before } = touched;
  const found = interests.get(model.id);
  const stored = opened(found, work);
  // Without an interest nothing was ever recorded, so there is nothing to judge again, fold or cool.
  const interest =
    stored ??
    (work.acts.length === 0 ? undefined : await newInterest(deps, settings, model, work.customerId));
  if (interest === undefined || interest.movedTo !== undefined)
    return {
      writes: [],
      recorded: {
        customerId: work.customerId,
        added: 0,
        duplicates: work.acts.length,
        becameHot: false,
      },
      isUnfinished: false,
      toCount: [],
      movedTo: interest?.movedTo,
    };

  const known = new Set(before.map((each) => each.id));
  const added = unique(work.acts).filter((act) => !known.has(act.id));
  const { judged, sources } = await judgeTouched(deps, settings, touched, added);
  const deeds = [...mails.values()].flatMap((mail) => deliberateIn(deps, mail, added));
  const wrong = judged.filter(
    (each) => known.has(each.id) && differs(each.verdict, before.find((old) => old.id === each.id)?.verdict),
  );
  // An act is three writes at most (itself, a request, its group's first), a correction as many; five are for interests and crossing.
  const free = MAXIMUM_WRITES - 5 - 3 * added.length - deeds.length;
  const corrected = wrong.slice(0, Math.max(0, Math.floor(free / 3)));
  const waiting = new Set(wrong.slice(corrected.length).map(({ id }) => id));
  const after = judged.map((each) =>
    waiting.has(each.id) ? (before.find((old) => old.id === each.id) ?? each) : each,
  );
  const counted = added.flatMap((act) => after.filter((each) => each.id === act.id));
  const engaged = work.isMove === true ? [] : firstEngagements(before, [...counted, ...corrected]);
  const announced = (act: Engagement): Engagement =>
    engaged.some(({ id }) => id === act.id) ? { ...act, isAnnounced: true } : act;
  const recording: Recording = { work, before, after, counted, mails, nowEpochMs: deps.now().getTime() };

  const next = await nextInterest(deps, settings, model, interest, recording);
  const becameHot =
    work.isMove !== true &&
    next.temperature === 'hot' &&
    (interest.temperature !== 'hot' || (interest.isUnannounced === true && counted.some(isPersons)));
  const isTakenBack =
    interest.temperature === 'hot' &&
    next.temperature !== 'hot' &&
    corrected.length > 0 &&
    (await isHotWithout(deps, settings, interest, recording));
  const final: StoredInterest = {
    ...next,
    ...(isTakenBack
      ? { withdrawnCrossings: [...(interest.withdrawnCrossings ?? []), interest.crossings] }
      : {}),
    crossings: interest.crossings + Number(becameHot),
    isUnannounced: becameHot || next.temperature !== 'hot' ? undefined : awaitsAct(interest, work),
  };
  // Every new act bumps the version, even a machine's: acts of one message are judged together, so two writers must not pass unseen.
  const isChanged = counted.length > 0 || (found !== undefined && !isSame(found, final));
  const candidate = await planCandidate(deps, settings, interests, final, recording, isChanged);
  return {
    writes: [
      ...counted.map((each) => putEngagement(deps.db, announced(each))),
      ...deeds,
      ...corrected.flatMap((each) =>
        before.filter((old) => old.id === each.id).map((old) => changeVerdict(deps.db, old, announced(each))),
      ),
      ...(isChanged ? [putInterest(deps.db, interest, final, model)] : []),
      ...candidate,
      ...[
        ...engaged.map((act) => engagedFact(act, new Date(recording.nowEpochMs).toISOString())),
        ...factsOf(final, becameHot, isTakenBack, recording, corrected, model),
      ].map((fact) => putFact(deps.db, fact)),
    ],
    recorded: {
      customerId: work.customerId,
      added: added.length,
      duplicates: work.acts.length - added.length,
      becameHot,
    },
    isUnfinished: waiting.size > 0,
    toCount: sources.toCount,
  };
}

/** The interest as the work finds it: one that a merge closed is open again where the merge was taken back. */
const opened = (interest: StoredInterest | undefined, { isReturn }: Work): StoredInterest | undefined =>
  isReturn === true && interest !== undefined ? reopened(interest) : interest;

/** Whoever is hot by acts that were moved here is announced with the next act, as under a new model. */
const awaitsAct = (interest: StoredInterest, work: Work): true | undefined =>
  work.isMove === true && interest.temperature !== 'hot' ? true : interest.isUnannounced;

const isPersons = (each: Engagement): boolean => each.verdict.is !== 'machine';

/** The facts that follow from a recording: a crossing or requests, a crossing taken back, changed verdicts. */
function factsOf(
  final: StoredInterest,
  becameHot: boolean,
  isTakenBack: boolean,
  { work, before, counted, nowEpochMs }: Recording,
  corrected: readonly Engagement[],
  model: ScoringModel,
): readonly Fact[] {
  const now = new Date(nowEpochMs).toISOString();
  const points = interestAt(final.heat, nowEpochMs, model.halfLifeDays);
  const requests =
    work.isMove === true || (final.neverScores === true && final.isShared !== true)
      ? []
      : counted.filter((act) => isOpenRequest(act, model.holdDays));
  return [
    ...(becameHot
      ? [becameHotFact(final, points, counted, now, model.holdDays)]
      : requests.map((act) => requestFact(act, final, now))),
    ...(isTakenBack ? [withdrawnFact(final, now)] : []),
    ...corrected.map((each) => verdictFact(each, before, now)),
  ];
}

/** Whether the customer would still be hot, had no verdict been corrected: else it is time that has cooled him, and the crossing stands. */
async function isHotWithout(
  deps: Deps,
  settings: Settings,
  interest: StoredInterest,
  recording: Recording,
): Promise<boolean> {
  const known = new Map(recording.before.map((each) => [each.id, each]));
  const uncorrected = recording.after.map((each) => known.get(each.id) ?? each);
  const { temperature } = await nextInterest(deps, settings, settings.model, interest, {
    ...recording,
    after: uncorrected,
  });
  return temperature === 'hot';
}

/**
 * The interest under the model that is being tried. A replay fills it from the whole timeline, on condition that nothing
 * was recorded meanwhile; from then on it moves with every act. Acts before its replay are left to the replay.
 */
async function planCandidate(
  deps: Deps,
  settings: Settings,
  interests: ReadonlyMap<string, StoredInterest>,
  inForce: StoredInterest,
  recording: Recording,
  isInForceWritten: boolean,
): Promise<readonly Write[]> {
  const { candidateModel: model } = settings;
  const found = model === undefined ? undefined : interests.get(model.id);
  const stored = opened(found, recording.work);
  const isNew = stored === undefined && (recording.work.replay === true || inForce.version === 0);
  if (model === undefined || (stored === undefined && !isNew)) return [];
  const before = stored ?? (await newInterest(deps, settings, model, inForce.customerId));
  if (before === undefined) return [];
  const isReplay = recording.work.replay === true;
  const next = await nextInterest(
    deps,
    settings,
    model,
    { ...before, holdUntilEpochMs: inForce.holdUntilEpochMs },
    isReplay ? { ...recording, work: { ...recording.work, recompute: true } } : recording,
  );
  const { crossings, lastActAt, campaignId, touched } = inForce;
  const isUnannounced =
    next.temperature === 'hot' && inForce.temperature !== 'hot' ? (true as const) : undefined;
  const final: StoredInterest = { ...next, crossings, lastActAt, campaignId, touched, isUnannounced };
  if (isSame(found, final)) return [];
  return [
    putInterest(deps.db, before, final, model),
    ...(isInForceWritten ? [] : [interestStands(deps.db, inForce)]),
  ];
}

/** A form or seat taken from a mail stands in a group of its own: the mail remembers it. */
function deliberateIn({ db }: Deps, mail: OutboxMail, added: readonly RawEngagement[]): readonly Write[] {
  const done = added.filter((act) => isDeliberateElsewhere(act) && messageOf(act) === mail.id).map(groupOf);
  const groups = [...new Set(done)].filter((group) => mail.deeds?.includes(group) !== true);
  return groups.length === 0 ? [] : [rememberDeliberate(db, mail, groups)];
}

const unique = (acts: readonly RawEngagement[]): readonly RawEngagement[] => [
  ...new Map(acts.map((act) => [act.id, act])).values(),
];

/** Verdicts that differ only in reasons or in the version of the rules are left to a replay. */
const differs = (verdict: Verdict, was: Verdict | undefined): boolean =>
  was !== undefined && was.is !== verdict.is;
