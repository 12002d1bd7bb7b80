import type { EvidenceKind, JudgedEvidence } from '../../domain/handoffs/create/evidence.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { percentText, rangeText } from '../../contract/rate-words.ts';

/** 「この資料をDLした方は過去120名中14名が商談化（実力は10.3%、6.3〜16%の範囲）」. */
export function evidenceText({ deed, done, of, shrunk }: JudgedEvidence, locale: Locale): string {
  const counted = evidenceWords[deed][locale](done, of);
  if (shrunk === undefined) return counted;
  const [rate, range] = [percentText(shrunk.rate), rangeText(shrunk, locale)];
  return locale === 'ja'
    ? `${counted}（実力は${rate}、${range}の範囲）`
    : `${counted} (likely about ${rate}, ${range})`;
}

const evidenceWords: Readonly<
  Record<EvidenceKind, Readonly<Record<Locale, (done: number, of: number) => string>>>
> = {
  download: {
    ja: (done, of) => `この資料をDLした方は過去${of}名中${done}名が商談化`,
    en: (done, of) => `of ${of} who took this document, ${done} became opportunities`,
  },
  webinar: {
    ja: (done, of) => `このウェビナーに参加した方は過去${of}名中${done}名が商談化`,
    en: (done, of) => `of ${of} who joined this webinar, ${done} became opportunities`,
  },
  request: {
    ja: (done, of) => `同じご依頼の方は過去${of}名中${done}名が商談化`,
    en: (done, of) => `of ${of} with the same request, ${done} became opportunities`,
  },
};
