/** With fewer companies nobody can tell how alike colleagues are. */
export const fewestCompanies = 10;

/** Whether there are several cases of a company and too few companies for a range: then there are counts and no rate. */
export const isOfFewCompanies = ({
  of,
  companies = of,
}: {
  readonly of: number;
  readonly companies?: number | undefined;
}): boolean => companies < fewestCompanies && companies < of;
