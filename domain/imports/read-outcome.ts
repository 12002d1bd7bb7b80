import type { Outcome } from '../handoffs/handoff.ts';
import { saidIn } from '../handoffs/answer/reply-words.ts';
import { halfWidth } from './clean-text.ts';
import { empty, type Parsed, unreadable, value } from './parsed.ts';

/** What salespeople write for each result; in lower case, half width. */
const words: readonly (readonly [Outcome, RegExp])[] = [
  ['noAnswer', /応答(?:なし|無し|がない)|no answer/],
  ['notReached', /不在|折り?返し|\bnot in\b(?! (?:the )?(?:market|need|scope|budget))|not reached|absent/],
  ['opportunity', /商談化|アポ獲得|became an opportunity|^opportunity/],
  ['alreadyInDeal', /商談中(?![止断])|already in/],
  ['tooEarly', /早い|時期尚早|too early|^early/],
  ['gathering', /情報収集|gathering/],
  [
    'neverContact',
    /今後.*(?:不要|お断り|しない|しません|するな|遠慮|控え)|連絡(?:は|を)?(?:一切)?(?:不要|拒否|お断り)|never contact|(?:do not|don't) (?:contact|call|mail)/,
  ],
  [
    'notNeeded',
    /^(?:(?:今|現在|現状|当面|今回|しばらく|当分|もう)(?:は|のところは)?)?不要|(?:提案|導入|ニーズ|必要性?|興味|関心)(?:は|が|も)?(?:不要|なし|無し|ない|無い)|not needed|not interested|no (?:need|interest)\b|not in (?:the )?(?:market|need)/,
  ],
  ['wrongPerson', /担当違い|wrong person/],
  ['leftCompany', /退職|異動|left the/],
  ['choseAnother', /他社(?:に|を|で|と)?(?:決|採用|選|導入|契約|発注|乗)|^他社$|(?:chose|went with) another/],
  ['noTime', /手が回ら|手一杯|no time/],
  ['outOfTarget', /対象外|out of target/],
  ['won', /受注|成約|^won\b(?!['’])/],
  ['lost', /失注|^lost\b(?! (?:contact|touch))/],
  ['reached', /話せた|会話|通話|spoke|^reached/],
];

/** 受注見込み, 商談化せず, 他社と比較中, 異動なし: not what happened, and counted they would be wrong. */
const doubtful =
  /(?:明日|来週|来月|来期|来年|今月中|近日中?)(?:に|の|は)?(?:受注|成約|商談|アポ|失注)|見込|予定|予想|期待|可能性|候補|検討|比較|未定|なかった|できず|せず|ていない|てない|^未|ならず|ではない|取り?消|取りやめ|中止|破談|辞退|not yet|(?:won|lost|opportunity) (?:next|in) |expected|maybe|perhaps|\?/;
const denied = /なし|無し|ません|していない|no change|^no\b|^not\b/;
const counted: readonly Outcome[] = ['opportunity', 'won', 'lost', 'choseAnother', 'reached', 'leftCompany'];
const deniable: readonly Outcome[] = [
  'leftCompany',
  'wrongPerson',
  'outOfTarget',
  'opportunity',
  'won',
  'lost',
];

/** Of two results in one cell the first says more than the second. */
const saysMore: readonly (readonly [Outcome, Outcome])[] = [
  ['neverContact', 'notNeeded'],
  ['notReached', 'noAnswer'],
];

/**
 * Reads the result of a call as people write it. Words that mean none of the results, two of them, or a result that did
 * not come to pass are asked about: a wrong one stops mails for good, or counts a deal that nobody won.
 */
export function readOutcome(cell: string): Parsed<Outcome> {
  const text = halfWidth(cell).trim().toLowerCase();
  if (/^(?:特に|指定)?なし$/.test(text)) return empty;
  const said = words.filter(([, pattern]) => pattern.test(text)).map(([outcome]) => outcome);
  const meant = said.filter(
    (outcome) =>
      !(outcome === 'reached' && said.length > 1) &&
      !saysMore.some(([more, less]) => less === outcome && said.includes(more)),
  );
  const [outcome, ...others] = meant;
  if (others.length > 0) return unknownOutcome;
  if (outcome === undefined) return inSentence(text);
  const isDoubtful = counted.includes(outcome) && doubtful.test(text);
  const isDenied = deniable.includes(outcome) && denied.test(text);
  return isDoubtful || isDenied ? unknownOutcome : value(outcome);
}

/** As salespeople answer a handoff's mail: 留守電でした, つながらず, アポ取れました. */
function inSentence(text: string): Parsed<Outcome> {
  const answer = saidIn(text)?.answer;
  return answer?.kind === 'report' ? value(answer.outcome) : unknownOutcome;
}

const unknownOutcome = unreadable('unknownOutcome');
