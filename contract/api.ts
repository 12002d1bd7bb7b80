import { alikeCompanyRoutes } from './alike-companies.ts';
import { alikeRoutes } from './alike.ts';
import { caseRoutes } from './cases.ts';
import { contactChangeRoutes } from './contact-changes.ts';
import { segmentRoutes } from './audience.ts';
import { dormancyRoutes } from './dormancy.ts';
import { participantRoutes, verdictRoutes } from './engagement.ts';
import { handoffRoutes } from './handoffs.ts';
import { importMappingRoutes } from './import-mappings.ts';
import { importRoutes } from './imports.ts';
import { leadRoutes, modelRoutes } from './interest.ts';
import { learningRoutes } from './learning.ts';
import { kpiRoutes } from './kpis.ts';
import { meetingRoutes } from './meetings.ts';
import { mailCheckRoutes } from './mail-checks.ts';
import { mailRoutes } from './mail.ts';
import { memberRoutes } from './members.ts';
import { privacyRoutes } from './privacy.ts';
import { ownerRoutes } from './owners.ts';
import { companyRoutes, findingRoutes } from './people.ts';
import { sequenceRoutes } from './saved-sequences.ts';
import { segmentExportRoutes } from './segment-exports.ts';
import { campaignRoutes } from './sequences.ts';
import { monthlyRoutes } from './monthly.ts';
import { auditRoutes, settingsRoutes } from './settings.ts';

/** Every route of the team API, by what it does. */
export const routes = {
  ...settingsRoutes,
  ...auditRoutes,
  ...memberRoutes,
  ...ownerRoutes,
  ...findingRoutes,
  ...companyRoutes,
  ...alikeRoutes,
  ...alikeCompanyRoutes,
  ...contactChangeRoutes,
  ...caseRoutes,
  ...privacyRoutes,
  ...mailCheckRoutes,
  ...importRoutes,
  ...importMappingRoutes,
  ...segmentRoutes,
  ...segmentExportRoutes,
  ...mailRoutes,
  ...campaignRoutes,
  ...sequenceRoutes,
  ...monthlyRoutes,
  ...participantRoutes,
  ...verdictRoutes,
  ...leadRoutes,
  ...modelRoutes,
  ...learningRoutes,
  ...dormancyRoutes,
  ...handoffRoutes,
  ...kpiRoutes,
  ...meetingRoutes,
};
