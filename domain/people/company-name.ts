import { companyKey } from './names.ts';

/** What a company's name is made of, each part folded for comparing. */
export interface CompanyName {
  /** The name without legal form and site: `サンプル精機`. */
  readonly base: string;
  /** The legal form, as one sign: `株`, `有`; empty where the name has none. Inc., Ltd., K.K. count as 株. */
  readonly form: string;
  /** A site behind the name, as it is written: `浜松`, `大阪支店`; empty where there is none. */
  readonly site: string;
  /** The name is that of a holding company or a group: a company of its own. */
  readonly isHolding: boolean;
}

/** Takes a name of a company apart: 「㈱サンプル精機 浜松工場」 is サンプル精機, 株, 浜松工場. */
export function readCompanyName(name: string): CompanyName {
  const folded = name
    .normalize('NFKC')
    .replaceAll(/[\s　]+/g, ' ')
    .trim();
  const form = forms.find(({ is }) => folded.search(is) >= 0)?.sign ?? '';
  const bare = forms
    .reduce((rest, { is }) => rest.replaceAll(is, ' '), folded)
    .replaceAll(/[ .,]+/g, ' ')
    .trim();
  const { front, site } = withoutSite(bare);
  return {
    base: companyKey(front).replaceAll(/[()&]/g, ''),
    form,
    site,
    isHolding: holding.test(bare),
  };
}

/** True of what people write who have no company: 個人, フリーランス, なし. They are no colleagues of each other. */
export const namesNoCompany = (name: string): boolean => NO_COMPANY.test(name.normalize('NFKC').trim());

const NO_COMPANY =
  /^[(（]?(?:個人(?:事業主?|様|のお客様|客|ユーザー)?|フリー(?:ランス)?|自営業?|無職|学生|主婦|なし|無し|無|特になし|不明|未(?:入力|記入|定|登録)|該当なし|(?:所属|会社名?)(?:なし|無し)|非公開|(?:株式|有限|合同)会社|self[- ]?employed|freelanc(?:e|er|ing)|individual|private(?: individual| person)?|personal|none|n\/?a|unknown|not applicable|no company|student|test|[-–—―ー.・*]+)[)）]?$/i;

const holding = /ホールディングス?|グループ(?:本社)?$|\b(?:holdings?|hd|hldgs|group)\b/i;

/** Legal forms, the longer before the shorter. A letter before or behind makes another word of it: Incline, Taco. */
const forms: readonly { readonly sign: string; readonly is: RegExp }[] = [
  { sign: '株', is: /株式会社|\(株\)|\b(?:co\.?,? ?ltd|k\.? ?k|inc|incorporated|corp|corporation)\b\.?/gi },
  { sign: '有', is: /有限会社|\(有\)/g },
  { sign: '合', is: /合同会社|\(同\)|\b(?:llc|l\.l\.c)\b\.?/gi },
  { sign: '資', is: /合資会社|\(資\)/g },
  { sign: '名', is: /合名会社|\(名\)/g },
  { sign: '社', is: /(?:一般|公益)?社団法人|\((?:一社|公社)\)/g },
  { sign: '財', is: /(?:一般|公益)?財団法人|\((?:一財|公財)\)/g },
  { sign: '独', is: /(?:地方)?独立行政法人|\(独\)/g },
  { sign: '医', is: /医療法人(?:社団|財団)?|\(医\)/g },
  { sign: '学', is: /学校法人|\(学\)/g },
  { sign: '福', is: /社会福祉法人|\(福\)/g },
  { sign: 'NPO', is: /(?:特定非営利活動|npo)法人/gi },
  { sign: 'gmbh', is: /\bgmbh(?: ?& ?co\.?(?: ?kg(?:aa)?| ?ohg)?)?(?![a-z])\.?/gi },
  // Short ones of Europe, Brazil, Australia and Singapore, which stand at the end alone.
  {
    sign: 'sa',
    is: /(?<=\S,? )(?:ag|se|kg(?:aa)?|ohg|s\.?a\.?(?:s\.?|r\.?l\.?)?|b\.?v\.?|n\.?v\.?|s\.?p\.?a\.?|s\.?r\.?l\.?|s\.?l\.?u?\.?|ab|oyj?|a\/s|aps|asa?|p(?:ty|te)\.? ltd|sp\. ?z ?o\. ?o|l(?:td|d)a)\.?$/gi,
  },
  { sign: 'plc', is: /\bplc\b/gi },
  { sign: 'ltd', is: /\b(?:limited|ltd|company|co)\b\.?/gi },
];

