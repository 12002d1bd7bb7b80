import { isFreeMail } from '../people/free-mail.ts';
import type { Successor } from '../people/contact-change.ts';
import { addressKey } from '../people/names.ts';

/** Whose mail it is: the addresses of its sender, and the domains of the sender's company. */
export interface Sender {
  readonly emails: readonly string[];
  readonly domains: readonly string[];
}

/**
 * Reads who comes after the sender of a mail: the name and the address that stand behind the first words which announce
 * them, as "後任は鈴木です" or "please contact Jane Doe". An address at another domain is never taken for a successor's.
 * @param words of the sender alone, without what was quoted
 */
export function readSuccessor(words: string, sender: Sender): Successor | undefined {
  const text = words.normalize('NFKC').replaceAll('\r', '');
  const cue = CUES.flatMap((pattern) => text.match(pattern)?.index ?? []).toSorted((a, b) => a - b)[0];
  const own = new Set(sender.emails.map(addressKey));
  const addresses = [...text.matchAll(ADDRESS)]
    .map((found) => ({ email: addressKey(found[0].replace(/[.-]{1,9}$/, '')), at: found.index }))
    .filter(({ email }) => isAddress(email))
    .filter(
      ({ email }, index, all) => !own.has(email) && all.findIndex((one) => one.email === email) === index,
    );
  const behind = (at: number): boolean => cue === undefined || (at >= cue && at - cue < NEAR);
  const proposed = addresses.find(({ email, at }) => behind(at) && isOfCompany(email, sender.domains));
  const name = nameIn(text, cue, proposed?.at);
  const others = addresses.flatMap(({ email }) => (email === proposed?.email ? [] : [email]));
  if (name === undefined && proposed === undefined && (cue === undefined || others.length === 0))
    return undefined;
  return { name, email: proposed?.email, others: others.slice(0, MOST_OTHERS) };
}

/** Whether an address belongs to one of these domains, or below one; nobody's company is at a domain where anybody has a mailbox. */
export function isOfCompany(email: string, domains: readonly string[]): boolean {
  const domain = addressKey(email).split('@')[1] ?? '';
  return domains
    .map((each) => each.toLowerCase())
    .some(
      (each) =>
        each !== '' &&
        !isFreeMail(each) &&
        (domain === each || domain.endsWith(`.${each}`) || each.endsWith(`.${domain}`)) &&
        domain.includes('.'),
    );
}

const NEAR = 400;
const MOST_OTHERS = 5;
/** What holds an address, and nothing that none has. */
const ADDRESS = /[\w.+%@-]+/g;
const isAddress = (text: string): boolean => {
  const [local = '', domain = '', ...more] = text.split('@');
  return local !== '' && more.length === 0 && /^[a-z\d-]+\.[a-z\d.-]+$/i.test(domain);
};

/** Words behind which a successor is named. */
const CUES: readonly RegExp[] = [
  /後任/,
  /新(?:しい)?(?:ご)?担当/,
  /(?:今後|以降|以後)(?:の(?:お?(?:ご)?(?:連絡|問い?合わ?せ|窓口|担当)))?[^。\n]{0,12}(?:は|につきまして)/,
  /引(?:き)?継/,
  /(?:まで|宛に?|へ|に)(?:お?ご?(?:連絡|問い?合わ?せ))/,
  /\bnew (?:point of )?contact/i,
  /\bsuccessor|\breplace(?:ment|d by)|\bsucceeded by/i,
  /\b(?:please|kindly|you (?:can|may)) (?:now )?(?:contact|reach|direct|e-?mail|write|refer|get in touch|send|forward)/i,
  /\b(?:taken?|taking) over/i,
  /\bcontact\b/i,
];

function nameIn(text: string, cue: number | undefined, address: number | undefined): string | undefined {
  if (cue === undefined) return address === undefined ? undefined : nameBefore(text, address);
  const behind = text.slice(cue, cue + NEAR);
  return (
    japaneseName(behind) ??
    westernName(behind, text.slice(Math.max(0, cue - 60), cue)) ??
    (address === undefined ? undefined : nameBefore(text, address))
  );
}

const JA_CUE =
  /(?:後任(?:者|の担当者?|担当者?)?(?:として|には|は|に|へ|の|:|が|[ \t]*\n)?|新(?:しい)?(?:ご)?担当(?:者)?(?:は|:|の|が|、)?|(?:今後|以降|以後)(?:の(?:お?(?:ご)?(?:連絡|問い?合わ?せ|窓口|担当)))?[^。\n]{0,12}?(?:につきましては|は)|引(?:き)?継(?:ぎ|いだ)(?:先)?(?:は|:|の|者は|担当は)?)[、,\s:]*/g;
