import { bareName } from './bare-name.ts';
import { EASTERN, reversedName } from '../people/names.ts';
import { isEnglishTitle, isUnit, isUnitForSure, titleAtEnd, type Position } from './split-department.ts';

/** The parts of a person's name as far as the file gives them. */
export type NameParts = {
  readonly fullName?: string;
  readonly lastName?: string;
  readonly firstName?: string;
};

/**
 * Strips 様, 殿 and 御中 and splits a full name on its blank (also full-width): family name first where it is written in
 * Han, kana or Hangul, else last (John Smith; Smith, John). Anything else stays whole, as registered. 「ご担当者様」, 不明 and なし are no
 * names, and neither are a title, a department or a company beside one.
 */
export const splitName = (cell: string): NameParts => splitBare(partsOf(cell).name);

const splitBare = (given: string): NameParts => {
  const name = given.normalize('NFC');
  if (name === '' || NOBODY.test(name)) return {};
  const reversed = reversedName(name);
  if (reversed !== undefined) return western(reversed.given, reversed.family);
  const [first, second, ...more] = name.split(' ');
  if (first === undefined || second === undefined || more.length > 0) return { fullName: name };
  if (isWestern(name)) return western(first, second);
  return { fullName: name, lastName: first, firstName: second };
};

/** A name, with the department and the title that stand beside it: 「営業部 辰野様」, 「山田 太郎 部長」. */
export function nameAndPosition(cell: string): {
  readonly name: NameParts;
  readonly position: Position;
  readonly kana?: string;
} {
  const { name, units, titles, reading } = partsOf(cell);
  return {
    name: splitBare(name),
    ...(reading === undefined ? {} : { kana: reading }),
    position: {
      ...(units.length === 0 ? {} : { department: units.join(' ') }),
      ...(titles.length === 0 ? {} : { title: titles.join(' ') }),
    },
  };
}

/** What people write where they know no name. */
const NOBODY =
  /^(?:(?:ご)?担当者?|(?:関係者)?各位|不明|なし|無し|無|未(?:登録|設定|定|確認|入力|記入)|該当なし|名前なし|匿名|同上|[〃々]|[-–—―ー.・*?？]+|n\/?a|none|null|unknown|tbd|anonymous)$/i;
const COMPANY = /株式会社|有限会社|合同会社|合資会社|[㈱㈲]|[(（][株有][)）]/;

const nameIn = (cell: string | undefined): string => {
  const { name } = partsOf(cell ?? '');
  return NOBODY.test(name) ? '' : name;
};

/** A desk and no person: 採用担当, 経理, info. */
const ROLE =
  /^(?:採用|経理|総務|人事|購買|営業|広報|資材|調達|品質保証|情報システム|システム|受付|お客様(?:相談)?|カスタマーサポート|サポート|お?問い?合わ?せ|事務局|ご?請求書?)(?:部|課|係|室)?(?:ご?(?:担当(?:者)?|責任者)|窓口|係)?$|^(?:info|sales|support|contact|webmaster|admin(?:istrator)?|office|hr|accounts?(?: payable| receivable)?|marketing|reception|purchasing|procurement|customer (?:service|support)|help ?desk)(?: (?:team|department|dept\.?|desk))?$/i;
/** Departments as people shorten them before a name, none of which is a family: 営業 佐藤様. */
const DESK = /^(?:営業|総務|経理|人事|購買|広報|資材|調達|技術|製造|企画|情報システム)$/;
/** How a person is addressed: a name cell of a list of letters has it. */
const ADDRESSED =
  /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|herr|frau|monsieur|madame|mme|sir)\.?\s+)+(?=\p{Script=Latin})/iu;

/** 営業部長, 東京支店長: the title of a unit, with nobody's name in it. */
const isTitleOfUnit = (word: string, title: string): boolean => {
  const bare = word.slice(0, -title.length);
  return [`${bare}${title.slice(0, 1)}`, bare, word.replace(/長$/, '')].some(isUnitForSure);
};

/** A name cell, word by word: the name, and what stands before and behind it. */
function partsOf(cell: string) {
  const units: string[] = [];
  const titles: string[] = [];
  const isBeside = (word: string): boolean => {
    if (COMPANY.test(word)) return true;
    const title = titleAtEnd(word);
    if (title === word || isEnglishTitle(word)) return titles.push(word) > 0;
    if (title !== undefined && isTitleOfUnit(word, title)) return titles.push(word) > 0;
    return isUnit(word) && units.push(word) > 0;
  };
  const [, before, behind] = /^([^,]+),\s*([^,]+)$/.exec(cell) ?? [];
  if (before !== undefined && behind !== undefined && isEnglishTitle(behind.trim()))
    return { name: before.trim(), units, titles: [behind.trim()] };
  const { name: own, reading, beside } = bareName(withoutHonorific(cell));
  const words = withoutHonorific(own).replace(ADDRESSED, '').split(' ');
  if (beside !== undefined && !isBeside(beside))
    if (ROLE.test(beside) || DESK.test(beside)) units.push(beside);
    else words.push(`${words.pop() ?? ''}（${beside}）`);
  if (ROLE.test(words.join(' '))) return { name: '', units: words, titles };
  while (words[0] !== undefined && isBeside(words[0])) words.shift();
  if (words.length > 1 && DESK.test(words[0] ?? '')) units.push(words.shift() ?? '');
  while (words.length > 0 && isBeside(words.at(-1) ?? '')) words.pop();
  const last = words.at(-1) ?? '';
  const title = titleAtEnd(last);
  const bare = last.slice(0, last.length - (title?.length ?? 0));
  if (title !== undefined && bare.length >= 2) {
    // 営業部長 is a title, 山田部長 somebody.
    const isOfUnit = isTitleOfUnit(last, title);
    titles.push(isOfUnit ? last : title);
    words.splice(-1, 1, ...(isOfUnit ? [] : [bare]));
  }
  return { name: words.join(' '), units, titles, reading };
}

/** Joins what two columns give, in the order of the language. */
export const joinName = (lastName: string | undefined, firstName: string | undefined): NameParts => {
  const [last, first] = [nameIn(lastName), nameIn(firstName)];
  if (last === '') return splitName(first);
  if (first === '')
    return splitName(last).lastName === undefined ? { fullName: last, lastName: last } : splitName(last);
  if (isWestern(`${last}${first}`)) return western(first, last);
  return { fullName: `${last} ${first}`, lastName: last, firstName: first };
};

/** How a name is read, in full width. */
export const readingOf = (cell: string): string => cell.normalize('NFKC').replaceAll(/\s+/g, ' ');

/** セイ and メイ stand in two columns; two columns with the whole reading say it once. */
export const joinReadings = (one: string, other: string): string =>
  one.includes(other) ? one : `${one} ${other}`;

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

/** Whether the given name goes first: everywhere but where names are written in Han, kana or Hangul. */
const isWestern = (name: string): boolean => /\p{L}/u.test(name) && !EASTERN.test(name);

const western = (firstName: string, lastName: string): NameParts => ({
  fullName: `${firstName} ${lastName}`,
  lastName,
  firstName,
});
