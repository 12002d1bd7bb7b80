import { leadStatusLabels, temperatureLabels } from '../../../contract/labels.ts';
import { actKindLabels } from '../../../contract/sequence-words.ts';
import { labelled, phrase, said, word } from '../../words/language.ts';
import type { StepOf } from './sequence-draft.ts';

export type Act = StepOf<'waitFor'>['act'];
export type Test = StepOf<'condition'>['branches'][number]['when'];

/** What the words of a step are made with: names for the ids that it holds. */
export interface Names {
  readonly mail: (id: string) => string;
  readonly document: (id: string) => string;
}

const words = {
  of: phrase(
    (mails: string, what: string) => `${mails}の${what}`,
    (mails: string, what: string) => `${what} in ${mails}`,
  ),
  about: phrase(
    (what: string, kind: string) => `「${what}」の${kind}`,
    (what: string, kind: string) => `${kind} of "${what}"`,
  ),
  document: word('資料へのリンクのクリック', 'a click on the document'),
  consultation: word('ご相談へのリンクのクリック', 'a click on the consultation'),
  address: phrase(
    (link: string) => `${link} のクリック`,
    (link: string) => `a click on ${link}`,
  ),
  or: word('か', ' or '),
  likely: phrase(
    (what: string) => `${what}（本人らしいものも）`,
    (what: string) => `${what} (also a likely one)`,
  ),
  happened: phrase(
    (what: string) => `${what}があった`,
    (what: string) => `there was ${what}`,
  ),
  happenedNot: phrase(
    (what: string) => `${what}がなかった`,
    (what: string) => `there was not ${what}`,
  ),
  interest: phrase(
    (points: number) => `関心度が${points}点以上である`,
    (points: number) => `interest is ${points} or more`,
  ),
  interestNot: phrase(
    (points: number) => `関心度が${points}点未満である`,
    (points: number) => `interest is below ${points}`,
  ),
  inSegment: phrase(
    (name: string) => `対象条件「${name}」に当てはまる`,
    (name: string) => `matches the segment "${name}"`,
  ),
  inSegmentNot: phrase(
    (name: string) => `対象条件「${name}」に当てはまらない`,
    (name: string) => `does not match the segment "${name}"`,
  ),
  is: phrase(
    (what: string) => `${what}である`,
    (what: string) => `is ${what}`,
  ),
  isNot: phrase(
    (what: string) => `${what}ではない`,
    (what: string) => `is not ${what}`,
  ),
};

/** An act as half a sentence: 「1通目の資料へのリンクのクリック」. */
export function actSaid({ kind, mails, link, ref, likely }: Act, names: Names): string {
  const what =
    ref === undefined ? kindSaid(kind, link) : words.about(names.document(ref), kindSaid(kind, link));
  const where =
    mails === undefined ? what : words.of(mails.map((id) => names.mail(id)).join(words.or()), what);
  return likely === true ? words.likely(where) : where;
}

function kindSaid(kind: Act['kind'], link: string | undefined): string {
  if (kind !== 'click' || link === undefined) return labelled(actKindLabels, kind);
  if (link === 'asset') return words.document();
  return link === 'consultation' ? words.consultation() : words.address(link);
}

/** A condition as half a sentence. */
export function testSaid(test: Test, names: Names): string {
  if ('not' in test) return plainSaid(test.not, names, true);
  return plainSaid(test, names, false);
}

function plainSaid(test: Exclude<Test, { not: unknown }>, names: Names, isNot: boolean): string {
  if ('act' in test) return (isNot ? words.happenedNot : words.happened)(actSaid(test.act, names));
  if ('interestAtLeast' in test) return (isNot ? words.interestNot : words.interest)(test.interestAtLeast);
  if ('inSegment' in test) return (isNot ? words.inSegmentNot : words.inSegment)(said(test.inSegment.name));
  const state =
    'temperature' in test
      ? labelled(temperatureLabels, test.temperature)
      : labelled(leadStatusLabels, test.status);
  return (isNot ? words.isNot : words.is)(state);
}
