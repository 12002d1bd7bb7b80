/**
 * What rows are divided by, beside their campaign, month and kind of dormancy. Industry, site, route and owner are those at the
 * enrolment; the rank is that of the first handoff; step, content and variant are folded from facts (`row-parts.ts`).
 */
export const rowDimensions = [
  'industry',
  'site',
  'route',
  'owner',
  'rank',
  'step',
  'content',
  'variant',
] as const;
export type RowDimension = (typeof rowDimensions)[number];

/**
 * What a row is of from its enrolment on. Colleagues are counted together in their parts; others are entered by an act or a
 * mail, which must not cost more for it.
 */
export const enrolmentDimensions = [
  'industry',
  'site',
  'route',
  'owner',
] as const satisfies readonly RowDimension[];
export type EnrolmentDimension = (typeof enrolmentDimensions)[number];
export const enrolmentDimension = (name: string): EnrolmentDimension | undefined =>
  enrolmentDimensions.find((each) => each === name);

/** Nearly everybody has an owner, and a mail must not write more for it: who was mailed is not counted by owner. */
export const countsMailed = (dimension: KpiDimension): boolean => dimension !== 'owner';

/** What the KPIs may be divided by beside kind of dormancy, month and campaign; the segment is that of the campaign. */
export const kpiDimensions = ['segment', ...rowDimensions] as const;
export type KpiDimension = (typeof kpiDimensions)[number];
export const isOfRows = (dimension: KpiDimension): dimension is RowDimension => dimension !== 'segment';

/** What a row is of, by dimension; nothing where it is of none, or that was not recorded. */
export type RowParts = Readonly<Partial<Record<RowDimension, string>>>;

/** Steps and variants are named within one sequence: of several campaigns together they say nothing. */
export const isWithinCampaign = (dimension: KpiDimension): boolean =>
  dimension === 'step' || dimension === 'variant';

/** A part of a division: the customers of a month of enrolment with one value. */
export interface DividedCell {
  readonly dimension: RowDimension;
  readonly value: string;
  readonly cohort: string;
}

/** Where a row stands in each division. */
export const dividedCells = (cohort: string, parts: RowParts): readonly DividedCell[] =>
  rowDimensions.flatMap((dimension) => {
    const value = parts[dimension];
    return value === undefined ? [] : [{ dimension, value, cohort }];
  });

/** Parts that are shown by themselves, the greatest of them; a company may have hundreds of sites. */
export const mostParts = 20;
