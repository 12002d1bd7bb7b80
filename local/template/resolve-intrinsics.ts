import { isPlainObject } from '../plain-object.ts';
import type { StackTemplate, TemplateResource } from './read-template.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION, physicalName, resourceArn, streamArn } from './resource-names.ts';

/** What the template cannot know: the addresses of this machine and the values of parameters. */
export interface ResolveContext {
  readonly awsUrl: string;
  readonly apiUrl: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Turns a value of the template into plain data. */
export type Resolve = (value: unknown) => unknown;

type Intrinsic = (argument: unknown, resolve: Resolve) => unknown;

/** Makes the function that resolves Ref, GetAtt, Join, Sub, Select, Split and the pseudo parameters; any other intrinsic is an error. */
export function createResolver(template: StackTemplate, context: ResolveContext): Resolve {
  const byId = new Map(template.resources.map((resource) => [resource.logicalId, resource]));
  const ref = (name: string): unknown => refValue(template, byId.get(name), name, context);
  const attribute = (logicalId: string, name: string): string =>
    attributeValue(byId.get(logicalId), logicalId, name, context);
  const intrinsics = createIntrinsics(ref, attribute);
  const resolve: Resolve = (value) => {
    if (typeof value === 'string') return withLocalApi(value, template, context);
    if (Array.isArray(value)) return value.map(resolve);
    if (!isPlainObject(value)) return value;
    const [key, second] = Object.keys(value);
    if (key === undefined || second !== undefined || !(key === 'Ref' || key.startsWith('Fn::'))) {
      return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, resolve(entry)]));
    }
    const intrinsic = intrinsics[key];
    if (intrinsic === undefined) throw new Error(`The local stack does not support the intrinsic ${key}.`);
    return resolve(intrinsic(value[key], resolve));
  };
  return resolve;
}

function createIntrinsics(
  ref: (name: string) => unknown,
  attribute: (logicalId: string, name: string) => string,
): Readonly<Record<string, Intrinsic>> {
  return {
    Ref: (argument) => ref(String(argument)),
    'Fn::GetAtt': (argument, resolve) => {
      const [logicalId = '', ...names] =
        typeof argument === 'string' ? argument.split('.') : listOf(resolve(argument));
      return attribute(String(logicalId), names.join('.'));
    },
    'Fn::Join': (argument, resolve) => {
      const [separator, parts] = listOf(argument);
      return listOf(resolve(parts)).join(String(separator));
    },
    'Fn::Select': (argument, resolve) => {
      const [index, parts] = listOf(argument);
      return listOf(resolve(parts))[Number(resolve(index))];
    },
    'Fn::Split': (argument, resolve) => {
      const [separator, text] = listOf(argument);
      return String(resolve(text)).split(String(separator));
    },
    'Fn::Sub': (argument, resolve) => {
      const [text, variables] = typeof argument === 'string' ? [argument, {}] : listOf(argument);
      const given = resolve(variables);
      return String(text).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
        if (literal !== '') return `\${${name}}`;
        if (isPlainObject(given) && name in given) return String(given[name]);
        const dot = name.indexOf('.');
        return String(dot < 0 ? ref(name) : attribute(name.slice(0, dot), name.slice(dot + 1)));
      });
    },
  };
}

function refValue(
  template: StackTemplate,
  resource: TemplateResource | undefined,
  name: string,
  context: ResolveContext,
): unknown {
  if (resource !== undefined) return resourceRef(resource, context);
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::Region': LOCAL_REGION,
    'AWS::AccountId': LOCAL_ACCOUNT,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': template.stackName,
    'AWS::StackId': `arn:aws:cloudformation:${LOCAL_REGION}:${LOCAL_ACCOUNT}:stack/${template.stackName}/local`,
  };
  const parameter = template.parameters[name];
  const value = pseudo[name] ?? context.parameters[name] ?? parameter?.Default;
  if (value !== undefined) return value;
  throw new Error(
    parameter === undefined
      ? `Ref ${name} names neither a resource nor a parameter of the template.`
      : `The parameter ${name} has no default; pass it in the option "parameters".`,
  );
}

function resourceRef(resource: TemplateResource, { awsUrl }: ResolveContext): string {
  const name = physicalName(resource);
  if (resource.type.startsWith('AWS::ApiGatewayV2::')) return resource.logicalId;
  if (resource.type === 'AWS::Cognito::UserPool') return poolId(resource);
  if (resource.type === 'AWS::SQS::Queue') return `${awsUrl}/${LOCAL_ACCOUNT}/${name}`;
  if (resource.type === 'AWS::SecretsManager::Secret' || resource.type === 'AWS::SNS::Topic')
    return resourceArn(resource);
  return name;
}

/** Of the tokens. Another site than the console's, as Cognito is: mistakes with cookies show. */
export const issuerAt = (awsUrl: string): string => `${awsUrl.replace('127.0.0.1', 'localhost')}/_cognito`;

/** With the region in front, as Cognito's are. */
export const poolId = (pool: TemplateResource): string => `${LOCAL_REGION}_${physicalName(pool)}`;

function attributeValue(
  resource: TemplateResource | undefined,
  logicalId: string,
  name: string,
  context: ResolveContext,
): string {
  if (resource === undefined)
    throw new Error(`Fn::GetAtt ${logicalId}.${name} names no resource of the template.`);
  switch (name) {
    case 'StreamArn':
      return streamArn(resource);
    case 'QueueUrl':
      return resourceRef(resource, context);
    case 'QueueName':
    case 'TopicName':
    case 'Name':
    case 'TableId':
      return physicalName(resource);
    case 'ApiEndpoint':
      return context.apiUrl;
    case 'ProviderURL':
      return issuerAt(context.awsUrl);
    case 'DomainName':
      return new URL(context.apiUrl).host;
    case 'RegionalDomainName':
      return `${physicalName(resource)}.s3.${LOCAL_REGION}.amazonaws.com`;
    case 'ApiId':
      return resource.logicalId;
    case 'Arn':
    case 'FunctionARN':
    case 'TopicArn':
    case 'Id':
      return resourceArn(resource);
    default:
      if (name.startsWith('DkimDNSToken')) return `${name.toLowerCase()}.local`;
      throw new Error(
        `The local stack does not know the attribute ${name} of ${logicalId} (${resource.type}).`,
      );
  }
}

/** CDK writes a stage's URL as a host name of AWS; on one machine the API is elsewhere, and nothing speaks TLS. */
function withLocalApi(text: string, template: StackTemplate, { apiUrl }: ResolveContext): string {
  return template
    .ofType('AWS::ApiGatewayV2::Api')
    .reduce(
      (url, { logicalId }) =>
        url.replaceAll(`https://${logicalId}.execute-api.${LOCAL_REGION}.amazonaws.com`, apiUrl),
      text.replaceAll(apiUrl.replace('http:', 'https:'), apiUrl),
    );
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`An intrinsic needs a list, not ${JSON.stringify(value)}.`);
}