const JA_END =
  /が(?!わ)|と(?:申|な)|です|でござ|になり|にな|を|まで|宛|へ|に|様|さま|さん|氏|殿|[(（<「」、。,:：\n]|\b[\w.+-]+@/;

/** Every cue is tried: "後任には下記の者が…" says nothing by itself, and the line below does. */
function japaneseName(text: string): string | undefined {
  for (const found of text.matchAll(JA_CUE)) {
    const rest = text.slice(found.index + found[0].length);
    for (const line of [rest, ...rest.split('\n').slice(1, 6)]) {
      const name = bareName(
        line.replace(/^\s*(?:氏名|担当者?|後任者?|名前|新担当者?)\s*[::]\s*/, '').split(JA_END)[0] ?? '',
      );
      if (name !== undefined) return name;
    }
  }
  return undefined;
}

/** A name without the department and the title that stand before or behind it. */
function bareName(given: string): string | undefined {
  const name = given
    .trim()
    .replace(/^(?:弊社|当社|同部署|同じ部署|当部)(?:の)?\s*/, '')
    .replace(
      /^.*(?:部|課|室|係|局|支店|支社|本社|事業所|営業所|センター|グループ|チーム|ユニット)(?!長)(?:の|所属の)?\s*(?=\S)/,
      '',
    )
    .replace(new RegExp(`^(?:${TITLE})(?:の)?\\s*`), '')
    .replace(new RegExp(`\\s*(?:${TITLE})$`), '')
    .trim();
  if (NO_NAME.test(name)) return undefined;
  return JA_NAME.test(name) || WESTERN.test(name) ? name.replaceAll(/\s+/g, ' ') : undefined;
}

const TITLE =
  '課長代理|部長代理|課長|部長|次長|係長|主任|主事|室長|支店長|所長|本部長|取締役|専務|常務|社長|マネージャー|リーダー|担当';
/** Han alone, or a family name, a blank, and a given name in any script; or katakana. */
const JA_NAME =
  /^(?:[\p{Script=Han}々〆ヶケ]{2,6}|[\p{Script=Han}々ヶケ]{1,4}\s[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]{1,5}|[\p{Script=Katakana}ー]{2,10}(?:[・\s][\p{Script=Katakana}ー]{2,10})?)$/u;
const NO_NAME =
  /未定|下記|以下|上記|別途|追って|改めて|決定|現在|者$|担当$|部署|連絡|対応|業務|件$|通り|変更|代表|窓口|弊社|当社|御社|貴社|電話|内線|会社|小職|私$|当方|アドレス|メール|各位|皆様|お問|問合|本件|事務|総務|次第|不在|今月|来月|本日|年$|月$|日$/;
const WESTERN = /^[A-Z][\p{L}'-]+(?: [A-Z]\.)?(?: (?:[a-z]{2,3} )?[A-Z][\p{L}'-]+){1,2}$/u;

const EN_NAME = String.raw`(?:(?:Mr|Ms|Mrs|Dr|Mx)\.? )?([A-Z][\p{L}'-]+(?: [A-Z]\.)?(?: (?:de |van |von |da )?[A-Z][\p{L}'-]+){0,2})`;
const EN_CUE = new RegExp(
  String.raw`(?:[Nn]ew (?:point of )?contact(?: person)?(?: for [^.\n]{1,60}?)?(?: is| will be|:|,)|(?:[Ss]uccessor|[Rr]eplacement)(?: is|,|:| will be)?|(?:replaced|succeeded|taken over) by|[Cc]ontact(?:ing)?|reach(?: out)?(?: to)?|direct[^.\n]{0,40}? to|(?:write|refer|forward|send)[^.\n]{0,40}? to|in touch with|e-?mail(?:ing)?)(?:\s|,|:)+(?:(?:to |at |my |our |his |her |the |new |a )*(?:colleague|successor|replacement|manager|teammate|coworker|co-worker|supervisor|assistant)s?,? +(?:is +)?)?${EN_NAME}`,
  'gu',
);
const EN_TAKES_OVER = new RegExp(
  `${EN_NAME}(?: \\([^)]{0,80}\\)|,[^.,]{0,60},)? (?:has|have|will|is|who) (?:now |be |been )*(?:tak(?:en?|ing)|succeed|replac|handl)`,
  'u',
);
const NOT_A_NAME =
  /^(?:Us|The|Our|My|Me|Your|Their|This|That|For|Please|If|It|He|She|They|We|You|And|At|By|To|In|On|Thank|Thanks|Best|Kind|Regards|Dear|Sales|Support|Info|Reception|Customer|Human|Team|Department|Mail|Email|Phone|Tel|Mr|Ms|Mrs|Dr)\b/;

function westernName(behind: string, before: string): string | undefined {
  const flat = behind.replaceAll(/\s*\n\s*/g, ' ');
  const named = [...flat.matchAll(EN_CUE)].map(([, name = '']) => name).find((name) => isWestern(name));
  if (named !== undefined) return named;
  const [, name = ''] = EN_TAKES_OVER.exec(`${before}${flat}`.replaceAll(/\s+/g, ' ')) ?? [];
  return isWestern(name) ? name : undefined;
}

const isWestern = (name: string): boolean => name !== '' && !NOT_A_NAME.test(name);

/** The name right before an address: "Jane Doe <jane@…>", "鈴木 一郎(suzuki@…)". */
function nameBefore(text: string, address: number): string | undefined {
  const before = trimmed(text.slice(Math.max(0, address - 60), address)).replace(
    /(?:e-?mail|mail|メール(?:アドレス)?|アドレス)$/i,
    '',
  );
  const line = trimmed(before)
    .split(/[\n。、,:]/)
    .at(-1);
  return bareName((line ?? '').replace(/(?:様|さん|氏)$/, ''));
}

/** Without the brackets, colons and blanks at its end. */
const trimmed = (text: string): string => text.replace(/[<([:\s]{1,20}$/, '');
