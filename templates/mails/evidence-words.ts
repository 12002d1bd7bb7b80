import type { EvidenceKind } from '../../domain/handoffs/create/evidence.ts';
import type { Locale } from '../../domain/kernel/locale.ts';

/** What became of others who did the same. */
export const evidenceWords: Readonly<
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
