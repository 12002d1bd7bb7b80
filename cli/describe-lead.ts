import { factLabels, mailKindLabels } from '../contract/fact-words.ts';
import { counted } from '../contract/counted.ts';
import { monthlyLabel } from '../contract/monthly-words.ts';
import { endLabels } from '../contract/sequence-words.ts';
import {
  actLabels,
  answerLabels,
  exclusionLabels,
  inquiryLabels,
  labelOf,
  outcomeLabels,
  signalLabels,
  verdictLabels,
  verdictReasonLabels,
} from '../contract/labels.ts';
import type { ContributionView, EngagementView, LeadView } from '../contract/interest.ts';
import type { Locale } from './say.ts';

/** One contribution in full: "webinar 20 x 0.84 = 16.8, now 12.1". */
export function describeContribution(each: ContributionView, locale: Locale): string {
  const { base, quality, weight, points, pointsNow, signal } = each;
  const factors = [
    number(base),
    ...(quality === 1 ? [] : [number(quality)]),
    ...(weight === 1 ? [] : [number(weight)]),
  ].join(' x ');
  // A webinar question adds, a penalty takes away: what the factors do not explain is shown as such.
  const rest = points - base * quality * weight;
  const extra = Math.abs(rest) < 0.005 ? '' : ` ${rest > 0 ? '+' : '-'} ${number(Math.abs(rest))}`;
  const decay = points === 0 ? 0 : pointsNow / points;
  const label = labelOf(signalLabels, signal, locale);
  return locale === 'ja'
    ? `${label} ${factors}${extra} x 経過による減衰 ${decay.toFixed(2)} = ${pointsNow.toFixed(1)}点`
    : `${label} ${factors}${extra} x decay ${decay.toFixed(2)} = ${pointsNow.toFixed(1)} points`;
}

const number = (value: number): string => String(Math.round(value * 100) / 100);

/** What there is to say of an engagement, whatever its kind. */
interface Described extends Pick<EngagementView, 'kind' | 'verdict'> {
  readonly inquiry?: string;
  readonly assetTitle?: string;
  readonly topic?: string | undefined;
  readonly session?: string;
  readonly page?: string;
  readonly attended?: boolean;
  readonly minutes?: number | undefined;
  readonly question?: string | undefined;
  readonly message?: string | undefined;
  readonly text?: string | undefined;
}

/** What a customer did, with who it was and why we think so. */
export function describeEngagement(each: Described, locale: Locale): string {
  const detail = [
    each.inquiry === undefined ? undefined : labelOf(inquiryLabels, each.inquiry, locale),
    each.assetTitle ?? each.topic ?? each.session ?? each.page,
    each.attended === false ? (locale === 'ja' ? '欠席' : 'absent') : undefined,
    each.minutes === undefined
      ? undefined
      : locale === 'ja'
        ? `${each.minutes}分`
        : counted(each.minutes, 'minute'),
    each.question === undefined ? undefined : `${locale === 'ja' ? '質問' : 'question'}: ${each.question}`,
    quoted(each.message ?? each.text, locale),
  ].filter((part) => part !== undefined);
  const why = each.verdict.reasons.map((reason) => labelOf(verdictReasonLabels, reason, locale)).join(', ');
  const who = `${labelOf(verdictLabels, each.verdict.is, locale)}${why === '' ? '' : `: ${why}`}`;
  return `${labelOf(actLabels, each.kind, locale)}${detail.length === 0 ? '' : ` ${detail.join(' / ')}`} [${who}]`;
}

const SHOWN = 60;

/** What somebody wrote, cut to one glance. */
function quoted(text: string | undefined, locale: Locale): string | undefined {
  const words = text?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (words === '') return undefined;
  const cut = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
  return locale === 'ja' ? `「${cut}」` : `"${cut}"`;
}

/** What there is to say of a fact, whatever its kind. */
interface DescribedFact extends Pick<LeadView['facts'][number], 'kind'> {
  /** Of the monthly mail: whose topic it was, or in which month it ended. */
  readonly month?: string | undefined;
  readonly step?: number | undefined;
  readonly rank?: string;
  readonly mailKind?: string;
  readonly interest?: number;
  /** Of an enrolment in a campaign with a control group. */
  readonly arm?: string;
  readonly because?: string;
  readonly stage?: string;
  readonly factor?: number;
  readonly from?: string;
  readonly to?: string;
  readonly feedback?: { readonly answer: { readonly kind: string; readonly outcome?: string } };
}

/** What happened to a customer beside engagements. */
export function describeFact(fact: DescribedFact, locale: Locale): string {
  const label = labelOf(factLabels, fact.kind, locale);
  const answer = fact.feedback?.answer;
  const mail =
    fact.step === undefined ? undefined : locale === 'ja' ? `${fact.step + 1}通目` : `mail ${fact.step + 1}`;
  const detail = [
    mail,
    fact.month === undefined
      ? undefined
      : `${locale === 'ja' ? monthlyLabel.ja : monthlyLabel.en} ${fact.month}`,
    fact.rank,
    fact.mailKind === undefined ? undefined : labelOf(mailKindLabels, fact.mailKind, locale),
    fact.interest === undefined ? undefined : fact.interest.toFixed(1),
    answer === undefined ? undefined : labelOf(answerLabels, answer.kind, locale),
    answer?.outcome === undefined ? undefined : labelOf(outcomeLabels, answer.outcome, locale),
    fact.because === undefined
      ? undefined
      : labelOf({ ...outcomeLabels, ...endLabels }, fact.because, locale),
    fact.arm === 'control' ? exclusionLabels.inControlGroup[locale] : undefined,
    fact.stage,
    fact.factor === undefined ? undefined : `x ${fact.factor}`,
    fact.to === undefined
      ? undefined
      : `${labelOf(verdictLabels, fact.from ?? '', locale)} -> ${labelOf(verdictLabels, fact.to, locale)}`,
  ].filter((part) => part !== undefined);
  return detail.length === 0 ? label : `${label}: ${detail.join(' / ')}`;
}
