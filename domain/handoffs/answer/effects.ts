import type { Locale } from '../../kernel/locale.ts';
import type { Standing } from '../../people/standing.ts';
import type { Handoff } from '../handoff.ts';
import { shippedHandoffRules, type HandoffRules } from '../handoff-rules.ts';

/** What an answer of sales does (R9). */
export interface FeedbackEffects {
  readonly handoff: Handoff;
  readonly standing: Standing;
  /** Multiplies the interest so far; 1 leaves it. */
  readonly interestFactor: number;
  /** Whether learning may take this outcome as a label. */
  readonly isTrainingLabel: boolean;
  /** A deal to write: an opportunity, won or lost. */
  readonly deal?:
    | { readonly stage: 'open' | 'won' | 'lost'; readonly amount?: number | undefined }
    | undefined;
  /** To whom it goes: the owner asks to be relieved, somebody names another, or inside sales passes it on. */
  readonly passesOn?:
    | { readonly how: 'relieved' | 'tossedUp' }
    | { readonly how: 'named'; readonly to: string }
    | undefined;
}

export interface EffectSettings {
  readonly tooEarlyDays: number;
  readonly notNeededDays: number;
  readonly bantForSql: number;
  readonly noAnswer: HandoffRules['noAnswer'];
  /** In which a planned meeting is named. */
  readonly locale: Locale;
}
export const defaultEffectSettings: EffectSettings = {
  tooEarlyDays: 90,
  notNeededDays: 180,
  bantForSql: 4,
  noAnswer: shippedHandoffRules.noAnswer,
  locale: 'ja',
};

/** The owner has it; one that was released has an owner again. */
export const accepted = (handoff: Handoff, at: string): Handoff => ({
  ...handoff,
  state: handoff.state === 'open' || handoff.state === 'released' ? 'accepted' : handoff.state,
  acceptedAt: handoff.acceptedAt ?? at,
});

/** Further on, never back. */
export function raised(
  standing: Standing,
  status: Standing['status'],
  at: string,
  because?: string,
): Standing {
  const order: readonly Standing['status'][] = [
    'dormant',
    'nurturing',
    'mql',
    'tql',
    'sal',
    'sql',
    'opportunity',
  ];
  const isForward = order.indexOf(status) > order.indexOf(standing.status);
  return isForward ? { ...standing, status, statusSince: at, because } : standing;
}
