import { plainLines } from './plain-lines.ts';

/**
 * What stands in a letter instead of what was meant, and in which line (from 1): a field of another tool, a gap that nobody
 * filled, a note to oneself. Where it `isCertain`, no reader could make sense of it; the rest may be meant so.
 */
export interface Placeholder {
  readonly kind: 'field' | 'gap' | 'note';
  readonly found: string;
  readonly line: number;
  readonly isCertain: boolean;
}

/** Every placeholder of a part of a letter, each once. Our own fields are none. */
export function placeholdersIn(words: string): readonly Placeholder[] {
  const found = plainLines(words).flatMap((line, index) =>
    inLine(line.normalize('NFKC')).map((each) => ({ ...each, line: index + 1 })),
  );
  return found.filter((each, at) => found.findIndex((other) => other.found === each.found) === at);
}

type InLine = Omit<Placeholder, 'line'>;

/** A stretch of a line is said once, by the first sign that knows it. */
function inLine(line: string): readonly InLine[] {
  let rest = line;
  return signs.flatMap(({ kind, pattern, sure }) => {
    const said: InLine[] = [];
    rest = rest.replace(pattern, (found: string, ...groups: unknown[]) => {
      const [inner] = groups;
      const isCertain = sure(typeof inner === 'string' ? inner : '');
      if (isCertain === undefined) return found;
      said.push({ kind, found: found.trim(), isCertain });
      return '\n';
    });
    return said;
  });
}

interface Sign {
  readonly kind: Placeholder['kind'];
  /** Its first group, if there is one, is what stands between the marks. */
  readonly pattern: RegExp;
  /** Whether it is certain; undefined where it is no placeholder. */
  readonly sure: (inner: string) => boolean | undefined;
}

const certain = (): true => true;
const likely = (): false => false;
const certainFor = (is: (inner: string) => boolean) => (inner: string) => (is(inner) ? true : undefined);
const likelyFor = (is: (inner: string) => boolean) => (inner: string) => (is(inner) ? false : undefined);

/** What a field about a reader is called in Japanese lists and in other tools. */
const JAPANESE_NAME =
  /^(?:お?名前|お?氏名|氏|姓|名|姓名|[苗名]字|(?:お客様|お客さま|顧客|ご?担当者?|相手|宛先)(?:名|氏名|の名前)|宛名|(?:御社|貴社|会社|企業|法人|団体|組織|取引先|得意先|自社|弊社)名|(?:ご?所属)?部署名?|部門名|ご?役職名?|肩書き?|メールアドレス|電話番号|(?:商品|製品|サービス|資料|セミナー|イベント)名)\d{0,2}$/;
const ENGLISH_NAME =
  /^(?:(?:your|contact|customer|recipient|client|prospect)[ _-]?)?(?:(?:first|last|full|given|family|middle|company|organi[sz]ation|account|business|product|sender|event)[ _-]?name|[fl]name|name|company|organi[sz]ation|job[ _-]?title|department|e-?mail(?:[ _-]?address)?|phone(?:[ _-]?number)?)[ _-]?\d{0,2}$|^your (?:product|service|brand|team|link|city|website)$/i;
/** Written as names in programs are: `contact.first`, `FIRST_NAME`. */
const IDENTIFIER = /^[a-z][a-z\d]{0,39}(?:[._][a-z\d]{1,40}){1,5}$/i;

const isName = (inner: string): boolean =>
  JAPANESE_NAME.test(inner.trim()) || ENGLISH_NAME.test(inner.trim());
const isField = (inner: string): boolean => isName(inner) || IDENTIFIER.test(inner.trim());
/** `%NAME%`: between two marks that sentences use too, in capitals or as a field is called. */
const isCalledOut = (inner: string): boolean =>
  isField(inner) || (/^[A-Z][A-Z\d]{2,30}$/.test(inner) && !OF_MACHINES.test(inner));
/** What machines call their own folders: %APPDATA%. */
const OF_MACHINES =
  /^(?:PATH|TE?MP|HOME(?:PATH|DRIVE)?|(?:LOCAL)?APPDATA|USER(?:NAME|PROFILE|DOMAIN)|PROGRAM(?:FILES|DATA)|WINDIR|SYSTEM(?:ROOT|DRIVE)|COMPUTERNAME|PUBLIC|OFF)$/;

