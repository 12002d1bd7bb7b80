import { takeRfm } from '../../app/audience/count-rfm.ts';
import { recheckDomains } from '../../app/audience/check-domains.ts';
import { moveHandoff } from '../../app/handoffs/move-handoff.ts';
import { forgetOldMerges } from '../../app/people/forget-merges.ts';
import { takeFindAlike } from '../../app/people/find-alike.ts';
import { takeFindAlikeCompanies } from '../../app/people/find-alike-companies.ts';
import { spreadMerges, takeMergeCompany } from '../../app/people/move-company.ts';
import { takeBackTest } from '../../app/audience/back-test-deals.ts';
import { spreadEnrolment } from '../../app/sequences/spread-enrolment.ts';
import { takeAudienceMessage } from '../../app/sequences/take-audience-message.ts';
import { messageHandler, scheduledAndQueued, scheduleHandler } from '../../platform/batch-pipeline.ts';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { openDns } from '../../platform/dns.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { configSchema } from './config.ts';
import { spreadFindable, takeFindable } from '../../app/people/make-findable.ts';
import { gatherOutcomes } from '../../app/learning/gather-outcomes.ts';
import { recomputePart } from '../../app/interest/recompute-part.ts';
import { rescoreOnce } from '../../app/interest/rescore-once.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps = {
  db,
  settings: settingsReader(db, now),
  now,
  dns: openDns(),
  audienceQueue: openQueue(config.AUDIENCE_QUEUE_URL),
  engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL),
};

/** By night: spreads the scan of every running campaign that takes in the newly dormant, puts into the lists whoever was stored before them, folds anew what was scored by former rules, and asks again of domains that took no mail. From the queue: one part of a scan. */
export const handler = scheduledAndQueued(
  scheduleHandler(
    spreadEnrolment(deps),
    spreadFindable(deps),
    rescoreOnce(deps),
    spreadMerges(deps),
    forgetOldMerges(deps),
    recheckDomains(deps),
  ),
  messageHandler(
    takeAudienceMessage(deps, {
      recompute: recomputePart(deps),
      makeFindable: takeFindable(deps),
      gatherOutcomes: gatherOutcomes(deps),
      takeBackTest: takeBackTest(deps),
      takeRfm: takeRfm(deps),
      findAlike: takeFindAlike(deps),
      findAlikeCompanies: takeFindAlikeCompanies(deps),
      mergeCompany: takeMergeCompany({ ...deps, moveHandoff: moveHandoff(deps) }),
    }),
  ),
);
