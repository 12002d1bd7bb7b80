import type { meetingRoutes } from '../../contract/meetings.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { loadSheet } from './load-sheet.ts';
import { sheetWorkbook, workbookName } from './sheet-workbook.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;

/** The page of the weekly meeting, as it stands now. */
export const showMeetingSheet =
  ({
    db,
    freshSettings,
    now,
  }: Needs<'db' | 'freshSettings' | 'now'>): Serve<typeof meetingRoutes.showMeetingSheet> =>
  async (_, caller) => {
    const settings = await freshSettings();
    return loadSheet(db, settings, now(), caller.locale ?? settings.locale);
  };

/** The same as an Excel workbook. */
export const exportMeetingSheet =
  ({ db, freshSettings, now }: Deps): Serve<typeof meetingRoutes.exportMeetingSheet> =>
  async (_, caller) => {
    const settings = await freshSettings();
    const locale = caller.locale ?? settings.locale;
    const sheet = await loadSheet(db, settings, now(), locale);
    const bytes = await sheetWorkbook(sheet, locale);
    return { name: workbookName(sheet), xlsx: Buffer.from(bytes).toString('base64') };
  };
