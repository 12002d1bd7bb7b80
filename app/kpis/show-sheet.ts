import type { meetingRoutes } from '../../contract/meetings.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { loadSheet } from './load-sheet.ts';

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
