import { plainErrorPage } from '../../app/kernel/error-page.ts';
import { memberReader } from '../../app/members/member-store.ts';
import { refreshSession, signOut } from '../../app/members/refresh-session.ts';
import { showSession } from '../../app/members/show-session.ts';
import { finishSignIn, startSignIn } from '../../app/members/sign-in.ts';
import { readClientSecret } from '../../platform/client-secret.ts';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { httpHandler } from '../../platform/http-pipeline.ts';
import { openIdentityProvider } from '../../platform/identity-provider.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { configSchema } from './config.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const deps = {
  memberOf: memberReader(db, () => new Date()),
  identityProvider: openIdentityProvider({
    issuer: config.ISSUER,
    clientId: config.CLIENT_ID,
    clientSecret: readClientSecret(config.USER_POOL_ID, config.CLIENT_ID),
    appUrl: config.APP_URL,
  }),
  refreshSeconds: Number(config.SESSION_SECONDS),
};

export const handler = httpHandler(
  {
    'GET /session': showSession(deps),
    'GET /session/sign-in': startSignIn(deps),
    'GET /session/callback': finishSignIn(deps),
    'POST /session/refresh': refreshSession(deps),
    'POST /session/sign-out': signOut(deps),
  },
  plainErrorPage,
);
