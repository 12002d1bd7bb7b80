import { isUnwritten, type Locale } from '../kernel/locale.ts';
import { actProblems, type EarlierMails } from './check-acts.ts';
import { armsOf, flowOf, mailsOf, type Arm } from './flow.ts';
import type { Sequence } from './sequence.ts';
import type { SequenceProblem } from './sequence-problem.ts';
import { sequenceWords as words } from './sequence-words.ts';
import type { MailStep, PlainStep, Step } from './step.ts';
import type { When } from './when.ts';
import { writtenOut } from './written-out.ts';

/** What a sequence is checked against. */
export interface CheckedAgainst {
  /** Languages in which mails go out. */
  readonly languages: readonly Locale[];
  /** Documents and sessions of the settings. */
  readonly assets: readonly string[];
  /** Documents that are offered no more. */
  readonly withdrawn: readonly string[];
  readonly sessions: readonly string[];
  /** Every earlier version: an id keeps its kind for ever. */
  readonly before: readonly Sequence[];
}

const mostSteps = 60;
const deepest = 3;

/** What stops a save; empty where nothing does. What is shaped wrongly was refused by the schema before. */
export function checkSequence(sequence: Sequence, against: CheckedAgainst): readonly SequenceProblem[] {
  const check: Check = { against, seen: new Map(), problems: [] };
  checkSteps(sequence.steps, 'steps', 1, check);
  const say = (step: string, message: SequenceProblem['message']): void =>
    void check.problems.push({ place: 'steps', step, message });
  if (isUnwritten(sequence.topic) && mailsOf(flowOf(sequence)).some(saysTopic))
    check.problems.push({ place: 'topic', step: '', message: words.noTopic() });
  if (check.seen.size === 0) say('', words.noSteps());
  if (check.seen.size > mostSteps) say('', words.tooMany(check.seen.size, mostSteps));
  for (const earlier of against.before)
    for (const [id, { step }] of flowOf(earlier).nodes) {
      const now = check.seen.get(id);
      if (now !== undefined && now.kind !== step.kind) say(id, words.kindChanged(id, step.kind));
    }
  return check.problems;
}

/** The letters that ship name the topic, and so do the fields of it in one's own. */
const saysTopic = ({ template, text }: MailStep): boolean =>
  (text === undefined && template !== 'monthly-last') || /\b(?:topic|relation)/.test(JSON.stringify(text));

interface Check {
  readonly against: CheckedAgainst;
  /** Steps that stand above, by id. */
  readonly seen: Map<string, PlainStep>;
  readonly problems: SequenceProblem[];
}

function checkSteps(steps: readonly Step[], place: string, depth: number, check: Check): void {
  for (const [index, written] of steps.entries()) {
    const at = `${place}.${index}`;
    const say = (message: SequenceProblem['message']): void =>
      void check.problems.push({ place: at, step: written.id, message });
    if (depth > deepest) say(words.tooDeep(deepest));
    if (index > 0 && endsAll(steps.slice(0, index))) say(words.unreachable());
    for (const step of writtenOut(written)) {
      if (check.seen.has(step.id)) say(words.twice(step.id));
      for (const message of ownProblems(step, check)) say(message);
      check.seen.set(step.id, step);
      for (const { arm, at: inner } of placedArms(written, step, at))
        checkSteps(arm.steps, inner, depth + 1, check);
    }
  }
}

function ownProblems(step: PlainStep, { against, seen }: Check): readonly SequenceProblem['message'][] {
  const arms = armsOf(step).map(({ id }) => id);
  return [
    ...(step.kind === 'mail' ? mailProblems(step, against) : []),
    ...(step.kind === 'wait' ? sessionProblems(step.until, against) : []),
    ...(step.kind === 'waitFor' ? limitProblems(step.limit, against) : []),
    ...(step.kind === 'split' && !step.arms.some(({ weight }) => weight > 0) ? [words.noWeight()] : []),
    ...(new Set(arms).size < arms.length ? [words.armTwice()] : []),
    ...actProblems(step, mailsAbove(seen)),
  ];
}

const mailsAbove = (seen: ReadonlyMap<string, PlainStep>): EarlierMails =>
  new Map([...seen].flatMap(([id, step]) => (step.kind === 'mail' ? [[id, step] as const] : [])));

function mailProblems(mail: MailStep, { languages, assets, withdrawn, sessions }: CheckedAgainst) {
  const missing = languages.filter(
    (language) => mail.template === 'nurture-custom' && mail.text?.[language] === undefined,
  );
  return [
    ...missing.map((language) => words.noText(language)),
    ...(mail.assetId !== undefined && !assets.includes(mail.assetId)
      ? [(withdrawn.includes(mail.assetId) ? words.withdrawnAsset : words.unknownAsset)(mail.assetId, assets)]
      : []),
    ...(mail.session !== undefined && !sessions.includes(mail.session)
      ? [words.unknownSession(mail.session, sessions)]
      : []),
  ];
}

const limitProblems = (limit: When, against: CheckedAgainst) => [
  ...('days' in limit && limit.days === 0 ? [words.noLimit()] : []),
  ...sessionProblems(limit, against),
];

const sessionProblems = (when: When, { sessions }: CheckedAgainst) =>
  'session' in when && !sessions.includes(when.session) ? [words.unknownSession(when.session, sessions)] : [];

/** Whether nothing comes after these steps: they end, or branch into arms that all end. */
function endsAll(steps: readonly Step[]): boolean {
  const last = steps.flatMap((step) => writtenOut(step)).at(-1);
  if (last === undefined) return false;
  const arms = armsOf(last);
  return last.kind === 'end' || (arms.length > 0 && arms.every((arm) => endsAll(arm.steps)));
}

/** The arms of a step with where they stand in the document. */
function placedArms(
  written: Step,
  step: PlainStep,
  at: string,
): readonly { readonly arm: Arm; readonly at: string }[] {
  const isOwn = written.id === step.id;
  return armsOf(step).map((arm, index) => {
    const inner =
      !isOwn || step.kind === 'waitFor' || arm.id === 'otherwise'
        ? arm.id
        : `${step.kind === 'split' ? 'arms' : 'branches'}.${index}.steps`;
    return { arm, at: `${at}.${inner}` };
  });
}

/** Two mails less than a week apart, which the frequency will part: no mistake, and worth knowing. */
export function sequenceWarnings({ steps }: Sequence): readonly SequenceProblem[] {
  const warnings: SequenceProblem[] = [];
  const list = steps.flatMap((step) => writtenOut(step));
  let days = Infinity;
  for (const [index, step] of list.entries()) {
    if (step.kind === 'mail' && step.requested !== true) {
      if (days < 7) warnings.push({ place: `steps.${index}`, step: step.id, message: words.tooSoon(days) });
      days = 0;
    } else days = step.kind === 'wait' && 'days' in step.until ? days + step.until.days : Infinity;
  }
  return warnings;
}
