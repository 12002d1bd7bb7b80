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
export const withoutHonorific = (cell: string): string => {
  const name = cell.replaceAll(/[\s\u3000]+/g, ' ').trim();
  const apart = name.replace(/(?: (?:様|殿|さま|さん)| ?[(（](?:様|殿|さま)[)）]| ?(?:御中|様方))$/u, '');
  if (apart !== name || isWordItself(name)) return apart.trim();
  return name.replace(/(?<=\S{2})(?:様|殿)$|(?<=\S)様$|(?<=\S{2})さま$/u, '').trim();
};

/** 王様, お客様, 宮殿, 鵜殿 and おひさま are words and names that end so by themselves. */
const isWordItself = (name: string): boolean =>
  /(?:^|会社|法人|の|お|[\sァ-ヶーA-Za-z])(?:王|神|仏|客|皆|奥|若|殿|姫|上|閻魔|日|月|姉|兄|父|母|嬢|雛)様$/.test(
    name,
  ) ||
  /御殿$|(?:^|会社|法人|の|[\sァ-ヶーA-Za-z])(?:宮|神|本|湯|拝|社|寝|仏|新|別)殿$/.test(name) ||
  (/(?:会社|法人)/.test(name) && /[宮神拝]殿$/.test(name)) ||
  /(?:お(?:ひ|つき|ほし|うさ|かげ|つかれ|きゃく|じぞう)|みな|ひな|かみ|ほとけ|ごくろう|おうさ)さま$|おうさま$/.test(
    name,
  );

const isLatin = (name: string): boolean => /^[\p{Script=Latin}\s'.-]+$/u.test(name);

const latin = (firstName: string, lastName: string): NameParts => ({
  fullName: `${firstName} ${lastName}`,
  lastName,
  firstName,
});
