import { placeOf } from '../kernel/fingerprint.ts';
import { msPerDay, type LocalDate } from '../kernel/local-date.ts';

/**
 * Part of the people of a campaign who are not mailed for 90 days, drawn by lot, so that what mailing does can be told (R23).
 * `holdout`: they never get this campaign. `delayed`: they are mailed afterwards, so that nobody is lost.
 */
export const controlKinds = ['holdout', 'delayed'] as const;
export type ControlKind = (typeof controlKinds)[number];

export interface Control {
  readonly kind: ControlKind;
  /** Of all companies, from 0 to 1. */
  readonly share: number;
  /** Campaigns of the same window draw the same companies. */
  readonly window: string;
  /** ISO: whoever joins later is mailed, and compared with nobody. */
  readonly drawnUntil: string;
}

/** In which arm of a campaign somebody stands. `late`: mailed after the comparison, or after its draw. */
export const arms = ['mailed', 'control', 'late'] as const;
export type Arm = (typeof arms)[number];

/** So long the control group is not mailed: as long as an opportunity counts (`conversionDays`). */
export const controlDays = 90;

/** Below so many people a holdout of a tenth can tell nothing that a company would act on. */
export const fewestForHoldout = 20_000;

/** Of all companies, from 0 to 1: a delayed start loses nobody, so half of them may wait. */
export const controlShares: Readonly<Record<ControlKind, number>> = { holdout: 0.1, delayed: 0.5 };

/** The part of an audience that is mailed at once. */
export const mailedShare = (kind: ControlKind | undefined): number =>
  kind === undefined ? 1 : 1 - controlShares[kind];

/** The control group of a campaign that is launched now. One that takes in the newly dormant draws for 90 days. */
export const newControl = (
  kind: ControlKind,
  {
    at,
    today,
    isContinuous,
  }: { readonly at: Date; readonly today: LocalDate; readonly isContinuous: boolean },
): Control => ({
  kind,
  share: controlShares[kind],
  window: quarterOf(today),
  drawnUntil: new Date(at.getTime() + (isContinuous ? controlDays : 1) * msPerDay).toISOString(),
});

const quarterOf = (day: LocalDate): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** The arm of somebody who enters for the first time. Drawn by company, since colleagues forward mails. */
export const drawnArm = ({ window, share, drawnUntil }: Control, lot: string, at: string): Arm =>
  at > drawnUntil ? 'late' : placeOf(`control.${window}.${lot}`) < share ? 'control' : 'mailed';

/** When everybody who was drawn has been watched for 90 days: then, once, the arms are compared. */
export const comparedAt = ({ drawnUntil }: Control): string =>
  new Date(Date.parse(drawnUntil) + controlDays * msPerDay).toISOString();

/** Until when somebody in the control group is not mailed. */
export const heldUntil = (at: Date): string => new Date(at.getTime() + controlDays * msPerDay).toISOString();

/** The id under which the time in the control group is counted: what comes of a delayed start counts for the campaign. */
export const controlIdOf = (campaignId: string): string => `${campaignId}${suffix}`;
/** The campaign of an id under which KPIs are counted. */
export const campaignIdOf = (countedId: string): string =>
  countedId.endsWith(suffix) ? countedId.slice(0, -suffix.length) : countedId;
const suffix = '.control';
