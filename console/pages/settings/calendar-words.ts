import { word } from '../../words/language.ts';

/** What the parts of a calendar are called, read and changed. */
export const calendarWords = {
  zone: word('時間帯', 'Time zone'),
  hours: word('営業時間', 'Hours'),
  days: word('営業日', 'Days'),
  closedEachYear: word('毎年の休み', 'Closed each year'),
  closedOn: word('その年だけの休み', 'Days off'),
};
