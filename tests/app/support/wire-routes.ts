import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { RoutePattern } from '../../../local/api/match-route.ts';
import { parseRouteKey } from '../../../local/api/match-route.ts';
import * as savedSegments from '../../../app/audience/change-segments.ts';
import { showSegment, showSegmentVersion } from '../../../app/audience/show-segment.ts';
import { explainSegment } from '../../../app/audience/explain-segment.ts';
import { showRfm } from '../../../app/audience/count-rfm.ts';
import { listSegmentValues } from '../../../app/audience/list-values.ts';
import { listSegments, previewSegment } from '../../../app/audience/preview-segments.ts';
import { takeInquiryWebhook } from '../../../app/engagement/inquiry-webhook.ts';
import {
  showConsultation,
  showInquiry,
  takeConsultation,
  takeInquiry,
} from '../../../app/engagement/inquiry.ts';
import { listSetAside, retrySetAside } from '../../../app/settings/set-aside.ts';
import { listUnmatchedParticipants } from '../../../app/engagement/list-unmatched.ts';
import { answerHead, showNothing } from '../../../app/engagement/probe.ts';
import {
  showDocument,
  showInvitation,
  takeDocument,
  takeSeat,
} from '../../../app/engagement/public-pages.ts';
import { applyVerdictReplay, replayVerdicts } from '../../../app/engagement/replay-verdicts.ts';
import { showSiteScript, takeVisit } from '../../../app/engagement/visits.ts';
import { takeZoomEvent } from '../../../app/engagement/zoom.ts';
import { linkAnswers } from '../../../app/handoffs/answer/link-answers.ts';
import { listAnswers } from '../../../app/handoffs/answer/list-answers.ts';
import { showAnswer, takeAnswer } from '../../../app/handoffs/answer/sales-pages.ts';
import { takeLead } from '../../../app/handoffs/create/take-lead.ts';
import { exportLeads } from '../../../app/handoffs/crm/export-leads.ts';
import { exportHandoffSheet, listHandoffs, showHandoff } from '../../../app/handoffs/show-handoffs.ts';
import { showHandoffStandard } from '../../../app/handoffs/show-standard.ts';
import { compareModels } from '../../../app/interest/compare-models.ts';
import { listModels } from '../../../app/interest/list-models.ts';
import { countBackTest, showBackTest } from '../../../app/audience/back-test-deals.ts';
import { countOutcomes, proposeLearned, showLearning } from '../../../app/learning/show-learning.ts';
import { proposeModel } from '../../../app/interest/propose-model.ts';
import { listLeads, showLead } from '../../../app/interest/show-leads.ts';
import { discardModel, switchModel } from '../../../app/interest/switch-model.ts';
import type { AppDeps } from '../../../app/kernel/deps.ts';
import { plainErrorPage } from '../../../app/kernel/error-page.ts';
import { checkAccess } from '../../../app/kernel/check-access.ts';
import { noteWrites } from '../../../app/kernel/note-writes.ts';
import { serveRoutes } from '../../../app/kernel/serve-routes.ts';
import { changeMember } from '../../../app/members/change-member.ts';
import { inviteMember } from '../../../app/members/invite-member.ts';
import { listMembers } from '../../../app/members/list-members.ts';
import { removeMember } from '../../../app/members/remove-member.ts';
import { checkTexts } from '../../../app/mail/check-texts.ts';
import { showSentMail } from '../../../app/mail/show-sent-mail.ts';
import { showReadiness } from '../../../app/mail/check-readiness.ts';
import { previewMail } from '../../../app/mail/preview-mail.ts';
import { resumeRestored, showSending } from '../../../app/mail/show-sending.ts';
import { showTestMail } from '../../../app/mail/show-test-mail.ts';
import { sendTestMail } from '../../../app/mail/send-test-mail.ts';
import { showUnsubscribe, unsubscribe } from '../../../app/mail/unsubscribe.ts';
import { changeAbsence } from '../../../app/people/change-absence.ts';
import { findContacts } from '../../../app/people/find-contacts.ts';
import { inviteOwners } from '../../../app/people/invite-owners.ts';
import { listCompanies } from '../../../app/people/list-companies.ts';
import { showCompany } from '../../../app/people/show-company.ts';
import { listContacts } from '../../../app/people/list-contacts.ts';
import { listOwners } from '../../../app/people/list-owners.ts';
import { showWelcome, takeWelcome } from '../../../app/people/welcome-pages.ts';
import { changeCampaign } from '../../../app/sequences/change-campaign.ts';
import { showOwnerReview } from '../../../app/sequences/review/show-review-answers.ts';
import { showLift } from '../../../app/sequences/show-lift.ts';
import { showReview, takeReview } from '../../../app/sequences/review/review-pages.ts';
import { launchCampaign } from '../../../app/sequences/launch-campaign.ts';
import {
  approveMonthlyTopic,
  pauseMonthly,
  resumeMonthly,
  writeMonthlyTopic,
} from '../../../app/sequences/change-monthly.ts';
import { askToGoOn, goOn } from '../../../app/sequences/go-on.ts';
import { showMonthly } from '../../../app/sequences/show-monthly.ts';
import { listCampaigns, showCampaign } from '../../../app/sequences/show-campaigns.ts';
import { changeSettings, showSettings } from '../../../app/settings/change-settings.ts';
import { listAudit } from '../../../app/settings/list-audit.ts';
import { describeApi } from '../../../app/settings/describe-api.ts';
import { routes } from '../../../contract/api.ts';
import { routeKey } from '../../../contract/route.ts';
import { peopleServes } from './people-serves.ts';
import { functionBehind } from './function-behind.ts';
import { kpiServes } from './kpi-serves.ts';
import { fileServes } from './file-serves.ts';
import { sequenceServes } from './sequence-serves.ts';
import { actingAs } from './acting-as.ts';
import { httpHandler } from '../../../platform/http-pipeline.ts';

