import type { Bant } from '../../people/bant.ts';
import { confirmedCount } from '../../people/bant.ts';

/** Ways to reach a customer. Labels: 電話・メール・オンライン面談・担当者からの電話. */
export type Channel = 'phone' | 'ownerCall' | 'mail' | 'onlineMeeting';

/** Why a channel is recommended; the wording is in templates. */
export type ApproachReason =
  | 'customerWish'
  | 'noCallAllowed'
  | 'noNumber'
  | 'request'
  | 'webinarQuestion'
  | 'qualified'
  | 'dealtBefore'
  | 'downloadedPriceOrCase'
  | 'watchedHalf'
  | 'neverMet'
  | 'interest';

export interface Approach {
  readonly first: Channel;
  readonly because: ApproachReason;
  /** つながらない場合. */
  readonly otherwise: Channel;
}

export interface ApproachFacts {
  readonly preferredContact?: 'phone' | 'mail' | 'online' | undefined;
  readonly mayCall: boolean;
  readonly hasNumber: boolean;
  readonly mayMail: boolean;
  readonly isRequest: boolean;
  readonly hasWebinarQuestion: boolean;
  readonly bant: Bant;
  readonly hasDealtBefore: boolean;
  /** Hours since a price list or case study was downloaded; undefined when none was. */
  readonly hoursSinceKeyDownload?: number | undefined;
  /** The largest share of a webinar watched, 0 to 1. */
  readonly watchedShare: number;
  readonly hasMet: boolean;
}

/** Recommended approach (R11): first what is permitted and possible, then what fits. Always a second choice. */
export function recommend(facts: ApproachFacts): Approach {
  const canCall = facts.mayCall && facts.hasNumber;
  const wish = byWish(facts, canCall);
  if (wish !== null) return wish;
  const [first, because, otherwise] = byFit(facts);
  if (first === 'mail' && !facts.mayMail) {
    const instead = canCall ? 'phone' : 'onlineMeeting';
    return { first: instead, because, otherwise: secondChoice(instead, otherwise, canCall, false) };
  }
  if (!isCall(first) || canCall)
    return { first, because, otherwise: secondChoice(first, otherwise, canCall, facts.mayMail) };
  const why = facts.mayCall ? 'noNumber' : 'noCallAllowed';
  return facts.mayMail
    ? { first: 'mail', because: why, otherwise: 'onlineMeeting' }
    : { first: 'onlineMeeting', because: why, otherwise: 'onlineMeeting' };
}

const isCall = (channel: Channel): boolean => channel === 'phone' || channel === 'ownerCall';

function byWish(facts: ApproachFacts, canCall: boolean): Approach | null {
  switch (facts.preferredContact) {
    case undefined:
      return null;
    case 'phone':
      return canCall
        ? {
            first: 'phone',
            because: 'customerWish',
            otherwise: secondChoice('phone', 'mail', canCall, facts.mayMail),
          }
        : null;
    case 'mail':
      return facts.mayMail
        ? { first: 'mail', because: 'customerWish', otherwise: canCall ? 'phone' : 'onlineMeeting' }
        : null;
    case 'online':
      return {
        first: 'onlineMeeting',
        because: 'customerWish',
        otherwise: secondChoice('onlineMeeting', 'mail', canCall, facts.mayMail),
      };
    default:
      return facts.preferredContact satisfies never;
  }
}

function byFit(facts: ApproachFacts): readonly [Channel, ApproachReason, Channel] {
  if (facts.isRequest) return ['phone', 'request', 'mail'];
  if (facts.hasWebinarQuestion) return ['mail', 'webinarQuestion', 'phone'];
  if (confirmedCount(facts.bant) >= 2) return ['onlineMeeting', 'qualified', 'phone'];
  if (facts.hasDealtBefore) return ['ownerCall', 'dealtBefore', 'mail'];
  if (facts.hoursSinceKeyDownload !== undefined && facts.hoursSinceKeyDownload <= 48)
    return ['phone', 'downloadedPriceOrCase', 'mail'];
  if (facts.watchedShare >= 0.5) return ['phone', 'watchedHalf', 'mail'];
  return facts.hasMet ? ['phone', 'interest', 'mail'] : ['mail', 'neverMet', 'phone'];
}

/** Another way than the first that is permitted and possible: the one that fits, else phone, else mail; a meeting needs neither. */
function secondChoice(first: Channel, fitting: Channel, canCall: boolean, mayMail: boolean): Channel {
  const isPermitted = (channel: Channel): boolean =>
    isCall(channel) ? canCall && !isCall(first) : channel === 'mail' ? mayMail : true;
  return (
    ([fitting, 'phone', 'mail'] as const).find((channel) => channel !== first && isPermitted(channel)) ??
    'onlineMeeting'
  );
}
