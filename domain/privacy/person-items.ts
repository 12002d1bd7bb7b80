import * as z from 'zod';

/** Under which heading what is stored of a person is given out. */
export const personSections = [
  'profile',
  'addresses',
  'standing',
  'interest',
  'enrolments',
  'monthly',
  'mails',
  'acts',
  'history',
  'handoffs',
  'drafts',
  'contactChange',
  'waiting',
  'merge',
  'deals',
  'kpis',
  'erasure',
  'other',
] as const;
export const personSectionSchema = z.enum(personSections);
export type PersonSection = z.infer<typeof personSectionSchema>;

/** One kind of item in the partition of a customer. */
export interface PersonItemKind {
  /** What its sort key is, or begins with. */
  readonly kind: string;
  readonly section: PersonSection;
  /** What an erasure does with it; `counted`: its figures stay without the person. */
  readonly erasure: 'goes' | 'counted' | 'stays';
}

/**
 * Every kind of item that any store keeps in the partition of a customer, in either table. A kind that is not named here is
 * given out under `other`, and erased; a test demands that each is named.
 */
export const personItemKinds: readonly PersonItemKind[] = [
  { kind: 'PROFILE', section: 'profile', erasure: 'goes' },
  { kind: 'STANDING', section: 'standing', erasure: 'goes' },
  { kind: 'INTEREST', section: 'interest', erasure: 'goes' },
  { kind: 'ENROLMENT', section: 'enrolments', erasure: 'goes' },
  { kind: 'MONTHLY', section: 'monthly', erasure: 'goes' },
  { kind: 'MAIL', section: 'mails', erasure: 'goes' },
  { kind: 'HANDOFF', section: 'handoffs', erasure: 'goes' },
  { kind: 'DRAFT', section: 'drafts', erasure: 'goes' },
  { kind: 'CONTACTCHANGE', section: 'contactChange', erasure: 'goes' },
  { kind: 'WAITING', section: 'waiting', erasure: 'goes' },
  // What is needed to take a merge back, for 30 days.
  { kind: 'MERGE', section: 'merge', erasure: 'goes' },
  { kind: 'KPI', section: 'kpis', erasure: 'counted' },
  // That somebody was erased, when and by whom.
  { kind: 'ERASURE', section: 'erasure', erasure: 'stays' },
  { kind: 'ENGAGEMENT', section: 'acts', erasure: 'goes' },
  // But for the one that says that the person was erased, and when.
  { kind: 'FACT', section: 'history', erasure: 'goes' },
];

/** The kind of an item by its sort key. */
export const itemKindOf = (sk: string): string => sk.split('#')[0] ?? sk;

/** Where an item is given out, by its sort key. */
export const sectionOf = (sk: string): PersonSection =>
  personItemKinds.find(({ kind }) => kind === itemKindOf(sk))?.section ?? 'other';
