import { Duration } from 'aws-cdk-lib';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { memberRoutes } from '../../../contract/members.ts';
import { configSchema as membersConfig } from '../../../functions/serve-members/config.ts';
import { configSchema as sessionConfig } from '../../../functions/serve-session/config.ts';
import type { DeploymentConfig } from '../../config/deployment-config.ts';
import { AppFunction } from '../kernel/app-function.ts';
import type { WebApi } from '../kernel/web-api.ts';
import type { CustomerData } from '../people/customer-data.ts';
import { ConsoleSite } from './console-site.ts';
import { MemberPool, sessionLength } from './member-pool.ts';

export interface WebConsoleProps {
  readonly data: CustomerData;
  readonly api: WebApi;
  readonly at: Exclude<DeploymentConfig['console'], false>;
  readonly alarmTopic: ITopic;
  /** Whether nobody may delete what is kept, also by hand. */
  readonly isProtected: boolean;
}

/** The console: its site, its members, and the function that keeps their tokens out of the browser's scripts. */
export class WebConsole extends Construct {
  readonly members: MemberPool;
  /** Where it is, without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, { data, api, at, alarmTopic, isProtected }: WebConsoleProps) {
    super(scope, id);
    const { url } = new ConsoleSite(this, 'Site', { apiHost: api.originHost, at, alarmTopic });
    this.url = url;
    this.members = new MemberPool(this, 'Members', {
      appUrl: url,
      signInPrefix: at.signInPrefix,
      isProtected,
    });
    const { pool, client } = this.members;
    api.openToMembers(
      new HttpJwtAuthorizer('Members', pool.userPoolProviderUrl, { jwtAudience: [client.userPoolClientId] }),
    );
    const session = new AppFunction(this, 'ServeSession', {
      name: 'serve-session',
      configSchema: sessionConfig,
      environment: {
        ...data.tableNames,
        ISSUER: pool.userPoolProviderUrl,
        USER_POOL_ID: pool.userPoolId,
        CLIENT_ID: client.userPoolClientId,
        APP_URL: url,
        SESSION_SECONDS: String(sessionLength.toSeconds()),
      },
      timeout: Duration.seconds(15),
      memoryMegabytes: 1024,
      impact: 'Nobody can sign in to the console, and whoever is in it is out within five minutes.',
      takes: ['requests'],
      alarmTopic,
    }).lambda;
    pool.grant(session, 'cognito-idp:DescribeUserPoolClient');
    data.grantCustomers(session, 'GetItem');
    api.addSessionRoutes(session);
    api.addMemberRoute(session, { method: 'GET', path: '/session' });

    const members = new AppFunction(this, 'ServeMembers', {
      name: 'serve-members',
      configSchema: membersConfig,
      environment: { ...data.tableNames, USER_POOL_ID: pool.userPoolId },
      timeout: Duration.seconds(29),
      memoryMegabytes: 1024,
      impact: 'Nobody can be invited to the console or removed from it.',
      takes: ['requests'],
      alarmTopic,
    }).lambda;
    pool.grant(
      members,
      'cognito-idp:AdminCreateUser',
      'cognito-idp:AdminGetUser',
      'cognito-idp:AdminEnableUser',
      'cognito-idp:AdminDisableUser',
      'cognito-idp:AdminAddUserToGroup',
      'cognito-idp:AdminRemoveUserFromGroup',
      'cognito-idp:AdminUserGlobalSignOut',
    );
    data.grantCustomers(members, 'GetItem', 'PutItem', 'Query');
    api.addTeamRoutes(members, memberRoutes);
  }
}
