import { counted } from '../../../contract/counted.ts';
import { weekdayName } from '../../parts/weekdays.tsx';
import { phrase } from '../../words/language.ts';
import { day } from '../../words/moments.ts';
import type { StepOf } from './sequence-draft.ts';

export type When = StepOf<'wait'>['until'];

const words = {
  days: phrase(
    (days: number) => `${days}日`,
    (days: number) => counted(days, 'day'),
  ),
  businessDays: phrase(
    (days: number) => `${days}営業日`,
    (days: number) => counted(days, 'business day'),
  ),
  at: phrase(
    (when: string, time: string) => `${when}の${time}`,
    (when: string, time: string) => `${when}, at ${time}`,
  ),
  weekdays: phrase(
    (days: readonly number[]) => `次の${days.map((each) => weekdayName(each)).join('・')}曜日`,
    (days: readonly number[]) => `the next ${days.map((each) => weekdayName(each)).join(' or ')}`,
  ),
  wait: phrase(
    (span: string) => `${span}待つ`,
    (span: string) => `Wait ${span}`,
  ),
  waitUntil: phrase(
    (moment: string) => `${moment}まで待つ`,
    (moment: string) => `Wait until ${moment}`,
  ),
  spanAt: phrase(
    (span: string, time: string) => `${span}待ち、そのあとの${time}に進む`,
    (span: string, time: string) => `Wait ${span}, then until ${time}`,
  ),
  session: phrase(
    (from: string, offset: string) => `ウェビナーの${from === 'start' ? '開始' : '終了'}${offset}`,
    (from: string, offset: string) => `${offset}the ${from} of the webinar`,
  ),
  hours: phrase(
    (hours: number) => (hours < 0 ? `の${-hours}時間前` : `の${hours}時間後`),
    (hours: number) =>
      hours < 0 ? `${counted(-hours, 'hour')} before ` : `${counted(hours, 'hour')} after `,
  ),
  offsetDays: phrase(
    (days: number) => (days < 0 ? `の${-days}営業日前` : `の${days}営業日後`),
    (days: number) =>
      days < 0 ? `${counted(-days, 'business day')} before ` : `${counted(days, 'business day')} after `,
  ),
};

/** A wait as a sentence. */
export function waitSaid(when: When): string {
  if (!('days' in when)) return words.waitUntil(whenSaid(when));
  const span = spanSaid(when);
  return when.at === undefined ? words.wait(span) : words.spanAt(span, when.at);
}

const spanSaid = ({ days, business }: Extract<When, { days: number }>): string =>
  business === true ? words.businessDays(days) : words.days(days);

/** A moment as a sequence writes it, for a person to read. */
export function whenSaid(when: When): string {
  if ('on' in when) return withTime(day(when.on), when.at);
  if ('weekdays' in when) return withTime(words.weekdays(when.weekdays), when.at);
  if ('session' in when) {
    const offset =
      when.businessDays !== undefined
        ? words.offsetDays(when.businessDays)
        : when.hours === undefined || when.hours === 0
          ? ''
          : words.hours(when.hours);
    return withTime(words.session(when.from, offset), when.at);
  }
  return withTime(spanSaid(when), when.at);
}

const withTime = (said: string, time: string | undefined): string =>
  time === undefined ? said : words.at(said, time);
