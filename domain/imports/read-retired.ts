import { halfWidth } from './clean-text.ts';
import { type ReadCell, unreadable, value } from './parsed.ts';
import { readFlag } from './read-choice.ts';
import { readDate } from './read-date.ts';
import { words } from './words.ts';

/** Reads whether a person has left: a flag, a word, or the day on which they did. */
export const readRetired: ReadCell<boolean> = (cell, context) => {
  const flag = readFlag(gone, [...present, ...notGone])(cell, context);
  if (flag.kind === 'value') return flag;
  const day = readDate(cell, context);
  if (day.kind === 'empty') return value(false);
  return day.kind === 'value' || saysLeft(cell) ? value(true) : unreadable('unreadableFlag', '○ / ×');
};

/** Reads whether a person is still there. */
export const readEmployed: ReadCell<boolean> = (cell, context) => {
  const flag = readFlag(present, gone)(cell, context);
  if (flag.kind === 'value') return flag;
  return saysLeft(cell) ? value(false) : flag;
};

/**
 * Whether a free text says that the person of the row has left or died: 「退職済み」, 「山田(退職)」, 「3月に退職しました」.
 * Pensions, predecessors, and what is only asked or denied say nothing of that person.
 */
export const saysLeft = (text: string): boolean =>
  halfWidth(text)
    .toLowerCase()
    .replaceAll(asTopic, '')
    .split(/[。\n;；、,]/)
    .some((clause) => leaving.test(clause) && !ofSomebodyElse.test(clause) && !denied.test(clause));

/** One of several matters of personnel: 「退職/入社手続きの自動化」, 「退職、採用管理」. */
const asTopic = /(?:退職|退社|離職)[/・、,](?=[^。\n/・、,]{0,8}(?:手続|管理|制度|業務|支援))/g;

const gone = words(
  `退職 | 退職済 | 退職済み | 退職者 | 退社 | 退社済 | 退社済み | 異動 | 異動済 | 異動済み | 休職 | 離職 | 転職 | 死亡 | 逝去 | 故人 | 非在籍 | 不在籍 | retired | left | resigned | deceased | ausgeschieden | verstorben`,
);
const present = words(`在籍 | 在職 | 在籍中 | 在職中 | 現職 | 勤務中 | employed | current`);
const notGone = words(`予定なし | 退職なし | 退職していない | 未退職 | 異動なし`);
const leaving =
  /(?:退職|退社|離職)(?=$|済|した|しま|され|のため|予定(?!なし|は)|者$|[)）】\]」』 /])|転職(?:済|した|しま|され)|逝去|死亡|他界|亡くな|故人|left (?:the |our )?company|no longer (?:at|with|works?|employed|here)|has (?:left(?! (?:an?|his|her|the|their|us an?|me an?|for|voice|messages?|feedback)(?![a-z]))|retired|resigned)|^\s*(?:left|retired|resigned) (?:in |on )?(?:20\d\d(?! an?(?![a-z]))|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|^\s*(?:retired|no longer there)\s*$|moved to another company|(?<![a-z])deceased|passed away|unternehmen verlassen|firma verlassen|nicht mehr (?:im unternehmen|in der firma|dort|tätig|beschäftigt)|ausgeschieden|verstorben|a quitté|ne travaille plus|d[ée]c[ée]d[ée]|ya no trabaja|fallecid|non lavora più|niet meer werkzaam/;
const ofSomebodyElse =
  /前任|後任|上司|上長|部下|同僚|前担当|旧担当|先代|社長|会長|弊社|当社|退職(?:金|給付|後の)|父|母|家族|ご令|他社員/;
const denied =
  /退[職社](?:し(?:ない|て(?:い|お)?ない|ませ)|な(?:し|い)|予定(?:なし|は)|で(?:は|しょうか)|ですか)|かもしれ|未退[職社]|個人情報|[?？]/;
