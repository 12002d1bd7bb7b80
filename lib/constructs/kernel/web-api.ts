import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  ApiMapping,
  CfnStage,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  type HttpRoute,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, MetricFilter, RetentionDays, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Route } from '../../../contract/route.ts';
import type { DeploymentConfig } from '../../config/deployment-config.ts';
import { HouseAlarm } from './house-alarm.ts';
import { sessionRoutes, throttles, type PublicRoute } from './public-routes.ts';
import { ownNamespace } from './own-metric.ts';

export interface WebApiProps {
  /** A domain of one's own for the links in mails, with its certificate. */
  readonly links: DeploymentConfig['links'] | undefined;
  readonly alarmTopic: ITopic;
}

/** The one HTTP API: signed by IAM unless a route is on the public list. Throttled; requests are logged without bodies. */
export class WebApi extends Construct {
  /** What the links in mails begin with: a domain of one's own where one is given. The API's own address goes on working. */
  readonly publicUrl: string;
  private readonly api: HttpApi;
  private readonly stage: CfnStage;
  private members: IHttpRouteAuthorizer | undefined;
  /** One of each function, which lets any route of the API invoke it: AWS takes 500 resources in a stack. */
  private readonly integrations = new Map<IFunction, HttpLambdaIntegration>();

  constructor(scope: Construct, id: string, { links, alarmTopic }: WebApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { defaultAuthorizer: new HttpIamAuthorizer() });
    this.publicUrl = links === undefined ? this.api.apiEndpoint : serveLinks(this, this.api, links);
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = this.api.defaultStage?.node.defaultChild;
    if (!(stage instanceof CfnStage))
      throw new Error('the HTTP API has no default stage to throttle and log');
    stage.accessLogSettings = {
      destinationArn: logs.logGroupArn,
      format: JSON.stringify({
        requestId: '$context.requestId',
        route: '$context.routeKey',
        status: '$context.status',
        ms: '$context.responseLatency',
      }),
    };
    this.stage = stage;
    stage.defaultRouteSettings = { throttlingRateLimit: 100, throttlingBurstLimit: 200 };
    Validations.of(this).acknowledge({
      id: 'AwsSolutions::AwsSolutions-APIG4',
      reason:
        'Only the routes of publicRoutes have no authorizer, for customers and salespeople have no login and each link is signed, and those of sessionRoutes, which sign members in.',
    });
    watchFaults(this, this.api, logs, alarmTopic);
    new CfnOutput(this, 'Url', { value: this.api.apiEndpoint });
  }

  /** The host that the console's distribution asks. It names the API alone, so that no circle closes. */
  get originHost(): string {
    const { region, urlSuffix } = Stack.of(this);
    return `${this.api.apiId}.execute-api.${region}.${urlSuffix}`;
  }

  /** Opens the team's routes, those that are added from here on, to members of the console too, below `/api`. */
  openToMembers(authorizer: IHttpRouteAuthorizer): void {
    this.members = authorizer;
  }

  /**
   * Routes for the team: every request signed (SigV4), or, from the console, with a member's access token. API Gateway
   * knows them by the first part of their path alone, for AWS takes 500 resources in a stack and the contract grows; the
   * function behind knows each.
   */
  addTeamRoutes(handler: IFunction, routes: Readonly<Record<string, Pick<Route, 'path'>>>): void {
    for (const path of teamPaths(Object.values(routes).map((route) => route.path))) {
      this.addRoute(handler, `ANY ${path}`, undefined);
      this.addMemberRoute(handler, { method: 'ANY', path });
    }
  }

  /** A route for members of the console alone. */
  addMemberRoute(
    handler: IFunction,
    { method, path }: { readonly method: string; readonly path: string },
  ): void {
    if (this.members !== undefined) this.addRoute(handler, `${method} /api${path}`, this.members);
  }

  /** Routes that sign members in and out. */
  addSessionRoutes(handler: IFunction): void {
    for (const route of sessionRoutes) this.addRoute(handler, route, new HttpNoneAuthorizer());
  }

  /** Routes for customers and salespeople, who have no login. */
  addPublicRoutes(handler: IFunction, routes: readonly PublicRoute[]): void {
    for (const route of routes) {
      const added = this.addRoute(handler, route, new HttpNoneAuthorizer());
      const perSecond = throttles[route];
      if (perSecond === undefined) continue;
      this.stage.routeSettings = {
        ...this.stage.routeSettings,
        [route]: { ThrottlingRateLimit: perSecond, ThrottlingBurstLimit: 2 * perSecond },
      };
      // API Gateway takes settings of routes that are there.
      this.stage.node.addDependency(...added);
    }
  }

  private addRoute(
    handler: IFunction,
    route: string,
    authorizer: IHttpRouteAuthorizer | undefined,
  ): readonly HttpRoute[] {
    const [method = '', path = ''] = route.split(' ');
    return this.api.addRoutes({
      path,
      methods: [methodOf(method)],
      integration: this.integrationOf(handler),
      ...(authorizer === undefined ? {} : { authorizer }),
      // ID tokens have no scope: without this one they would pass for access tokens.
      ...(authorizer === this.members && authorizer !== undefined ? { authorizationScopes: ['openid'] } : {}),
    });
  }

  private integrationOf(handler: IFunction): HttpLambdaIntegration {
    const known = this.integrations.get(handler);
    if (known !== undefined) return known;
    const made = new HttpLambdaIntegration(`To${handler.node.scope?.node.id ?? 'Function'}`, handler, {
      scopePermissionToRoute: false,
    });
    this.integrations.set(handler, made);
    return made;
  }
}

