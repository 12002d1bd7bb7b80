import { useState } from 'preact/hooks';
import { japaneseDaysOff, type BusinessCalendar } from '../../../contract/calendar-words.ts';
import { may } from '../../data/session.ts';
import { Button } from '../../parts/button.tsx';
import { KeyValues } from '../../parts/key-values.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { weekdayName } from '../../parts/weekdays.tsx';
import { said, word, listed, beside, phrase } from '../../words/language.ts';
import { day, monthDay, today } from '../../words/moments.ts';
import { spansOfDays } from './calendar-draft.ts';
import { CalendarForm } from './calendar-form.tsx';
import { calendarWords } from './calendar-words.ts';

interface Span {
  readonly from: string;
  readonly to: string;
}

const words = {
  title: word('営業日と時間', 'Business days and hours'),
  note: word('配信も期限も、この営業時間で数えます。', 'Mails and clocks keep to it.'),
  change: word('変更する', 'Change'),
  holidays: word('日本の祝日', 'Japanese holidays'),
  observed: word('休みます', 'closed'),
  notObserved: word('休みません', 'open'),
  span: phrase(
    ({ from, to }: Span) => (from === to ? from : `${from}〜${to}`),
    ({ from, to }: Span) => (from === to ? from : `${from} to ${to}`),
  ),
  abroad: word('休みが日本のままです', 'Days off are still those of Japan'),
};

interface CalendarProps {
  readonly calendar: BusinessCalendar;
  readonly tag: string | undefined;
}

/** The company's calendar: read, and changed in place by those who may. */
export function Calendar({ calendar, tag }: CalendarProps) {
  const [isOpen, setIsOpen] = useState(false);
  const daysOff = japaneseDaysOff(calendar);
  if (isOpen)
    return (
      <Section title={words.title()}>
        <CalendarForm calendar={calendar} tag={tag} close={() => setIsOpen(false)} />
      </Section>
    );
  const coming = calendar.closedOn.filter((each) => each >= today());
  return (
    <Section
      title={words.title()}
      aside={
        may('changeSettings') && (
          <Button kind="quiet" isSmall onClick={() => setIsOpen(true)}>
            {words.change()}
            <span class="vh"> {words.title()}</span>
          </Button>
        )
      }
    >
      <KeyValues
        pairs={[
          [calendarWords.zone(), calendar.timeZone],
          [calendarWords.hours(), listed(calendar.hours.map(words.span))],
          [calendarWords.days(), beside(calendar.workdays.map((each) => weekdayName(each)))],
          [words.holidays(), calendar.observesJapaneseHolidays ? words.observed() : words.notObserved()],
          [
            calendarWords.closedEachYear(),
            listed(
              calendar.closedEachYear.map(({ from, to }) =>
                words.span({ from: monthDay(from), to: monthDay(to) }),
              ),
            ),
          ],
          [
            calendarWords.closedOn(),
            listed(spansOfDays(coming).map(({ from, to }) => words.span({ from: day(from), to: day(to) }))),
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