/** Where a company has a site: prefectures, and cities that stand in names of branches. */
const places = new Set(
  `北海道 青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 東京 神奈川 新潟 富山 石川 福井 山梨 長野 岐阜 静岡 愛知 三重
  滋賀 京都 大阪 兵庫 奈良 和歌山 鳥取 島根 岡山 広島 山口 徳島 香川 愛媛 高知 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島 沖縄
  札幌 旭川 函館 仙台 盛岡 郡山 いわき 水戸 つくば 日立 宇都宮 小山 前橋 高崎 太田 さいたま 大宮 川口 熊谷 川越 柏 船橋
  横浜 川崎 相模原 厚木 平塚 八王子 立川 町田 長岡 金沢 甲府 松本 浜松 沼津 富士 名古屋 豊田 豊橋 岡崎 刈谷 小牧 一宮 四日市
  津 鈴鹿 大津 堺 東大阪 吹田 神戸 姫路 尼崎 明石 松江 倉敷 福山 呉 下関 周南 高松 松山 北九州 小倉 久留米 那覇
  関東 関西 東北 北陸 中部 東海 近畿 中国 四国 九州 首都圏 西日本 東日本 品川 新宿 渋谷 丸の内 日本橋 新大阪 梅田`
    .trim()
    .split(/\s+/),
);
const placesAbroad =
  /^(?:tokyo|osaka|nagoya|yokohama|kobe|kyoto|fukuoka|sapporo|sendai|hiroshima|hamamatsu|shizuoka|chiba|saitama|kanagawa|kyushu|kansai|kanto|tohoku|chubu)$/i;

/** What the name of a site ends with. */
const siteWord =
  /(?:支店|支社|支所|営業所|営業部|出張所|事業所|事業部|事務所|工場|製作所内|本社|本店|本部|研究所|開発センター|物流センター|サービスセンター|配送センター)$/;
const siteWordAbroad = /^(?:branch|office|factory|plant|works|headquarters|hq|laboratory|site)$/i;

/** The site behind a name; a place alone counts where a space sets it off, for it may be a part of the name. */
function withoutSite(bare: string): { readonly front: string; readonly site: string } {
  const words = bare.split(' ');
  const last = words.at(-1) ?? '';
  if (words.length > 1) {
    const behind = siteWordAbroad.test(last) && words.length > 2 ? 2 : isSite(last) ? 1 : 0;
    const front = words.slice(0, words.length - behind).join(' ');
    if (behind > 0 && isName(front)) return { front, site: words.slice(-behind).join(' ') };
  }
  const word = siteWord.exec(last);
  if (word === null) return { front: bare, site: '' };
  const before = bare.slice(0, bare.length - word[0].length);
  // Without a space only a place, a number or 本社 tells that the word is of a site: 中村工場 is a name.
  const length = [6, 5, 4, 3, 2, 1].find((each) => isPlace(before.slice(-each)) && before.length > each);
  if (length === undefined) return { front: bare, site: '' };
  const front = before.slice(0, before.length - length).trim();
  return isName(front) ? { front, site: bare.slice(front.length).trim() } : { front: bare, site: '' };
}

const isSite = (word: string): boolean =>
  isPlace(word) || placesAbroad.test(word) || siteWord.test(word) || siteWordAbroad.test(word);

const isPlace = (word: string): boolean =>
  places.has(word) ||
  places.has(word.replace(/[都道府県市区町]$/, '')) ||
  /^第?[一二三四五六七八九十\d]{1,3}$/.test(word) ||
  word === '本社';

const isName = (front: string): boolean => companyKey(front).length > 1;
