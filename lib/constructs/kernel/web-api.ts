import { CfnOutput, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  ApiMapping,
  CfnStage,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { routeKey, type Route } from '../../../contract/route.ts';
import type { DeploymentConfig } from '../../config/deployment-config.ts';

/** Pages of customers: documents, invitations, consultations, inquiries, unsubscribing. */
export const customerRoutes = [
  'HEAD /d/{token}',
  'HEAD /w/{token}',
  'HEAD /q/{token}',
  'HEAD /n/{token}',
  'GET /n/{token}',
  'GET /d/{token}',
  'POST /d/{token}',
  'GET /w/{token}',
  'POST /w/{token}',
  'GET /q/{token}',
  'POST /q/{token}',
  'GET /inquiry',
  'POST /inquiry',
  'GET /u/{token}',
  'POST /u/{token}',
] as const;

/** The script for the company's own site, and the visits that it tells of. */
export const siteRoutes = ['GET /site.js', 'POST /v'] as const;

/** What other programs send: signed with a shared secret. */
export const webhookRoutes = ['POST /webhooks/inquiry', 'POST /webhooks/zoom'] as const;

/** Pages of salespeople: the buttons of a handoff's mail, and of the mail that introduces us. */
export const salesRoutes = [
  'GET /h/{token}',
  'POST /h/{token}',
  'GET /o/{token}',
  'POST /o/{token}',
] as const;

/** Routes anyone may call. Each checks a signed token, a signature, or takes a form; tests hold this list against the template. */
export const publicRoutes = [...customerRoutes, ...siteRoutes, ...webhookRoutes, ...salesRoutes] as const;
export type PublicRoute = (typeof publicRoutes)[number];

/** The one HTTP API: signed by IAM unless a route is on the public list. Throttled; requests are logged without bodies. */
export class WebApi extends Construct {
  /** What the links in mails begin with: a domain of one's own where one is given. The API's own address goes on working. */
  readonly publicUrl: string;
  private readonly api: HttpApi;

  constructor(scope: Construct, id: string, links?: DeploymentConfig['links']) {
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
    stage.defaultRouteSettings = { throttlingRateLimit: 100, throttlingBurstLimit: 200 };
    Validations.of(this).acknowledge({
      id: 'AwsSolutions::AwsSolutions-APIG4',
      reason:
        'Only the routes of publicRoutes have no authorizer: customers and salespeople have no login, each link is signed.',
    });
    new CfnOutput(this, 'Url', { value: this.api.apiEndpoint });
  }

  /** Routes for the team: every request signed (SigV4). */
  addTeamRoutes(handler: IFunction, routes: Readonly<Record<string, Route>>): void {
    for (const route of Object.values(routes)) this.addRoute(handler, routeKey(route), undefined);
  }

  /** Routes for customers and salespeople, who have no login. */
  addPublicRoutes(handler: IFunction, routes: readonly PublicRoute[]): void {
    for (const route of routes) this.addRoute(handler, route, new HttpNoneAuthorizer());
  }

  private addRoute(handler: IFunction, route: string, authorizer: IHttpRouteAuthorizer | undefined): void {
    const [method = '', path = ''] = route.split(' ');
    this.api.addRoutes({
      path,
      methods: [methodOf(method)],
      integration: new HttpLambdaIntegration(`To${handler.node.scope?.node.id ?? 'Function'}`, handler),
      ...(authorizer === undefined ? {} : { authorizer }),
    });
  }
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

const methods: Readonly<Record<string, HttpMethod>> = {
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