/**
 * Faults of the whole API, time-outs and missing room among them, which no function knows of; and of unsubscribing alone,
 * from the access log: metrics of API Gateway by route cost a hundred dollars a month, those of a filter nothing while
 * nothing fails.
 */
function watchFaults(scope: Construct, api: HttpApi, logs: ILogGroup, topic: ITopic): void {
  new HouseAlarm(scope, 'Faults', {
    what: 'The API answers with faults',
    impact: 'Customers, salespeople or the team see errors.',
    signs: [{ metric: api.metricServerError({ statistic: 'Sum' }), atLeast: 5 }],
    topic,
  });
  new MetricFilter(scope, 'FaultsByRoute', {
    logGroup: logs,
    filterPattern: FilterPattern.literal('{ $.status = "5*" }'),
    metricNamespace: ownNamespace(scope),
    metricName: 'Route.5xx',
    metricValue: '1',
    dimensions: { Route: '$.route' },
  });
  const unsubscribing = new MetricFilter(scope, 'UnsubscribeFaults', {
    logGroup: logs,
    filterPattern: FilterPattern.literal('{ ($.status = "5*") && ($.route = "*/u/*") }'),
    metricNamespace: ownNamespace(scope),
    metricName: 'Unsubscribe.5xx',
    metricValue: '1',
  });
  new HouseAlarm(scope, 'UnsubscribingFails', {
    what: 'Unsubscribing fails',
    impact: 'Somebody could not refuse further mails, which is a duty.',
    signs: [{ metric: unsubscribing.metric({ statistic: 'Sum' }), atLeast: 1 }],
    topic,
    period: Duration.minutes(1),
  });
}

/** Serves the API under a domain of one's own; the CNAME to enter is an output. */
function serveLinks(
  scope: Construct,
  api: HttpApi,
  { domain, certificateArn }: NonNullable<DeploymentConfig['links']>,
): string {
  const domainName = new DomainName(scope, 'LinksDomain', {
    domainName: domain,
    certificate: Certificate.fromCertificateArn(scope, 'LinksCertificate', certificateArn),
  });
  new ApiMapping(scope, 'LinksMapping', { api, domainName });
  new CfnOutput(scope, 'LinksRecord', { value: `${domain} CNAME ${domainName.regionalDomainName}` });
  return `https://${domain}`;
}

/** What API Gateway is told of paths: of each first part whether it is a path itself, and whether there are paths below. */
function teamPaths(paths: readonly string[]): readonly string[] {
  const wide = paths.map((path) => path.replace(/^(\/[^/]+)\/.*$/, '$1/{proxy+}'));
  return [...new Set(wide)];
}

const methods: Readonly<Record<string, HttpMethod>> = {
  ANY: HttpMethod.ANY,
  GET: HttpMethod.GET,
  HEAD: HttpMethod.HEAD,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
  DELETE: HttpMethod.DELETE,
};

function methodOf(name: string): HttpMethod {
  const method = methods[name];
  if (method === undefined)
    throw new Error(`"${name}" is no HTTP method of ours: write routes as "GET /path"`);
  return method;
}
