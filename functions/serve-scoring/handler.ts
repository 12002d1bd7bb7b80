import { loadSettings } from '../../app/settings/settings-store.ts';
import { checkAccess } from '../../app/kernel/check-access.ts';
import { noteWrites } from '../../app/kernel/note-writes.ts';
import { serveRoutes } from '../../app/kernel/serve-routes.ts';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { openQueue } from '../../platform/queue.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { openLinkKeys } from '../../platform/link-keys.ts';
import { applyVerdictReplay, replayVerdicts } from '../../app/engagement/replay-verdicts.ts';
import { compareModels } from '../../app/interest/compare-models.ts';
import { listModels } from '../../app/interest/list-models.ts';
import { proposeModel } from '../../app/interest/propose-model.ts';
import { discardModel, switchModel } from '../../app/interest/switch-model.ts';
import { countOutcomes, proposeLearned, showLearning } from '../../app/learning/show-learning.ts';
import { countBackTest, showBackTest } from '../../app/audience/back-test-deals.ts';
import { privacyServes } from '../../app/privacy/privacy-serves.ts';
import { dormancyRoutes } from '../../contract/dormancy.ts';
import { verdictRoutes } from '../../contract/engagement.ts';
import { modelRoutes } from '../../contract/interest.ts';
import { learningRoutes } from '../../contract/learning.ts';
import { privacyRoutes } from '../../contract/privacy.ts';
import { configSchema } from './config.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const settings = () => loadSettings(db);
const deps = {
  db,
  settings,
  freshSettings: settings,
  now: () => new Date(),
  keyring: openKeyring(config.SECRET_ARN),
  linkKeys: openLinkKeys(config.SECRET_ARN, config.LINK_KEYS_ARN),
  publicUrl: config.PUBLIC_URL,
  audienceQueue: openQueue(config.AUDIENCE_QUEUE_URL),
  engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL),
  fadingQueue: openQueue(config.FADING_QUEUE_URL),
};

export const handler = serveRoutes(
  { ...modelRoutes, ...learningRoutes, ...dormancyRoutes, ...verdictRoutes, ...privacyRoutes },
  {
    listModels: listModels(deps),
    proposeModel: proposeModel(deps),
    compareModels: compareModels(deps),
    switchModel: switchModel(deps),
    discardModel: discardModel(deps),
    showLearning: showLearning(deps),
    countOutcomes: countOutcomes(deps),
    proposeLearned: proposeLearned(deps),
    showBackTest: showBackTest(deps),
    countBackTest: countBackTest(deps),
    replayVerdicts: replayVerdicts(deps),
    applyVerdictReplay: applyVerdictReplay(deps),
    ...privacyServes(deps),
  },
  checkAccess(db, deps.now),
  noteWrites(db, deps.now),
);
