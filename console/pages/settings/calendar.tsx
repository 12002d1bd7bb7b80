import { japaneseDaysOff } from '../../../contract/calendar-words.ts';
import type { Answer } from '../../data/call-api.ts';
import { KeyValues } from '../../parts/key-values.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { language, said, word, listed, beside, phrase } from '../../words/language.ts';

interface Span {
  readonly from: string;
  readonly to: string;
}

const words = {
  title: word('営業日と時間', 'Business days and hours'),
  note: word(
    '配信も期限も、この営業時間で数えます。変更はコマンド（rekindle settings）でできます。',
    'Mails and clocks keep to it. The command line (rekindle settings) changes it.',
  ),
  zone: word('時間帯', 'Time zone'),
  hours: word('営業時間', 'Hours'),
  days: word('営業日', 'Days'),
  holidays: word('日本の祝日', 'Japanese holidays'),
  observed: word('休みます', 'closed'),
  notObserved: word('休みません', 'open'),
  span: phrase(
    ({ from, to }: Span) => `${from}〜${to}`,
    ({ from, to }: Span) => `${from} to ${to}`,
  ),
  closed: word('毎年の休み', 'Closed each year'),
  abroad: word('休みが日本のままです', 'Days off are still those of Japan'),
};
/** A Sunday. */
const SUNDAY = Date.UTC(2026, 0, 4);

/** The company's calendar. */
export function Calendar({ calendar }: Pick<Answer<'showSettings'>, 'calendar'>) {
  const daysOff = japaneseDaysOff(calendar);
  const weekday = new Intl.DateTimeFormat(language.value, { weekday: 'short', timeZone: 'UTC' });
  return (
    <Section title={words.title()}>
      <KeyValues
        pairs={[
          [words.zone(), calendar.timeZone],
          [words.hours(), listed(calendar.hours.map(words.span))],
          [words.days(), beside(calendar.workdays.map((day) => weekday.format(SUNDAY + day * 86_400_000)))],
          [words.holidays(), calendar.observesJapaneseHolidays ? words.observed() : words.notObserved()],
          [
            words.closed(),
            listed(calendar.closedEachYear.map((days) => words.span(days).replaceAll('-', '/'))),
          ],
        ]}
      />
      {daysOff !== undefined && (
        <div class="mt">
          <Notice title={words.abroad()}>{said(daysOff)}</Notice>
        </div>
      )}
      <p class="small soft mt">{words.note()}</p>
    </Section>
  );
}
