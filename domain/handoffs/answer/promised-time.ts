import { instantOf, type TimeZone } from '../../kernel/time-zone.ts';
import type { PromiseWay } from '../promise-way.ts';
import { momentSaid } from './moment-said.ts';

/** Beyond these it is a slip in the year: a promise so late would silence every clock of the handoff. */
export const MOST_DAYS_AHEAD = 92;

export interface Promised {
  readonly at: Date;
  readonly way: PromiseWay;
}

/**
 * When and how somebody says that a customer will be contacted: 「12/5 10時に電話します」, 「木曜の14時に伺います」, "I'll call
 * tomorrow at 3pm". Undefined where no such time is named, where it has passed, or lies beyond what a promise may be
 * (92 days). `sentence` is in lower case and half width.
 */
export function promiseIn(sentence: string, now: Date, zone: TimeZone): Promised | undefined {
  const said = inJapanese(sentence) ?? inEnglish(sentence);
  const named = said === undefined ? undefined : momentSaid(said.moment, now, zone);
  if (said === undefined || named === undefined) return undefined;
  const at = instantOf(named.day, named.time, zone);
  const isAhead = at >= now.getTime() && at <= now.getTime() + MOST_DAYS_AHEAD * 86_400_000;
  return isAhead ? { at: new Date(at), way: said.way } : undefined;
}

interface Said {
  /** The words for the moment. */
  readonly moment: string;
  readonly way: PromiseWay;
}

type Ways = readonly (readonly [way: PromiseWay, words: RegExp])[];

const will = '(?:を|で)?(?:します|いたします|致します|してみます|入れます|する予定です|予定です)$';
/** As agreed with the customer: 「火曜10時に電話の約束をしました」, 「電話することになりました」. */
const agreed =
  '(?:の|する)(?:お?約束|予定)(?:を|に|と)?(?:し(?:てい)?ます|し(?:てい)?ました|なりました|なっています|いただきました|です)?$|することに(?:なりました|なっています|しました)$';
const japaneseWays: Ways = [
  [
    'phone',
    new RegExp(
      `(?:(?:かけ|掛け|かけ直し|かけなおし|折り?返し)ます$|(?:お?電話|架電|tel)(?:${will}|${agreed}))`,
    ),
  ],
  [
    'online',
    new RegExp(
      `(?:オンライン|web|ウェブ|zoom|teams|meet)(?:で|の)?(?:面談|会議|商談|お?打ち?合わ?せ)?${will}`,
    ),
  ],
  [
    'visit',
    new RegExp(
      `(?:(?:伺|うかが)(?:います|う予定です|いたします)$|行きます$|(?:ご?訪問|お伺い|お?打ち?合わ?せ)${will})`,
    ),
  ],
  ['mail', new RegExp(`(?:メール|mail)(?:で(?:ご?連絡)?)?(?:${will}|${agreed})`)],
  ['contact', new RegExp(`ご?連絡(?:${will}|${agreed})`)],
];

/** What stands before the verb and is no part of the moment: whom, that it is not the first time, particles. */
const towards =
  /(?:改めて|あらためて|再度|また|もう一度|こちらから|私から|(?:先方|お客様|本人|ご担当者様?|[^\s、,\d時分半]{1,12}(?:様|さん|氏))(?:に|へ|を|と)|に|で|から|以降|より|[、,])$/;
const MOST_WORDS = 6;

function withoutTowards(text: string): string {
  let rest = text.trim();
  for (let cuts = 0; cuts < MOST_WORDS && towards.test(rest); cuts += 1)
    rest = rest.replace(towards, '').trim();
  return rest;
}

function inJapanese(sentence: string): Said | undefined {
  for (const [way, words] of japaneseWays) {
    const verb = words.exec(sentence);
    if (verb === null) continue;
    const before = sentence
      .slice(0, verb.index)
      .replace(/^(?:先方|お客様|ご?本人|[^\s、,\d]{1,12}(?:様|さん|氏))(?:には|に|へは|へ)[、,\s]*/, '');
    return { way, moment: withoutTowards(before) };
  }
  return undefined;
}

const english =
  /^(?:i(?:'| wi)ll |i am |i'm |will )?(?:(call|phone|ring|try|calling)|(visit|see|meet|go and see|visiting|seeing|meeting)|(e-?mail|write to|e-?mailing)|(contact|be in touch with|get in touch with|get back to|contacting))(?: back)?(?: (?:him|her|them|the customer|again|back|(?:mr|ms|mrs|dr)\.? [a-z'-]{1,20}))* (.+)$/;

/** As agreed with the customer: "Scheduled a call with him for Dec 8 at 1pm". */
const englishCall =
  /^(?:i |we |i've |we've |i have |we have )?(?:booked|scheduled|arranged|set up) a (?:phone )?call(?: with (?:him|her|them|the customer|(?:mr|ms|mrs|dr)\.? [a-z'-]{1,20}))? (?:(?:for|on) )?(.+)$/;

function inEnglish(sentence: string): Said | undefined {
  const agreedOn = monthFirst(englishCall.exec(sentence)?.[1] ?? '');
  if (agreedOn !== undefined && agreedOn !== '') return { way: 'phone', moment: agreedOn };
  const [, phone, visit, mail, contact, words = ''] = english.exec(sentence) ?? [];
  const moment = monthFirst(words);
  if (moment === undefined) return undefined;
  if (phone !== undefined) return { way: 'phone', moment };
  if (visit !== undefined) return { way: 'visit', moment };
  if (mail !== undefined) return { way: 'mail', moment };
  return contact === undefined ? undefined : { way: 'contact', moment };
}

/** 25/12 can only be a day of December; whether 10/12 is one nobody can tell. */
function monthFirst(words: string): string | undefined {
  const [found, first, second] = /(?<!\d)(\d{1,2})\/(\d{1,2})(?![\d/])/.exec(words) ?? [];
  if (found === undefined || first === second || Number(second) > 12) return words;
  return Number(first) > 12 ? words.replace(found, `${second}/${first}`) : undefined;
}
