import { EASTERN } from '../people/names.ts';

/** A name cell without what a list puts around a name, and what stood in brackets behind it. */
export interface BareName {
  readonly name: string;
  /** Kana of the name. */
  readonly reading?: string;
  /** What may be a unit or a title: （経理）, （部長）. */
  readonly beside?: string;
}

/**
 * Takes off numbers and marks of a list (1. ● ※ ×), 【キーマン】, (兼) and 故, degrees behind a Western name, 先生 and 氏, and
 * what stands in brackets and is no name: a reading, 旧姓, Latin letters beside a Japanese name, that somebody is on leave.
 */
export function bareName(cell: string): BareName {
  const plain = cell
    .replaceAll(/[\s\u3000]+/g, ' ')
    .trim()
    .replace(NUMBER, '')
    .replaceAll(MARKS, '')
    .replaceAll(/^【[^】]{1,20}】\s*(?=\S)|(?<=\S)\s*【[^】]{1,20}】$/g, '')
    .replace(/^(?:[(（](?:兼|正|副|主|新|故)[)）]\s*|故\s)/, '')
    .replace(/(?:,\s*|\s)(?:ph\.?\s?d|m\.?d|mba|cpa|esq)\.?$/i, '')
    .trim();
  const { name, ...rest } = withoutAside(plain);
  return { name: withoutAddress(joined(name)), ...rest };
}

/** Whether a list marks the name of somebody who is dead. */
export const isLate = (cell: string): boolean =>
  /^(?:[(（【]故[)）】]|故[\s\u3000])\s*\S|[(（【]故人?[)）】]$/.test(cell);

/** Whether a list has crossed a name out. */
export const isCrossedOut = (cell: string): boolean => /^\s*[×✕✖❌]\s*\p{L}|\p{L}\s*[×✕✖❌]\s*$/u.test(cell);

const NUMBER = /^(?:\d{1,4}[.)．）:：]\s*|\d{1,4}\s+)(?=\p{L})/u;
const MARKS = /^[\s※★☆●○◎◆◇▲△▼▽×✕✖❌＊*#✓✔]+(?=\p{L})|(?<=\p{L})[\s※★☆●○◎◆◇▲△▼▽×✕✖❌＊*#✓✔]+$/gu;

function withoutAside(name: string): BareName {
  const [, bare = '', aside = ''] = /^([^(（]+?) ?[(（]([^()（）]+)[)）]$/.exec(name) ?? [];
  if (bare === '') return { name };
  if (ASIDE.test(aside)) return { name: bare };
  if (!EASTERN.test(bare))
    return EASTERN.test(aside) && aside.length > 2 && /^[\p{Script=Latin} .'-]+$/u.test(bare)
      ? { name: aside }
      : { name };
  const kana = aside.normalize('NFKC');
  if (/^[\p{Script=Hiragana}\p{Script=Katakana}ー・ ]+$/u.test(kana)) return { name: bare, reading: kana };
  if (/^[A-Za-z][A-Za-z .,'-]+$/.test(aside)) return { name: bare };
  return /^[\p{Script=Han}\p{Script=Katakana}ー]{2,12}$/u.test(aside)
    ? { name: bare, beside: aside }
    : { name };
}

const ASIDE =
  /^(?:guest|unverified|external|mr|ms|mrs|dr|ゲスト|未確認|未検証|外部|社外|退職(?:済み?|者)?|(?:休職|産休|育休|産前産後休業|育児休業|療養|出向)中?|故人?|キーマン|窓口|(?:主|副|正)?担当(?:者)?|旧姓[:： ]?.+|(?:previously|formerly|née) .+)\.?$/i;

/** 山田,太郎 in one cell: family and given name. 佐藤、鈴木 are two people: behind 、 stands what is a given name by its end. */
const joined = (name: string): string =>
  name.replace(
    /^([\p{Script=Han}々]{1,4})(?:[,，]|、(?=.*[\p{Script=Hiragana}\p{Script=Katakana}郎朗太子美男夫雄介助樹也哉斗香奈菜恵代江枝理里沙紀希輝彦弘博幸治司史志哲浩隆茂豊勝恵優翔蓮]$))\s?([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]{1,5})$/u,
    '$1 $2',
  );

/** Words of the envelope and of politeness that no name ends in. */
const withoutAddress = (name: string): string =>
  name
    .replace(/様[ ]?(?:宛て?|行き?)$/, '様')
    .replace(/(?<=\S \S{1,10}) (?:宛て?|行き?|拝)$/, '')
    .replace(
      /(?<=[\p{Script=Han}\p{Script=Katakana}]{2}) ?(?:先生|氏)$|(?<=[\p{Script=Han}\p{Script=Katakana}]{2})さん$/u,
      '',
    );
