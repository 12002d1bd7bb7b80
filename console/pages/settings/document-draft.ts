import type { Answer } from '../../data/call-api.ts';
import { language } from '../../words/language.ts';
import { renamed } from '../../words/renamed.ts';
import { wallDay, wallInstant, wallTime } from '../../words/wall-clock.ts';

export type CompanyDocument = Answer<'showSettings'>['assets'][number];

/** What is typed of a document; title and points in the reader's language. */
export interface DocumentDraft {
  readonly id: string;
  readonly kind: CompanyDocument['kind'];
  readonly title: string;
  readonly url: string;
  readonly pages: string;
  readonly minutes: string;
  /** One a line. */
  readonly points: string;
  /** Of a webinar, by the company's clock. */
  readonly day: string;
  readonly time: string;
  /** Whether the webinar takes place. */
  readonly held: 'yes' | 'no';
  /** Whether it may still be chosen. */
  readonly offered: 'yes' | 'no';
}

const empty: DocumentDraft = {
  id: '',
  kind: 'document',
  title: '',
  url: '',
  pages: '',
  minutes: '',
  points: '',
  day: '',
  time: '',
  held: 'yes',
  offered: 'yes',
};

/** A document as it is typed; without one, an empty form. */
export function draftOf(document: CompanyDocument | undefined, zone: string): DocumentDraft {
  if (document === undefined) return empty;
  const { id, kind, title, url, pages, minutes, points, startsAt, isCancelled, isWithdrawn } = document;
  const startMs = startsAt === undefined ? undefined : Date.parse(startsAt);
  return {
    id,
    kind,
    title: title[language.value],
    url,
    pages: String(pages ?? ''),
    minutes: String(minutes ?? ''),
    points: points[language.value].join('\n'),
    day: startMs === undefined ? '' : wallDay(startMs, zone),
    time: startMs === undefined ? '' : wallTime(startMs, zone),
    held: isCancelled === true ? 'no' : 'yes',
    offered: isWithdrawn === true ? 'no' : 'yes',
  };
}

/** The document that was typed; what the form does not show of it stays. */
export function documentOf(
  draft: DocumentDraft,
  was: CompanyDocument | undefined,
  zone: string,
): Readonly<Record<string, unknown>> {
  const points = draft.points.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  return {
    ...was,
    id: was?.id ?? draft.id.trim(),
    kind: draft.kind,
    title: renamed(was?.title, draft.title.trim(), language.value),
    url: draft.url.trim(),
    pages: numberOf(draft.pages),
    minutes: numberOf(draft.minutes),
    points: was === undefined ? { ja: points, en: points } : { ...was.points, [language.value]: points },
    startsAt: draft.kind === 'webinar' ? wallInstant(draft.day, draft.time, zone) : undefined,
    isCancelled: draft.kind === 'webinar' && draft.held === 'no' ? true : undefined,
    isWithdrawn: draft.offered === 'no' ? true : undefined,
  };
}

/** Whether a field that may be empty holds a number. */
export const isNumberOrEmpty = (typed: string): boolean => !Number.isNaN(numberOf(typed) ?? 0);

const numberOf = (typed: string): number | undefined => {
  const text = typed.normalize('NFKC').trim();
  return text === '' ? undefined : Number(text);
};