const signs: readonly Sign[] = [
  // Mailchimp, Salesforce, ERB and ASP, Pardot, templates of programs, and our own braces where one is missing or wide.
  { kind: 'field', pattern: /\*\|([^|]{1,60})\|\*/g, sure: certain },
  { kind: 'field', pattern: /<%([^%]{0,60})%>/g, sure: certain },
  { kind: 'field', pattern: /[$#]\{([^{}]{1,60})\}|\{!([^{}]{1,60})\}/g, sure: certain },
  { kind: 'field', pattern: /\{ ?\{[^{}]{0,60}(?:\} ?\}?)?|\{?[^{}\s]{0,60} ?\} ?\}/g, sure: certain },
  // Within a path of an address that a program calls: /users/{user_id}.
  { kind: 'field', pattern: /(?<=\/)\{([^{}]{1,40})\}(?=[/\s?。、]|$)/g, sure: likelyFor(isField) },
  { kind: 'field', pattern: /\{([^{}]{1,40})\}/g, sure: certainFor(isField) },
  { kind: 'field', pattern: /\[\[([^[\]]{1,40})\]\]/g, sure: certainFor(isField) },
  { kind: 'field', pattern: /<<([^<>]{1,40})>>/g, sure: certainFor(isField) },
  { kind: 'field', pattern: /\(\(([^()]{1,40})\)\)/g, sure: certainFor(isField) },
  { kind: 'field', pattern: /%%([^%\s]{1,40})%%/g, sure: certainFor(isCalledOut) },
  { kind: 'field', pattern: /(?<!\d)%([^%\s]{1,40})%/g, sure: certainFor(isCalledOut) },
  { kind: 'field', pattern: /##?([^#\s]{1,40})##?/g, sure: certainFor(isField) },
  { kind: 'field', pattern: /@@?([^@\s]{1,40})@@?/g, sure: certainFor(isName) },
  { kind: 'field', pattern: /__([^_\s]{1,40})__/g, sure: certainFor(isName) },
  { kind: 'field', pattern: /\$([^$\s]{1,40})\$/g, sure: certainFor(isName) },
  { kind: 'field', pattern: /::([^:\s]{1,40})::/g, sure: certainFor(isName) },
  { kind: 'field', pattern: /\/\*([^*]{1,40})\*\//g, sure: certainFor(isName) },
  // A name of a field where a name of a person was to be.
  {
    kind: 'gap',
    pattern: /[[<(〔【《「『]([^\])>〕】》」』]{1,40})[\])>〕】》」』]\s?(?:様|さま|さん|殿|御中|先生)/g,
    sure: certainFor(isName),
  },
  {
    kind: 'gap',
    pattern: /\b(?:dear|hi|hello|hey)\s{1,3}[[<]([^\]>]{1,40})[\]>]/gi,
    sure: certain,
  },
  // Hello (again)!
  {
    kind: 'gap',
    pattern: /\b(?:dear|hi|hello|hey)\s{1,3}\(([^)]{1,40})\)/gi,
    sure: certainFor(isField),
  },
  {
    kind: 'gap',
    pattern: /(?<![^\s])([^\s()「」、。]{1,10}[名前氏])\s?(?:様(?!式)|殿|御中)/g,
    sure: certainFor(isName),
  },
  // Without an honorific it may be the heading of a form that is to be sent back.
  { kind: 'gap', pattern: /[[<]([^[\]<>]{1,40})[\]>](?!\()/g, sure: likelyFor(isField) },
  // Customers who want no name: 「〇〇様の声」, 「○○様邸」.
  {
    kind: 'gap',
    pattern:
      /[○◯〇●△]{2,}(?:社|株式会社)?様(?=邸|宅|(?:の|から)(?:の|お)*(?:声|感想|事例|導入|活用|ケース|インタビュー|喜び))/g,
    sure: likely,
  },
  // Rings and crosses for what is to be put in; 二〇〇〇年, 株式会社MAXX and a bullet before 株式会社みどり are none.
  {
    kind: 'gap',
    pattern:
      /(?:(?<![一二三四五六七八九十百千〇A-Za-z])[○◯〇●◎△×✕*X_]{2,}|(?<![^\s])[○◯〇●])\s?(?:様|さま|さん|殿|御中|氏(?!名)|社様|(?:株式|有限|合同)会社(?!\p{L}))/gu,
    sure: certain,
  },
  {
    kind: 'gap',
    pattern: /(?<![一二三四五六七八九十百千〇A-Za-z])[○◯〇●◎△×✕*X_]{2,}\s?(?:株式|有限|合同)会社/g,
    sure: certain,
  },
  {
    kind: 'gap',
    pattern: /(?:株式|有限|合同)会社\s?[○◯〇●◎△×✕*X_]{2,}(?![A-Za-z\d一二三四五六七八九十])/g,
    sure: certain,
  },
  {
    kind: 'gap',
    pattern: /\b(?:dear|hi|hello|hey)\s{1,3}(?:X{2,}(?![A-Za-z])|_{2,}|(?:\.{3,}|…)(?=\s*(?:,|$))|\*{2,})/gi,
    sure: certain,
  },
  {
    kind: 'gap',
    pattern: /(?<![一二三四五六七八九十百千〇])[○◯〇]{2,}(?![一二三四五六七八九十])/g,
    sure: likely,
  },
  { kind: 'gap', pattern: /(?<![A-Za-z-])X{2,}(?![A-Za-z\d-])/g, sure: likely },
  { kind: 'gap', pattern: /(?<=[^\s_])\s{0,3}_{3,}|_{3,}(?=\s{0,3}[^\s_])/g, sure: likely },
  { kind: 'note', pattern: /\blorem ipsum\b/gi, sure: certain },
  { kind: 'note', pattern: /\b(?:TODO|FIXME|TBD|TBA)\b/g, sure: likely },
  {
    kind: 'note',
    pattern:
      /ここに[^、。]{0,10}(?:本文|文章|テキスト|画像|リンク|URL|見出し|説明|挨拶|名前|社名)[^、。]{0,10}|要(?:修正|差し?替え?)|(?:仮|ダミー)(?:の)?(?:文章?|テキスト|タイトル|件名|本文|画像)|(?:本文|文面|件名|タイトル|日程|リンク|URL)(?:は)?(?:後で|のちほど|追って)?(?:差し?替え|入れ替え)/g,
    sure: likely,
  },
  {
    kind: 'note',
    pattern:
      /\b(?:insert|add|put|enter) [\w' ]{1,30} here\b|\b(?:placeholder|dummy|sample) (?:text|copy|link|image)\b|\[(?:insert|add|your)\b[^\]]{0,40}\](?!\()/gi,
    sure: likely,
  },
];
