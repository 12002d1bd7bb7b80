import type { BusinessCalendar } from './business-calendar.ts';

/** A company by another clock than Japan's, whose files and forms are written otherwise. */
export const isOutsideJapan = ({ timeZone }: Pick<BusinessCalendar, 'timeZone'>): boolean =>
  timeZone !== 'Asia/Tokyo';
