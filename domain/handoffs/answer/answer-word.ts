import type { Feedback, Outcome } from '../handoff.ts';
import { promiseOf } from '../promise-way.ts';
import { monthIn, monthsAhead, startOfMonth } from '../../kernel/month-in.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { dayOf, type TimeZone } from '../../kernel/time-zone.ts';
import { withoutQuote, withoutSignature } from '../../mail/own-words.ts';
import { plainWords } from '../../mail/plain-words.ts';
import { promiseIn } from './promised-time.ts';
import { daySaid } from './moment-said.ts';
import { asksUndo, isCourtesy, saidIn, type Said } from './reply-words.ts';

type Answer = Feedback['answer'];

const LONGEST_LINE = 200;
const MOST_LINES = 6;

/** Who answers, and when. */
export interface Answering {
  readonly now: Date;
  readonly timeZone: TimeZone;
  /** The salesperson's own name, who may write 「伊藤です」 first. */
  readonly name?: string;
}

/**
 * What a salesperson says by replying to a handoff's mail (docs/handoffs.md#answering): a word or a short sentence among
 * greetings, 「お疲れ様です。伊藤です。不在でした。」; with a result that leaves the handoff open, also when they will try next,
 * 「不在でした。明日15時に電話します。」. Two answers that contradict each other, a question, or a word that may only mean "I have
 * read it" beside something else are none.
 */
export function answersIn(text: string, answering: Answering): readonly Answer[] {
  const today = dayOf(answering.now.getTime(), answering.timeZone);
  const sentences = sentencesOf(text).filter(
    (sentence) => !isCourtesy(sentence.key) && !isOwnName(sentence.key, answering.name),
  );
  const read = sentences.map((sentence) => ({ ...sentence, said: sayingOf(sentence, answering, today) }));
  if (read[0]?.said === undefined) return [];
  const said = read.flatMap((each) => (each.said === undefined ? [] : [each.said]));
  const others = read.filter((each) => each.said === undefined);
  const hard = distinctOf(said.filter(({ isSoft }) => isSoft !== true).map((each) => each.answer));
  if (hard.length === 0) return others.length > 0 ? [] : said.slice(0, 1).map((each) => each.answer);
  const [result, next] = [hard.find((each) => each.kind === 'report'), hard.find(isPromise)];
  const goesWith =
    result !== undefined && next !== undefined && goesOn.includes(result.outcome) ? next : undefined;
  const [answer, ...more] = hard.filter((each) => each !== goesWith);
  if (answer === undefined || more.length > 0) return [];
  if (answer.kind !== 'report') return others.some(({ key }) => takesBack.test(key)) ? [] : [answer];
  const remarks = read
    .filter(
      ({ key, said: own }) => own?.hasMore ?? (own === undefined && !isOfTheWriter(key, answering.name)),
    )
    .map(({ line }) => line);
  const told = { ...laterFrom(answer, remarks.join(' '), today), ...noteOf([answer.note, ...remarks]) };
  return goesWith === undefined ? [told] : [told, goesWith];
}

/** Whether a reply takes back what was answered last, and says nothing else. */
export function takesBackLast(text: string, { name }: Pick<Answering, 'name'>): boolean {
  const sentences = sentencesOf(text).filter(
    ({ key }) => !isCourtesy(key) && !isOwnName(key, name) && !isOfTheWriter(key, name),
  );
  return sentences.length > 0 && sentences.every(({ key }) => asksUndo(key.toLowerCase()));
}

/** Results after which the handoff stays open, so that somebody may say when they will try again. */
const goesOn: readonly Outcome[] = ['reached', 'notReached', 'opportunity'];

type Report = Extract<Answer, { kind: 'report' }>;

/** Too early: not before the month that the next sentence names. */
function laterFrom(answer: Report, remarks: string, today: LocalDate): Report {
  const month =
    answer.outcome === 'tooEarly' && answer.until === undefined
      ? (monthIn(remarks, today) ?? monthsAhead(remarks, today))
      : undefined;
  return month === undefined || startOfMonth(month) <= today
    ? answer
    : { ...answer, until: startOfMonth(month) };
}

const noteOf = (remarks: readonly (string | undefined)[]): Pick<Report, 'note'> => {
  const note = remarks.filter((each) => each !== undefined).join('\n');
  return note === '' ? {} : { note };
};

