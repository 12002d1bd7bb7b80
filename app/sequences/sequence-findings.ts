import { ruleProblems } from '../../contract/rule-problems.ts';
import {
  checkSequence,
  sequenceWarnings,
  type CheckedAgainst,
} from '../../domain/sequences/check-sequence.ts';
import { flowOf, mailsOf, rulesOf } from '../../domain/sequences/flow.ts';
import type { Test } from '../../domain/sequences/step.ts';
import type { Sequence } from '../../domain/sequences/sequence.ts';
import type { SequenceProblem } from '../../domain/sequences/sequence-problem.ts';
import { offeredOf, type Settings } from '../../domain/settings/settings.ts';
import { offerOf } from '../kernel/sender-view.ts';
import { UserError } from '../../platform/user-error.ts';
import { checkOwnText } from '../../templates/mails/own-text.ts';

/** A sequence with problems is refused, each with its place. */
export function refuseProblems(problems: readonly SequenceProblem[]): void {
  if (problems.length === 0) return;
  const list = (locale: 'ja' | 'en'): string =>
    problems
      .map(({ place, step, message }) => `${place}${step === '' ? '' : ` (${step})`}: ${message[locale]}`)
      .join(' ');
  throw new UserError(
    422,
    'sequence',
    { ja: `シナリオを直してください。${list('ja')}`, en: `Mend the sequence. ${list('en')}` },
    problems.map(({ place, message }) => ({ place: `body.sequence.${place}`, message })),
  );
}

/** What stops a sequence, against the settings and its earlier versions; own texts are checked as any. */
export function problemsOf(
  sequence: Sequence,
  settings: Settings,
  before: readonly Sequence[],
): readonly SequenceProblem[] {
  return [
    ...checkSequence(sequence, againstOf(settings, before)),
    ...textFindings(sequence, settings, 'problems'),
    ...ruleFindings(sequence),
  ];
}

const againstOf = ({ locale, assets }: Settings, before: readonly Sequence[]): CheckedAgainst => ({
  languages: [locale],
  assets: offeredOf({ assets }).map(({ id }) => id),
  withdrawn: assets.flatMap(({ id, isWithdrawn }) => (isWithdrawn === true ? [id] : [])),
  sessions: assets.flatMap(({ kind, id, session }) =>
    kind === 'webinar' ? [id, ...(session === undefined ? [] : [session])] : [],
  ),
  before,
});

/** What is wrong with the rules that branches and goals ask about: a look could not be made with them. */
function ruleFindings(sequence: Sequence): readonly SequenceProblem[] {
  const { nodes, goals } = flowOf(sequence);
  const findingsOf = (test: Test, step: string, at: string): readonly SequenceProblem[] =>
    rulesOf(test).flatMap((rule) =>
      ruleProblems(rule).map(({ place, message }) => ({ place: `${at}.inSegment.${place}`, step, message })),
    );
  return [
    ...goals.flatMap((goal, index) => findingsOf(goal, '', `goals.${index}`)),
    ...[...nodes.values()].flatMap(({ step }) =>
      step.kind === 'condition'
        ? step.branches.flatMap(({ id, when }) =>
            findingsOf(when, step.id, `steps (${step.id}).branches (${id}).when`),
          )
        : [],
    ),
  ];
}

/** What is found in the texts of the mails, each with its place. */
const textFindings = (
  sequence: Sequence,
  settings: Settings,
  kind: 'problems' | 'warnings',
): readonly SequenceProblem[] =>
  mailsOf(flowOf(sequence)).flatMap((mail, index) =>
    (['ja', 'en'] as const).flatMap((locale) => {
      const text = mail.text?.[locale];
      if (text === undefined) return [];
      return checkOwnText(text, locale, offerOf(mail.assetId, settings, locale))[kind].map(({ ja, en }) => ({
        place: `steps (${mail.id}).text.${locale}`,
        step: mail.id,
        message: { ja: `${index + 1}通目: ${ja}`, en: `Mail ${index + 1}: ${en}` },
      }));
    }),
  );

/** What stops a sequence, and what deserves a look. */
export const findingsOf = (sequence: Sequence, settings: Settings, before: readonly Sequence[]) => ({
  problems: [...problemsOf(sequence, settings, before)],
  warnings: [...sequenceWarnings(sequence), ...textFindings(sequence, settings, 'warnings')],
});
