import { segmentRoutes } from '../../../contract/audience.ts';
import { participantRoutes, verdictRoutes } from '../../../contract/engagement.ts';
import { handoffRoutes } from '../../../contract/handoffs.ts';
import { importMappingRoutes } from '../../../contract/import-mappings.ts';
import { segmentExportRoutes } from '../../../contract/segment-exports.ts';
import { importRoutes } from '../../../contract/imports.ts';
import { leadRoutes, modelRoutes } from '../../../contract/interest.ts';
import { alikeCompanyRoutes } from '../../../contract/alike-companies.ts';
import { alikeRoutes } from '../../../contract/alike.ts';
import { caseRoutes } from '../../../contract/cases.ts';
import { contactChangeRoutes } from '../../../contract/contact-changes.ts';
import { dormancyRoutes } from '../../../contract/dormancy.ts';
import { learningRoutes } from '../../../contract/learning.ts';
import { kpiRoutes } from '../../../contract/kpis.ts';
import { meetingRoutes } from '../../../contract/meetings.ts';
import { mailRoutes } from '../../../contract/mail.ts';
import { mailCheckRoutes } from '../../../contract/mail-checks.ts';
import { ownerRoutes } from '../../../contract/owners.ts';
import { companyRoutes, findingRoutes } from '../../../contract/people.ts';
import { privacyRoutes } from '../../../contract/privacy.ts';
import { routeKey, type Route } from '../../../contract/route.ts';
import { sequenceRoutes } from '../../../contract/saved-sequences.ts';
import { campaignRoutes } from '../../../contract/sequences.ts';
import { monthlyRoutes } from '../../../contract/monthly.ts';
import { auditRoutes, settingsRoutes } from '../../../contract/settings.ts';

/** Which function serves a route on AWS: tests/permissions compares what it does here with what it may do there. */
export const functionBehind = (key: string): string =>
  Object.entries(served).find(([, keys]) => keys.includes(key))?.[0] ??
  (/ \/[ho]\//.test(key) ? 'answer-handoff' : 'serve-public');

const keysOf = (group: Readonly<Record<string, Route>>): readonly string[] =>
  Object.values(group).map(routeKey);

const served: Readonly<Record<string, readonly string[]>> = {
  'import-records': keysOf({ ...importRoutes, ...importMappingRoutes, ...segmentExportRoutes }),
  'serve-settings': keysOf({ ...settingsRoutes, ...auditRoutes, ...ownerRoutes, ...mailCheckRoutes }),
  'serve-campaigns': keysOf({
    ...segmentRoutes,
    ...mailRoutes,
    ...campaignRoutes,
    ...sequenceRoutes,
    ...monthlyRoutes,
  }),
  'serve-leads': keysOf({
    ...leadRoutes,
    ...findingRoutes,
    ...companyRoutes,
    ...alikeRoutes,
    ...alikeCompanyRoutes,
    ...contactChangeRoutes,
    ...caseRoutes,
    ...handoffRoutes,
    ...participantRoutes,
  }),
  'serve-kpis': keysOf({ ...kpiRoutes, ...meetingRoutes }),
  'serve-scoring': keysOf({
    ...modelRoutes,
    ...learningRoutes,
    ...dormancyRoutes,
    ...verdictRoutes,
    ...privacyRoutes,
  }),
};