/** Beside "mine" these say that it is not. */
const takesBack = /ません|できな|出来な|無理|わって|お願いできますか|\bcan(?:no|')t\b|\bnot\b/;

interface Sentence {
  /** As written. */
  readonly line: string;
  /** As compared: lower case, half width, without what stands around it. */
  readonly key: string;
}

/** The sentences of the first lines that somebody wrote above the quote, without the signature. */
function sentencesOf(text: string): readonly Sentence[] {
  return withoutSignature(withoutQuote(text))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MOST_LINES)
    .flatMap((line) => line.slice(0, LONGEST_LINE).split(SENTENCE_END))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ line, key: keyOf(line) }))
    .filter(({ key }) => key !== '');
}

/** People end sentences with commas too: 「お疲れ様です、伊藤です。」, "Thanks, I'll take it." */
const SENTENCE_END =
  /(?<=[。！!？])|(?<=[a-z][.?])(?<!\b(?:mr|ms|mrs|dr|[ap]\.m)\.)\s+|(?<=(?:です|ます|でした|ました|とのこと|のため|不在|早い|尚早|すみません|申し訳ありません|申し訳ございません|^ok|^ＯＫ|^OK)[、,])\s*|(?<=^(?:thanks|thank you|hi|hello|sorry|ok)[,!])\s+|,\s+(?=(?:thanks|thank you)[.!]?$)/i;

