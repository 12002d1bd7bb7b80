import * as z from 'zod';
import { inBoth } from './both-languages.ts';
import { isTimeZone } from './time-zone.ts';

export const timeZoneSchema = z.string().refine(isTimeZone, {
  error: ({ input }) =>
    inBoth({
      ja: `「${String(input)}」という時間帯はありません。Asia/Tokyo のように、IANA の名前を入力してください。`,
      en: `"${String(input)}" is no IANA time zone: give a name such as Asia/Tokyo.`,
    }),
});
