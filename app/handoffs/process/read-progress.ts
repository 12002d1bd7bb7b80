import { cutText } from '../../../domain/kernel/cut-text.ts';
import type { Bilingual } from '../../../domain/kernel/locale.ts';
import type { Feedback, Handoff } from '../../../domain/handoffs/handoff.ts';
import { isDay, type LocalDate } from '../../../domain/kernel/local-date.ts';
import {
  checkMove,
  isAhead,
  isPhase,
  phaseOf,
  reviewsRank,
  wonPhase,
  type Lacking,
  type SalesProcess,
} from '../../../domain/handoffs/process/sales-process.ts';
import { readAmountField, unreadableAmount } from '../answer/read-fields.ts';

/** Where a deal stands as a form says it, or why it cannot be recorded so. */
export type ProgressReading =
  | { readonly kind: 'answer'; readonly answer: Extract<Feedback['answer'], { kind: 'progress' }> }
  | { readonly kind: 'problem'; readonly problem: Bilingual; readonly lacking: readonly Lacking[] };

type Form = Readonly<Record<string, string>>;

/** What a form is read against. */
export interface ProgressContext {
  readonly process: SalesProcess;
  readonly handoff: Handoff;
  /** What is so already, ticked before or known from the records. */
  readonly done: ReadonlySet<string>;
  readonly today: LocalDate;
  /** The company's. */
  readonly currency: string;
}

/**
 * Reads the form of the progress page. A move forward that lacks something is a problem that names it. What is read depends
 * on the form alone, not on where the deal stands: the same form sent twice is the same answer.
 */
export function readProgress(form: Form, context: ProgressContext): ProgressReading {
  const { process, handoff, done } = context;
  const to = form['phase'] ?? '';
  if (!isPhase(process, to))
    return problem('営業フェーズをひとつ選んでください。', 'Choose one sales phase.');
  const present = phaseOf(process, handoff.progress?.phase).id;
  if (handoff.outcome === 'won' && isAhead(process, to, wonPhase))
    return problem(
      '受注済みの商談です。成約より前に戻すときは、確認のメールから受注の記録を取り消してください。',
      'This deal is won. To move it back before that, take the win back from the mail that confirmed it.',
    );
  if (handoff.outcome !== 'won' && isAhead(process, wonPhase, to))
    return problem(
      `「${phaseOf(process, to).label.ja}」は、成約を記録してから選べます。`,
      `"${phaseOf(process, to).label.en}" can be chosen once the deal is recorded as won.`,
    );
  const checks = process.checks.map((check) => check.id).filter((id) => isGiven(form[`check-${id}`]));
  const move = checkMove(process, present, to, new Set([...done, ...checks]));
  if (move.kind === 'lacking') return refused(process, move.lacking);
  const rank = rankFrom(form, process, present, to);
  if (rank === 'missing')
    return problem(
      'ヒアリングを終えるときは、A/B/C判定を見直します。ひとつ選んでください。',
      'When a hearing ends, the rank is looked at anew. Choose one.',
    );
  const planned = plannedFrom(form, context.today);
  if ('ja' in planned) return problem(planned.ja, planned.en);
  const amount = to === wonPhase ? readAmountField(form['amount'] ?? '', context.currency) : undefined;
  if (amount === 'unreadable')
    return {
      kind: 'problem',
      problem: unreadableAmount(form['amount'] ?? '', context.currency),
      lacking: [],
    };
  const stage = phaseOf(process, to).stages.find(({ id }) => id === form[`stage-${to}`])?.id;
  return {
    kind: 'answer',
    answer: {
      kind: 'progress',
      phase: to,
      ...(stage === undefined ? {} : { stage }),
      checks,
      records: recordsFrom(form, handoff),
      ...planned,
      ...(rank === undefined ? {} : { rank }),
      ...(amount === undefined ? {} : { amount }),
    },
  };
}

const isGiven = (value: string | undefined): boolean => (value ?? '').trim() !== '';

const problem = (ja: string, en: string, lacking: readonly Lacking[] = []): ProgressReading => ({
  kind: 'problem',
  problem: { ja, en },
  lacking,
});

/** Names the criterion in its own words, and what it lacks (G5). */
function refused(process: SalesProcess, lacking: readonly [Lacking, ...Lacking[]]): ProgressReading {
  const [{ criterion, missing }] = lacking;
  const [from, to] = [phaseOf(process, criterion.from), phaseOf(process, criterion.to)];
  const checks = (locale: 'ja' | 'en'): readonly string[] => missing.map(({ label }) => label[locale]);
  return problem(
    `「${to.label.ja}」に進む基準（${from.label.ja}→${to.label.ja}）をまだ満たしていません。足りないもの: ${checks('ja').join('、')}。済んでいれば、下でチェックを入れて、もう一度記録してください。`,
    `The criterion for "${to.label.en}" (${from.label.en} to ${to.label.en}) is not met yet. Missing: ${checks('en').join('; ')}. Tick below what is done, and record it again.`,
    lacking,
  );
}

/** Asked by where the deal stands, or stood when the form was opened: the second of two clicks answers the same question. */
function rankFrom(
  form: Form,
  process: SalesProcess,
  present: string,
  to: string,
): 'A' | 'B' | 'C' | 'missing' | undefined {
  const opened = form['from'] ?? '';
  const isAsked =
    reviewsRank(process, present, to) || (isPhase(process, opened) && reviewsRank(process, opened, to));
  return isAsked
    ? ((['A', 'B', 'C'] as const).find((rank) => rank === form['rank']) ?? 'missing')
    : undefined;
}

type Planned =
  | { readonly nextAction?: { readonly on: LocalDate; readonly what: string } }
  | { readonly nextActionUndecided: true };

function plannedFrom(form: Form, today: LocalDate): Planned | Bilingual {
  if (form['next'] === 'undecided') return { nextActionUndecided: true };
  const on = (form['nextOn'] ?? '').trim();
  const what = cutText((form['nextWhat'] ?? '').trim(), 200);
  if (on === '' && what === '' && form['next'] !== 'planned') return {};
  if (!isDay(on))
    return {
      ja: '次のアクションの日を選んでください。決まっていなければ「未定」を選んでください。',
      en: 'Choose the day of the next action, or "Undecided".',
    };
  if (on < today)
    return {
      ja: `次のアクションの日「${on}」は過ぎています。これからの日にしてください。`,
      en: `The day of the next action, ${on}, has passed. Give a later one.`,
    };
  return { nextAction: { on, what } };
}

/** What the form shows takes the place of what was recorded; what it does not show (items taken out of the process) stays. */
function recordsFrom(form: Form, { progress }: Handoff): Readonly<Record<string, string>> {
  const unshown = Object.entries(progress?.records ?? {}).filter(
    ([id]) => form[`record-${id}`] === undefined,
  );
  const given = Object.entries(form).flatMap(([name, value]) => {
    const id = /^record-([A-Za-z][A-Za-z0-9]{0,39})$/.exec(name)?.[1];
    const text = cutText(value.trim(), 500);
    return id === undefined || text === '' ? [] : [[id, text] as const];
  });
  return Object.fromEntries([...unshown, ...given]);
}
