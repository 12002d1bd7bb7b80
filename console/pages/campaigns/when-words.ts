import type { CampaignView } from '../../../contract/sequences.ts';
import { phrase } from '../../words/language.ts';

type Step = CampaignView['campaign']['sequence']['steps'][number];
type When = Extract<Step, { kind: 'wait' }>['until'];

const words = {
  days: phrase(
    (days: number) => `${days}日`,
    (days: number) => (days === 1 ? '1 day' : `${days} days`),
  ),
  businessDays: phrase(
    (days: number) => `${days}営業日`,
    (days: number) => (days === 1 ? '1 business day' : `${days} business days`),
  ),
  at: phrase(
    (when: string, time: string) => `${when}、${time}`,
    (when: string, time: string) => `${when}, at ${time}`,
  ),
  until: phrase(
    (date: string) => `${date} まで`,
    (date: string) => `until ${date}`,
  ),
  weekdays: phrase(
    (days: readonly number[]) => `次の${days.map((day) => '日月火水木金土'[day]).join('・')}曜日`,
    (days: readonly number[]) =>
      `the next ${days.map((day) => ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'][day]).join(' or ')}`,
  ),
  session: phrase(
    (from: string, offset: string) => `ウェビナーの${from === 'start' ? '開始' : '終了'}${offset}`,
    (from: string, offset: string) => `the ${from} of the webinar${offset}`,
  ),
  hours: phrase(
    (hours: number) => (hours < 0 ? `の${-hours}時間前` : `の${hours}時間後`),
    (hours: number) => (hours < 0 ? `, ${-hours} hours before` : `, ${hours} hours after`),
  ),
  offsetDays: phrase(
    (days: number) => (days < 0 ? `の${-days}営業日前` : `の${days}営業日後`),
    (days: number) => (days < 0 ? `, ${-days} business days before` : `, ${days} business days after`),
  ),
};

/** A moment as a sequence writes it, for a person to read. */
export function whenSaid(when: When): string {
  if ('on' in when) return withTime(words.until(when.on), when.at);
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
  return withTime(when.business === true ? words.businessDays(when.days) : words.days(when.days), when.at);
}

const withTime = (said: string, time: string | undefined): string =>
  time === undefined ? said : words.at(said, time);
