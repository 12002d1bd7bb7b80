/** The parts of a person's name as far as the file gives them. */
export type NameParts = {
  readonly fullName?: string;
  readonly lastName?: string;
  readonly firstName?: string;
};

/**
 * Strips 様, 殿 and 御中 and splits a full name on its blank (also full-width): family name first, except in a name of
 * Latin letters (John Smith; Smith, John). Anything else stays whole, as registered. 「ご担当者様」 is no name.
 */
export const splitName = (cell: string): NameParts => {
  const name = withoutHonorific(cell);
  if (name === '' || /^(?:ご)?担当者?$/.test(name)) return {};
  const reversed = /^([A-Za-z' -]+),\s*([A-Za-z' .-]+)$/.exec(name);
  if (reversed?.[1] && reversed[2]) return latin(reversed[2], reversed[1]);
  const [first, second, ...more] = name.split(' ');
  if (first === undefined || second === undefined || more.length > 0) return { fullName: name };
  if (isLatin(name)) return latin(first, second);
  return { fullName: name, lastName: first, firstName: second };
};

/** Joins what two columns give, in the order of the language. */
export const joinName = (lastName: string | undefined, firstName: string | undefined): NameParts => {
  const last = withoutHonorific(lastName ?? '');
  const first = withoutHonorific(firstName ?? '');
  if (last === '') return splitName(first);
  if (first === '')
    return splitName(last).lastName === undefined ? { fullName: last, lastName: last } : splitName(last);
  if (isLatin(`${last}${first}`)) return latin(first, last);
  return { fullName: `${last} ${first}`, lastName: last, firstName: first };
};

/** A name of a person or company without what belongs to the envelope. */
export const withoutHonorific = (cell: string): string =>
  cell
    .replaceAll(/[\s\u3000]+/g, ' ')
    .trim()
    .replace(/\s*(?:様|殿|御中|さま)$/u, '')
    .trim();

const isLatin = (name: string): boolean => /^[\p{Script=Latin}\s'.-]+$/u.test(name);

const latin = (firstName: string, lastName: string): NameParts => ({
  fullName: `${firstName} ${lastName}`,
  lastName,
  firstName,
});
