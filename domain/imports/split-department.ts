import { words } from './words.ts';

/** A department and a title as far as one cell gives them. */
export type Position = { readonly department?: string; readonly title?: string };

/**
 * Splits 「営業部 部長」 before its last title word. Without a blank it is split only behind a word for a unit (営業部部長),
 * so that 「営業部長」 stays one title. A cell without a title word is a department.
 */
export const splitDepartment = (cell: string): Position => {
  const text = cell.replaceAll(/[\s\u3000]+/g, ' ').trim();
  if (text === '') return {};
  const cut = text.search(/[ /／・,、][^ /／・,、]*$/);
  const last = cut < 0 ? text : text.slice(cut + 1);
  const word = titleWords.find((title) => last.endsWith(title)) ?? englishTitle.exec(text)?.[0];
  if (word === undefined) return { department: text };
  if (englishTitle.test(text)) return englishPosition(text);
  if (cut > 0) return { department: text.slice(0, cut).trim(), title: last };
  const before = text.slice(0, text.length - word.length);
  return unitEnd.test(before) ? { department: before, title: word } : { title: text };
};

/** True where the cell ends in a title word: a column of departments then holds both. */
export const endsInTitle = (cell: string): boolean => {
  const { department, title } = splitDepartment(cell);
  return department !== undefined && title !== undefined;
};

/** The title by which a word of a name cell ends, as far as something stands before it: 山田部長; of 部長 alone, all of it. */
export const titleAtEnd = (word: string): string | undefined =>
  titleWords.find((title) => word.endsWith(title));

/** Whether a word of a name cell is a unit of a company. 服部, 渡部 and 小室 are families. */
export const isUnit = (word: string): boolean => UNIT.test(word) || GROUP.test(word);

/** Of 山田課 nobody can tell whether it is a section or the beginning of 山田課長: what is no unit for sure. */
export const isUnitForSure = (word: string): boolean => UNIT.test(word) || SITE.test(word);

/** The English title of a word or of words: Director, Head of IT. */
export const isEnglishTitle = (text: string): boolean => englishTitle.exec(text)?.[0] === text;

const UNIT =
  /(?:営業|総務|経理|会計|人事|製造|土木|建築|電気|機械|住宅|融資|審査|契約|用地|医事|薬剤|検査|看護|税務|財政|管財|福祉|商工|観光|農政|水道|議事|技術|開発|企画|購買|資材|管理|品質|保証|生産|システム|情報|広報|法務|財務|物流|業務|調達|販売|推進|研究|設計|工務|施設|設備|保守|サービス|サポート|事業|マーケティング|宣伝|経営|監査|秘書|庶務|事務|労務|教育|安全|環境|輸出|貿易|国内|海外|EC|Web|DX|IT|[一二三四五六1-9])(?:部|課|室|局|係|科|所|グループ|チーム|センター|担当)$/i;
const SITE = /..(?:支店|支社|営業所|事業所|事業部|本部|研究所|工場|センター|グループ|チーム)$/;
const GROUP = new RegExp(`${SITE.source}|..(?:課|係)$`);

/** Longest first: 部長代理 before 部長. */
const titleWords: readonly string[] = words(`
      代表取締役社長 | 代表取締役会長 | 取締役社長 | 取締役会長 | 代表取締役 | 専務取締役
      常務取締役 | 社外取締役 | 専務執行役員 | 常務執行役員 | 上席執行役員 | 執行役員 | 取締役
      監査役 | 相談役 | 顧問 | 会長 | 副社長 | 社長 | 統括本部長 | 副本部長 | 本部長代理 | 本部長
      副事業部長 | 統括事業部長 | 事業部長 | 統括部長 | 部長代理 | 部長補佐 | 担当部長 | 副部長
      次長 | 部長 | 課長代理 | 課長補佐 | 担当課長 | 副課長 | 課長 | 室長代理 | 室長 | 副所長 | 所長
      副工場長 | 工場長 | 支社長 | 副支店長 | 支店長 | 営業所長 | 店長 | 局長 | 院長 | 学長
      センター長 | グループ長 | グループリーダー | チームリーダー | サブリーダー | リーダー
      マネージャー | マネジャー | ゼネラルマネージャー | ディレクター | プロデューサー | チーフ
      係長 | 主任研究員 | 主任 | 主査 | 主事 | 班長 | 専務 | 常務 | 理事長 | 理事 | 代表 | 参与
      主幹 | 課員 | 部員 | 担当 | 事務長 | 校長 | 園長 | 師長 | 技師長 | 主任技師 | 技師 | 研究員 | 参事
    `).toSorted((a, b) => b.length - a.length);

const unitEnd =
  /(?:部|課|室|局|係|科|所|店|社|院|本部|事業部|支店|工場|センター|グループ|チーム|ユニット|営業所|研究所)$/;

const englishTitle =
  /\b(?:(?:senior |general |vice |deputy |assistant |account |product |sales |marketing )*(?:manager|director|president|officer|engineer|supervisor)|head(?: of [a-z& ]{2,40})?|(?:vice president|vp|director) of [a-z& ]{2,40}|chief|ceo|cto|cfo|coo|cmo|cio|vp|gm)$/i;

const englishPosition = (text: string): Position => {
  const at = Math.max(text.lastIndexOf(','), text.lastIndexOf('/'));
  const [department, title] = [text.slice(0, Math.max(at, 0)).trim(), text.slice(at + 1).trim()];
  return department !== '' && title !== '' ? { department, title } : { title: text };
};