/** A route of the local HTTP API with what stands behind it. */
type WorldRoute = RoutePattern & {
  readonly isIam: boolean;
  readonly pool: {
    readonly definition: { readonly name: string };
    readonly invoke: (event: unknown) => Promise<unknown>;
  };
};

/** Every route of the team API and every page, over the same dependencies. */
export function wireRoutes(deps: AppDeps): readonly WorldRoute[] {
  const team = serveRoutes(
    routes,
    {
      showSettings: showSettings(deps),
      changeSettings: changeSettings(deps),
      listAudit: listAudit(deps),
      describeApi,
      showHandoffStandard: showHandoffStandard(deps),
      listMembers: listMembers(deps),
      inviteMember: inviteMember(deps),
      changeMember: changeMember(deps),
      removeMember: removeMember(deps),
      listOwners: listOwners(deps),
      inviteOwners: inviteOwners(deps),
      changeAbsence: changeAbsence(deps),
      findContacts: findContacts(deps),
      listContacts: listContacts(deps),
      listCompanies: listCompanies(deps),
      showCompany: showCompany(deps),
      listSegments: listSegments(deps),
      previewSegment: previewSegment(deps),
      explainSegment: explainSegment(deps),
      showRfm: showRfm(deps),
      listSegmentValues: listSegmentValues(deps),
      createSegment: savedSegments.createSegment(deps),
      showSegment: showSegment(deps),
      changeSegment: savedSegments.changeSegment(deps),
      cloneSegment: savedSegments.cloneSegment(deps),
      removeSegment: savedSegments.removeSegment(deps),
      showSegmentVersion: showSegmentVersion(deps),
      previewMail: previewMail(deps),
      showSending: showSending(deps),
      resumeSending: resumeRestored(deps),
      showReadiness: showReadiness(deps),
      sendTestMail: sendTestMail(deps),
      showTestMail: showTestMail(deps),
      listCampaigns: listCampaigns(deps),
      launchCampaign: launchCampaign(deps),
      showCampaign: showCampaign(deps),
      showOwnerReview: showOwnerReview(deps),
      showLift: showLift(deps),
      pauseCampaign: changeCampaign(deps, 'pause'),
      resumeCampaign: changeCampaign(deps, 'resume'),
      endCampaign: changeCampaign(deps, 'end'),
      ...fileServes(deps),
      ...sequenceServes(deps),
      showMonthly: showMonthly(deps),
      writeMonthlyTopic: writeMonthlyTopic(deps),
      approveMonthlyTopic: approveMonthlyTopic(deps),
      pauseMonthly: pauseMonthly(deps),
      resumeMonthly: resumeMonthly(deps),
      listLeads: listLeads(deps),
      showLead: showLead(deps),
      takeLead: takeLead(deps),
      listHandoffs: listHandoffs(deps),
      exportHandoffSheet: exportHandoffSheet(deps),
      showHandoff: showHandoff(deps),
      linkAnswers: linkAnswers(deps),
      listAnswers: listAnswers(deps),
      exportLeads: exportLeads(deps),
      listUnmatchedParticipants: listUnmatchedParticipants(deps),
      listSetAside: listSetAside(deps),
      retrySetAside: retrySetAside(deps),
      ...kpiServes(deps),
      listModels: listModels(deps),
      proposeModel: proposeModel(deps),
      checkTexts: checkTexts(deps),
      ...peopleServes(deps),
      showBackTest: showBackTest(deps),
      countBackTest: countBackTest(deps),
      showLearning: showLearning(deps),
      countOutcomes: countOutcomes(deps),
      proposeLearned: proposeLearned(deps),
      compareModels: compareModels(deps),
      switchModel: switchModel(deps),
      discardModel: discardModel(deps),
      replayVerdicts: replayVerdicts(deps),
      applyVerdictReplay: applyVerdictReplay(deps),
    },
    checkAccess(deps.db, deps.now),
    noteWrites(deps.db, deps.now),
  );
  const pages = {
    'HEAD /d/{token}': answerHead(deps, 'd'),
    'HEAD /w/{token}': answerHead(deps, 'w'),
    'HEAD /q/{token}': answerHead(deps, 'q'),
    'HEAD /n/{token}': answerHead(deps, 'n'),
    'GET /n/{token}': showNothing(deps),
    'GET /d/{token}': showDocument(deps),
    'POST /d/{token}': takeDocument(deps),
    'GET /w/{token}': showInvitation(deps),
    'POST /w/{token}': takeSeat(deps),
    'GET /q/{token}': showConsultation(deps),
    'POST /q/{token}': takeConsultation(deps),
    'GET /inquiry': showInquiry(deps),
    'POST /inquiry': takeInquiry(deps),
    'GET /u/{token}': showUnsubscribe(deps),
    'POST /u/{token}': unsubscribe(deps),
    'HEAD /k/{token}': answerHead(deps, 'k'),
    'GET /b/{token}': showSentMail(deps),
    'GET /k/{token}': askToGoOn(deps),
    'POST /k/{token}': goOn(deps),
    'GET /site.js': showSiteScript(),
    'POST /v': takeVisit(deps),
    'POST /webhooks/inquiry': takeInquiryWebhook(deps),
    'POST /webhooks/zoom': takeZoomEvent(deps),
    'GET /h/{token}': showAnswer(deps),
    'POST /h/{token}': takeAnswer(deps),
    'GET /o/{token}': showWelcome(deps),
    'POST /o/{token}': takeWelcome(deps),
    'GET /r/{token}': showReview(deps),
    'POST /r/{token}': takeReview(deps),
  };
  const shown = httpHandler(pages, plainErrorPage);
  return [
    ...Object.values(routes).map((route) => behind(routeKey(route), true, team)),
    ...Object.keys(pages).map((key) => behind(key, false, shown)),
  ];
}

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<unknown>;

const behind = (key: string, isIam: boolean, handler: Handler): WorldRoute => ({
  ...parseRouteKey(key),
  isIam,
  pool: {
    definition: { name: 'world' },
    // The local gateway makes exactly this event; what comes back goes through JSON, as on Lambda.
    invoke: async (event) =>
      JSON.parse(
        JSON.stringify(
          await actingAs(functionBehind(key), () => Reflect.apply(handler, undefined, [event, worldContext])),
        ),
      ),
  },
});

const worldContext = {
  functionName: 'world',
  awsRequestId: 'world',
  memoryLimitInMB: '512',
  invokedFunctionArn: 'world',
  getRemainingTimeInMillis: () => 30_000,
};
