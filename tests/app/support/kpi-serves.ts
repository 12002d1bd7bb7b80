import type { AppDeps } from '../../../app/kernel/deps.ts';
import { keepMeeting, listMeetings, markDecision } from '../../../app/kpis/meetings.ts';
import { exportKpiTable, exportKpiWorkbook } from '../../../app/kpis/export-kpis.ts';
import { listKpiPeople } from '../../../app/kpis/list-kpi-people.ts';
import { divideKpis } from '../../../app/kpis/divide-kpis.ts';
import { listStepPeople } from '../../../app/kpis/list-step-people.ts';
import { showContents } from '../../../app/kpis/show-contents.ts';
import { showKpis } from '../../../app/kpis/show-kpis.ts';
import { sendMeetingMail } from '../../../app/kpis/queue-meeting-mails.ts';
import { exportMeetingSheet, showMeetingSheet } from '../../../app/kpis/show-sheet.ts';
import { verifyPart } from '../../../app/kpis/verify-part.ts';

/** What stands behind the routes of the KPIs and their meetings. */
export const kpiServes = (deps: AppDeps) => ({
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
});
