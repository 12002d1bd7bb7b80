import { loadSettings } from '../../app/settings/settings-store.ts';
import { checkAccess } from '../../app/kernel/check-access.ts';
import { serveRoutes } from '../../app/kernel/serve-routes.ts';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { keepMeeting, listMeetings, markDecision } from '../../app/kpis/meetings.ts';
import { noteWrites } from '../../app/kernel/note-writes.ts';
import { exportKpiTable, exportKpiWorkbook } from '../../app/kpis/export-kpis.ts';
import { listKpiPeople } from '../../app/kpis/list-kpi-people.ts';
import { divideKpis } from '../../app/kpis/divide-kpis.ts';
import { listStepPeople } from '../../app/kpis/list-step-people.ts';
import { showContents } from '../../app/kpis/show-contents.ts';
import { showKpis } from '../../app/kpis/show-kpis.ts';
import { sendMeetingMail } from '../../app/kpis/queue-meeting-mails.ts';
import { exportMeetingSheet, showMeetingSheet } from '../../app/kpis/show-sheet.ts';
import { verifyPart } from '../../app/kpis/verify-part.ts';
import { kpiRoutes } from '../../contract/kpis.ts';
import { meetingRoutes } from '../../contract/meetings.ts';
import { configSchema } from './config.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const deps = {
  db,
  freshSettings: () => loadSettings(db),
  now: () => new Date(),
  consoleUrl: config.CONSOLE_URL,
};

export const handler = serveRoutes(
  { ...kpiRoutes, ...meetingRoutes },
  {
    showKpis: showKpis(deps),
    divideKpis: divideKpis(deps),
    showContents: showContents(deps),
    listKpiPeople: listKpiPeople(deps),
    listStepPeople: listStepPeople(deps),
    exportKpiTable: exportKpiTable(deps),
    exportKpiWorkbook: exportKpiWorkbook(deps),
    verifyPart: verifyPart(deps),
    keepMeeting: keepMeeting(deps),
    listMeetings: listMeetings(deps),
    markDecision: markDecision(deps),
    showMeetingSheet: showMeetingSheet(deps),
    exportMeetingSheet: exportMeetingSheet(deps),
    sendMeetingMail: sendMeetingMail(deps),
  },
  checkAccess(db, deps.now),
  noteWrites(db, deps.now),
);