const keyOf = (line: string): string =>
  plainWords(line)
    .trim()
    .replace(/^(?:(?:結果|回答|result)[:： ]+|\d{1,2}[.)] *)/i, '')
    .replace(/^[「『"'([【]+/, '')
    .replace(/[」』"'\])】。.!,、\s]+$/, '')
    .trim();

function sayingOf({ line, key }: Sentence, { now, timeZone }: Answering, today: LocalDate): Said | undefined {
  if (/[?？]\s*$|(?<!いた)(?:ですか|でしょうか)[。\s]*$/.test(line)) {
    // Of questions one alone is an answer: whether somebody else may have it.
    const asked = saidIn(key.replace(/[?？]$/, '').toLowerCase());
    return asked?.answer.kind === 'decline' ? asked : undefined;
  }
  // A word of six capitals looks like a code: ACCEPT.
  const withoutCode = key
    .replace(/[2-9A-HJ-NP-Z]{6}$/, '')
    .trim()
    .replace(/[#:]$/, '')
    .trim();
  const meeting = meetingFrom(key, now, timeZone);
  if (meeting !== undefined) return { answer: meeting };
  for (const each of [key, withoutCode, key.replace(AMOUNT, '')].map((one) => one.toLowerCase())) {
    const said = saidIn(each);
    if (said !== undefined) return AMOUNT.test(key) ? { ...said, hasMore: true } : said;
    const promised = promiseIn(each, now, timeZone);
    if (promised !== undefined) return { answer: promiseOf(promised.at, promised.way) };
  }
  const later = tooEarlyFrom(key, today);
  return later === undefined ? undefined : { answer: later };
}

/** What a deal is worth, behind what became of it: 「受注しました 120万円」. */
const AMOUNT =
  /[\s、,:：(（]*(?:約|およそ|for |at |worth )*(?:[¥\\$€£] ?\d[\d,.]*\d?k?|\d[\d,.億万千百]* ?(?:円|JPY|USD|EUR|GBP|yen))(?:くらい|ぐらい|ほど|程度|で)?(?:です)?[)）]?$/i;

/** 「早い 来年4月以降」, 「来年4月以降に再度ご連絡くださいとのこと」: too early, and from when. */
function tooEarlyFrom(line: string, today: LocalDate): Answer | undefined {
  const [, rest] = /^(?:まだ)?(?:早い|時期尚早|too early|early)[\s、,:：。]+(.+)$/i.exec(line) ?? [];
  const noted = rest ?? (askedLater.test(line) ? line : undefined);
  const month = noted === undefined ? undefined : monthIn(noted, today);
  return month === undefined || startOfMonth(month) <= today
    ? undefined
    : { kind: 'report', outcome: 'tooEarly', until: startOfMonth(month), note: noted };
}

const askedLater =
  /(?:ご?連絡|お?電話|ご?提案|お?話し?)(?:を)?(?:して)?(?:ください|下さい|ほしい|欲しい|もらいたい|いただきたい|頂きたい)と(?:のこと|の事|言われ)|\bcall (?:back|again|(?:him|her|them) (?:back|again)) in [a-z]+$/i;

const englishMeeting =
  /^(?:(?:i |we )?(?:got|have|booked|set up|arranged) (?:an? )?)?(?:meeting|appointment|demo|visit)(?: with (?:him|her|them))?(?: (?:is |was )?(?:booked|set(?: up)?|arranged|scheduled))?(?: (?:on|for|at))? (.+)$/i;

/** 「12/15 14時にアポを取りました」: the talk to come, and on which day. */
function meetingFrom(line: string, now: Date, timeZone: TimeZone): Answer | undefined {
  const [, moment = ''] = englishMeeting.exec(line) ?? [];
  const booked = moment === '' ? undefined : daySaid(moment.toLowerCase(), now, timeZone);
  if (booked !== undefined) return { kind: 'report', outcome: 'opportunity', meetingOn: booked };
  const found =
    /(?:に|で|の|から|[〜~])? ?(?:(?:zoom|teams|meet|web|オンライン|訪問)で)?((?:商談|訪問|面談|お?打ち?合わ?せ)?(?:の)?アポ.{2,20}|(?:ご?訪問|お?打ち?合わ?せ|面談|デモ|ご?商談).{0,16}(?:なりました|なった|決まりました))$/i.exec(
      line,
    );
  const said = found === null ? undefined : saidIn(found[1] ?? '');
  const meetingOn = found === null ? undefined : daySaid(line.slice(0, found.index), now, timeZone);
  return meetingOn === undefined || said?.answer.kind !== 'report' || said.answer.outcome !== 'opportunity'
    ? undefined
    : { ...said.answer, meetingOn };
}

/** The answers without those said twice, or said more fully by another. */
function distinctOf(answers: readonly Answer[]): readonly Answer[] {
  const distinct = answers.filter(
    (answer, index) => answers.findIndex((each) => nameOf(each) === nameOf(answer)) === index,
  );
  return distinct.filter(
    (answer) =>
      !distinct.some((other) => other !== answer && saysMore.some(([by, than]) => by(other) && than(answer))),
  );
}

function nameOf(answer: Answer): string {
  if (answer.kind === 'report') return answer.outcome;
  return answer.kind === 'promise' ? `promise ${answer.callAt} ${answer.way ?? ''}` : answer.kind;
}

type Is = (answer: Answer) => boolean;
const isAccept: Is = ({ kind }) => kind === 'accept';
const isPromise = (answer: Answer): answer is Extract<Answer, { kind: 'promise' }> =>
  answer.kind === 'promise';
const isReached: Is = (answer) => answer.kind === 'report' && answer.outcome === 'reached';
/** Of somebody who was spoken with. */
const isTold: Is = (answer) =>
  answer.kind === 'report' && !['reached', 'notReached', 'noAnswer'].includes(answer.outcome);
/** Whoever promises a time takes the lead; whoever reports has taken it; whoever knows a result has spoken. */
const saysMore: readonly (readonly [Is, Is])[] = [
  [isPromise, isAccept],
  [({ kind }) => kind === 'report', isAccept],
  [isTold, isReached],
];

const ownKey = (name: string | undefined): string => name?.normalize('NFKC').replaceAll(/\s/g, '') ?? '';

/** A line of a signature that no rule sets off: name, department, company, number. */
const isOfTheWriter = (key: string, name: string | undefined): boolean =>
  /株式会社|有限会社|合同会社|(?:部|課|室|支店|営業所|本部|グループ)$|\d{2,4}-\d{2,4}-\d{3,4}/.test(key) ||
  (ownKey(name) !== '' && key.replaceAll(/\s/g, '').endsWith(ownKey(name)));

/** 「伊藤です」, 「関西営業所の伊藤です」: who writes. */
function isOwnName(key: string, name: string | undefined): boolean {
  const [, said] = /^(?:[^\s、。]{1,16}の)?([^\s、。の]{1,10})(?:です|でございます)$/.exec(key) ?? [];
  return said !== undefined && ownKey(name).startsWith(said);
}

/** The code of a handoff that somebody wrote or that the quoted mail names. */
export const codeIn = (text: string): string | undefined =>
  /(?:受付番号|reference)[\s:：]{0,10}([2-9A-HJ-NP-Z]{6})/i
    .exec(text.normalize('NFKC'))?.[1]
    ?.toUpperCase() ??
  /(?:^|[^A-Za-z0-9])([2-9A-HJ-NP-Z]{6})(?![A-Za-z0-9])/.exec(text.normalize('NFKC'))?.[1];
