import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  Annotations,
  CfnOutput,
  CfnResource,
  CustomResource,
  Duration,
  FileSystem,
  Validations,
} from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type BehaviorOptions,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { configSchema } from '../../../functions/publish-console/config.ts';
import type { DeploymentConfig } from '../../config/deployment-config.ts';
import { consoleDirectory } from '../../console-directory.ts';
import { AppFunction } from '../kernel/app-function.ts';
import { KeptBucket } from '../kernel/kept-bucket.ts';
import { apiHeaders, pageHeaders } from './console-headers.ts';

const edgeFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'edge');

export interface ConsoleSiteProps {
  /** The host of the HTTP API. */
  readonly apiHost: string;
  /** A domain of one's own with its certificate; CloudFront's name without. */
  readonly at: Pick<Exclude<DeploymentConfig['console'], false>, 'domain' | 'certificateArn'>;
  readonly alarmTopic: ITopic;
}

/** The built console behind CloudFront, and the API below `/api` of the same domain, so that there is no CORS. */
export class ConsoleSite extends Construct {
  /** Where the console is, without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, { apiHost, at, alarmTopic }: ConsoleSiteProps) {
    super(scope, id);
    const files = new KeptBucket(this, 'Files', { adopt: undefined });
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'The console of Rekindle',
      ...namesOf(this, at),
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      // With edges in Japan; the cheapest class has none there.
      priceClass: PriceClass.PRICE_CLASS_200,
      defaultBehavior: {
        // May list, so that a file that is missing is not found rather than forbidden.
        origin: S3BucketOrigin.withOriginAccessControl(files.bucket, {
          originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: pageHeaders(this),
        compress: true,
        functionAssociations: onRequest(this, 'PageRequest', 'page-request.js'),
      },
      additionalBehaviors: {
        '/api/*': apiBehaviour(this, apiHost),
      },
    });
    this.url = `https://${at.domain ?? distribution.distributionDomainName}`;
    publish(this, files, alarmTopic);
    acknowledge(distribution, at.domain !== undefined);
    new CfnOutput(this, 'Url', { value: this.url });
    if (at.domain !== undefined)
      new CfnOutput(this, 'Record', { value: `${at.domain} CNAME ${distribution.distributionDomainName}` });
  }
}

/** What is asked of the API: all that the browser sends but for its host, nothing cached. */
const apiBehaviour = (scope: Construct, apiHost: string): BehaviorOptions => ({
  origin: new HttpOrigin(apiHost, {
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    readTimeout: Duration.seconds(30),
  }),
  viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
  allowedMethods: AllowedMethods.ALLOW_ALL,
  cachePolicy: CachePolicy.CACHING_DISABLED,
  originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  responseHeadersPolicy: apiHeaders(scope),
  functionAssociations: onRequest(scope, 'ApiRequest', 'api-request.js'),
});

/** A function of lib/edge that CloudFront runs on each request. Its text stands in the template: one machine reads it there. */
const onRequest = (scope: Construct, id: string, file: string) => [
  {
    function: new EdgeFunction(scope, id, {
      code: FunctionCode.fromInline(readFileSync(join(edgeFolder, file), 'utf8')),
      runtime: FunctionRuntime.JS_2_0,
    }),
    eventType: FunctionEventType.VIEWER_REQUEST,
  },
];

const namesOf = (scope: Construct, { domain, certificateArn }: ConsoleSiteProps['at']) =>
  domain === undefined || certificateArn === undefined
    ? {}
    : {
        domainNames: [domain],
        certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      };

/** Puts the files into the bucket at each deployment that changes them. CDK's own way needs Python and 21 MB of a layer. */
function publish(scope: Construct, files: KeptBucket, alarmTopic: ITopic): void {
  const publisher = new AppFunction(scope, 'PublishConsole', {
    name: 'publish-console',
    configSchema,
    environment: { CONSOLE_BUCKET: files.bucket.bucketName },
    timeout: Duration.minutes(1),
    memoryMegabytes: 512,
    impact: 'The console stays as it was before the deployment.',
    takes: ['requests'],
    alarmTopic,
  }).lambda;
  files.grantPut(publisher);
  const published = new CustomResource(scope, 'Published', {
    serviceToken: publisher.functionArn,
    properties: { Files: FileSystem.fingerprint(consoleDirectory) },
  });
  const resource = published.node.defaultChild;
  // An hour otherwise, should the function not be able to answer. As a number: the construct writes text.
  if (resource instanceof CfnResource) resource.addPropertyOverride('ServiceTimeout', 120);
  // Its policy has to be there before it is asked.
  published.node.addDependency(publisher);
}

function acknowledge(distribution: Distribution, hasOwnDomain: boolean): void {
  Annotations.of(distribution).acknowledgeWarning(
    '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
    'The distribution has a default root object, and each address without a file is rewritten to it.',
  );
  const reasons = {
    CFR1: 'Salespeople travel: no country is shut out.',
    CFR2: 'Whatever the API answers needs a token or a signature; a firewall costs from the first day on.',
    CFR3: 'Requests to the API are in its own access log; those for public files are nobody’s data.',
  };
  for (const [rule, reason] of Object.entries(reasons))
    Validations.of(distribution).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason });
  if (!hasOwnDomain)
    Validations.of(distribution).acknowledge({
      id: 'AwsSolutions::AwsSolutions-CFR4',
      reason:
        'The certificate of *.cloudfront.net leaves no choice of protocol: with console.domain it is TLS 1.2.',
    });
}
