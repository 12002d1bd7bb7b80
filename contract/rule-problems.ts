import { operatorsOf, type ValueKind } from '../domain/audience/operators.ts';
import { faultsOf, type RuleFault } from '../domain/audience/rule-faults.ts';
import {
  deepest,
  longestRule,
  longestText,
  mostClauses,
  mostValues,
} from '../domain/audience/rule-limits.ts';
import { allFields, fieldOf, type FieldKey } from '../domain/audience/segment-fields.ts';
import { closestWord } from './closest-word.ts';
import type { Label } from './labels.ts';
import type { ProblemPlace } from './problem.ts';

/** Everything that is wrong with a rule, each with its place, the value that was given, and the remedy; empty where it is one. */
export const ruleProblems = (given: unknown): readonly ProblemPlace[] =>
  faultsOf(given).map((fault) => ({ place: fault.place, message: messageOf(fault), ...choicesOf(fault) }));

function messageOf(fault: RuleFault): Label {
  switch (fault.kind) {
    case 'notAGroup':
      return {
        ja: `${quoted(fault.given)} は条件のまとまりではありません。all、any、none のどれかひとつに条件を並べてください。例: {"all": [{"field": "industry", "op": "is", "value": "製造業"}]}`,
        en: `${quoted(fault.given)} is no group of clauses. List clauses under one of all, any, none, as in {"all": [{"field": "industry", "op": "is", "value": "Retail"}]}.`,
      };
    case 'notAList':
      return {
        ja: `${quoted(fault.given)} は一覧ではありません。[ ] の中に条件を並べてください。`,
        en: `${quoted(fault.given)} is no list. Put the clauses between [ and ].`,
      };
    case 'empty':
      return {
        ja: '条件がひとつもありません。条件を足すか、このまとまりを外してください。',
        en: 'There is no clause in it. Add one, or take this group off.',
      };
    case 'tooDeep':
      return {
        ja: `まとまりの入れ子は${deepest}段までです。外側のまとまりへ移してください。`,
        en: `Groups stand at most ${deepest} deep. Move this one outwards.`,
      };
    case 'tooMany':
      return {
        ja: `条件が${fault.given}件あります。${mostClauses}件までです。値を並べるときは oneOf や hasAny をお使いください。`,
        en: `There are ${fault.given} clauses; ${mostClauses} are the most. To list values use oneOf or hasAny.`,
      };
    case 'tooLong':
      return {
        ja: `条件が長すぎます（${fault.given}字）。${longestRule}字までです。値の一覧を短くするか、対象の方にタグを付けて tag でお選びください。`,
        en: `The rule is too long (${fault.given} characters; ${longestRule} are the most). Shorten its lists, or tag the people and ask for the tag.`,
      };
    case 'unknownKey':
      return {
        ja: `「${fault.given}」という指定はありません。取り除いてください（使えるのは field、op、value と all、any、none です）。`,
        en: `"${fault.given}" means nothing here. Take it off (field, op, value and all, any, none are known).`,
      };
    case 'unknownField':
      return unknownWord('項目', 'field', fault.given, allFields(), namedFields());
    case 'unknownOperator':
      return unknownOperator(fault.field, fault.given);
    case 'unknownValue':
      return unknownWord(
        `「${fieldOf(fault.field).label.ja}」の値`,
        `value of ${fault.field}`,
        fault.given,
        valuesOf(fault.field),
      );
    case 'wrongValue':
      return {
        ja: `${fault.op} の値 ${quoted(fault.given)} は使えません。${wanted[fault.wants].ja}`,
        en: `${quoted(fault.given)} is no value for ${fault.op}. ${wanted[fault.wants].en}`,
      };
    default:
      return fault satisfies never;
  }
}

/** What each kind of value has to be. */
const wanted: Readonly<Record<ValueKind, Label>> = {
  text: {
    ja: `${longestText}字までの文字列を指定してください。`,
    en: `Give a text of at most ${longestText} characters.`,
  },
  texts: {
    ja: `文字列を [ ] の中に1件から${mostValues}件並べてください。`,
    en: `Give 1 to ${mostValues} texts between [ and ].`,
  },
  number: { ja: '数を指定してください。例: 50', en: 'Give a number, such as 50.' },
  range: {
    ja: '下限と上限を小さい順に指定してください。例: [50, 300]',
    en: 'Give the lower and the upper end, such as [50, 300].',
  },
  day: {
    ja: '実在する日付を YYYY-MM-DD で指定してください。例: "2026-04-01"',
    en: 'Give a day of the calendar as YYYY-MM-DD, such as "2026-04-01".',
  },
  count: {
    ja: '0から36500までの整数を指定してください。例: 30',
    en: 'Give a whole number from 0 to 36500, such as 30.',
  },
  nothing: { ja: 'value を取り除いてください。', en: 'Take value off.' },
};

/** Japanese and English labels are taken for their keys, too: who writes a file reads them in the console. */
const namedFields = (): ReadonlyMap<string, string> =>
  new Map(
    allFields().flatMap((key) => [
      [fieldOf(key).label.ja, key],
      [fieldOf(key).label.en.toLowerCase(), key],
    ]),
  );

function unknownWord(
  thingJa: string,
  thingEn: string,
  given: unknown,
  known: readonly string[],
  also: ReadonlyMap<string, string> = new Map(),
): Label {
  const text = typeof given === 'string' ? given : '';
  const near = also.get(text.trim().toLowerCase()) ?? closestWord(text, known);
  return {
    ja: `${thingJa} ${quoted(given)} はありません。${near === undefined ? `次のいずれかです: ${known.join('、')}` : `${near} のことではありませんか。`}`,
    en: `There is no ${thingEn} ${quoted(given)}. ${near === undefined ? `Use one of ${known.join(', ')}.` : `Did you mean ${near}?`}`,
  };
}

function unknownOperator(field: FieldKey, given: unknown): Label {
  const known = operatorsOf[fieldOf(field).type];
  const near = closestWord(typeof given === 'string' ? given : '', known);
  return {
    ja: `「${fieldOf(field).label.ja}」(${field}) に ${quoted(given)} は使えません。${near === undefined ? '' : `${near} のことではありませんか。`}使えるのは ${known.join('、')} です。`,
    en: `${field} cannot be asked ${quoted(given)}. ${near === undefined ? '' : `Did you mean ${near}? `}It takes ${known.join(', ')}.`,
  };
}

const valuesOf = (field: FieldKey): readonly string[] => {
  const entry = fieldOf(field);
  return entry.type === 'choice' ? entry.values : [];
};

function choicesOf(fault: RuleFault): { readonly choices?: readonly string[] } {
  if (fault.kind === 'unknownField') return { choices: allFields() };
  if (fault.kind === 'unknownOperator') return { choices: operatorsOf[fieldOf(fault.field).type] };
  return fault.kind === 'unknownValue' ? { choices: valuesOf(fault.field) } : {};
}

/** A value that was given, cut to what an error can quote. */
function quoted(given: unknown): string {
  const text = given === undefined ? '' : JSON.stringify(given);
  return text === '' ? '(none)' : text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
