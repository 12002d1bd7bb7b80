import { runInNewContext } from 'node:vm';
import * as z from 'zod';
import type { HttpAnswer, HttpRequest } from '../aws/http-exchange.ts';
import { isPlainObject } from '../plain-object.ts';
import type { StackTemplate } from '../template/read-template.ts';
import { resourceArn } from '../template/resource-names.ts';
import type { Resolve } from '../template/resolve-intrinsics.ts';

/** What the function at the edge made of a request: another request, or an answer at once. */
export type AtTheEdge =
  | { readonly kind: 'request'; readonly request: HttpRequest }
  | { readonly kind: 'answer'; readonly answer: HttpAnswer };

/** One behaviour of the template's distribution: the code that CloudFront would run, and the headers it would set. */
export interface EdgeBehaviour {
  readonly onRequest: (request: HttpRequest) => AtTheEdge;
  readonly withHeaders: (answer: HttpAnswer) => HttpAnswer;
}

export interface Distribution {
  readonly api: EdgeBehaviour;
  readonly pages: EdgeBehaviour;
}

const behaviourSchema = z.looseObject({
  PathPattern: z.string().optional(),
  FunctionAssociations: z
    .array(z.looseObject({ EventType: z.literal('viewer-request'), FunctionARN: z.string() }))
    .length(1, { error: 'the local stack runs one function a behaviour, on viewer-request' }),
  ResponseHeadersPolicyId: z.string(),
});
const distributionSchema = z.looseObject({
  DistributionConfig: z.looseObject({
    DefaultCacheBehavior: behaviourSchema,
    CacheBehaviors: z.tuple([behaviourSchema.extend({ PathPattern: z.literal('/api/*') })]),
  }),
});
const functionSchema = z.looseObject({ FunctionCode: z.string() });
const flag = z.unknown().transform((value) => String(value) === 'true');
const securitySchema = z.looseObject({
  ContentSecurityPolicy: z.looseObject({ ContentSecurityPolicy: z.string(), Override: flag }).optional(),
  FrameOptions: z.looseObject({ FrameOption: z.string(), Override: flag }).optional(),
  ReferrerPolicy: z.looseObject({ ReferrerPolicy: z.string(), Override: flag }).optional(),
  ContentTypeOptions: z.looseObject({ Override: flag }).optional(),
});
const policySchema = z.looseObject({
  ResponseHeadersPolicyConfig: z.looseObject({
    SecurityHeadersConfig: securitySchema.default({}),
    CustomHeadersConfig: z
      .looseObject({
        Items: z.array(z.looseObject({ Header: z.string(), Value: z.string(), Override: flag })),
      })
      .default({ Items: [] }),
  }),
});

/** Reads the one distribution of the template; undefined where it has none. Without TLS nobody is told to stay with it. */
export function readDistribution(template: StackTemplate, resolve: Resolve): Distribution | undefined {
  const [resource] = template.ofType('AWS::CloudFront::Distribution');
  if (resource === undefined) return undefined;
  const functions = new Map(
    template
      .ofType('AWS::CloudFront::Function')
      .map((each) => [resourceArn(each), functionSchema.parse(resolve(each.properties)).FunctionCode]),
  );
  const policies = new Map(
    template
      .ofType('AWS::CloudFront::ResponseHeadersPolicy')
      .map((each) => [each.logicalId, headersOf(policySchema.parse(resolve(each.properties)))]),
  );
  const behaviour = ({
    FunctionAssociations: [association],
    ResponseHeadersPolicyId,
  }: z.infer<typeof behaviourSchema>): EdgeBehaviour => {
    const code = functions.get(association?.FunctionARN ?? '');
    if (code === undefined)
      throw new Error(`${resource.logicalId} names a function that the template has not.`);
    return {
      onRequest: runner(code),
      withHeaders: (answer) => withHeaders(answer, policies.get(ResponseHeadersPolicyId) ?? []),
    };
  };
  const { DefaultCacheBehavior, CacheBehaviors } = distributionSchema.parse(
    resolve(resource.properties),
  ).DistributionConfig;
  return { pages: behaviour(DefaultCacheBehavior), api: behaviour(CacheBehaviors[0]) };
}

const valueSchema = z.record(z.string(), z.looseObject({ value: z.string() }));
const resultSchema = z.union([
  z.object({
    statusCode: z.number(),
    headers: valueSchema.default({}),
    body: z.string().default(''),
  }),
  z.object({ uri: z.string(), headers: valueSchema, cookies: valueSchema }),
]);

/** Runs the text as CloudFront does: a context of its own, in which nothing is but JavaScript. */
function runner(code: string): EdgeBehaviour['onRequest'] {
  const run: unknown = runInNewContext(`${code};(event) => JSON.stringify(handler(JSON.parse(event)))`, {});
  return (request) => {
    const event = JSON.stringify({ version: '1.0', request: edgeRequest(request) });
    const result = resultSchema.parse(
      JSON.parse(String(typeof run === 'function' ? Reflect.apply(run, undefined, [event]) : undefined)),
    );
    if ('statusCode' in result)
      return {
        kind: 'answer',
        answer: { status: result.statusCode, headers: plain(result.headers), body: result.body },
      };
    return { kind: 'request', request: { ...request, ...changed(request, result) } };
  };
}

function edgeRequest({ method, url, headers: { cookie = '', ...headers } }: HttpRequest) {
  const cookies = cookie
    .split(/;\s*/)
    .filter((pair) => pair.includes('='))
    .map((pair) => [pair.slice(0, pair.indexOf('=')), { value: pair.slice(pair.indexOf('=') + 1) }]);
  return {
    method,
    uri: url.pathname,
    querystring: Object.fromEntries([...url.searchParams].map(([name, value]) => [name, { value }])),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, { value: [value ?? ''].flat().join(',') }]),
    ),
    cookies: Object.fromEntries(cookies),
  };
}

type Values = z.infer<typeof valueSchema>;

const plain = (values: Values): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([name, { value }]) => [name, value]));

function changed(
  { url }: HttpRequest,
  { uri, headers, cookies }: { readonly uri: string; readonly headers: Values; readonly cookies: Values },
): Pick<HttpRequest, 'url' | 'headers'> {
  const address = new URL(url);
  address.pathname = uri;
  const cookie = Object.entries(plain(cookies))
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  return { url: address, headers: { ...plain(headers), ...(cookie === '' ? {} : { cookie }) } };
}

type SetHeader = readonly [name: string, value: string, overrides: boolean];

function headersOf({
  ResponseHeadersPolicyConfig: config,
}: z.infer<typeof policySchema>): readonly SetHeader[] {
  const { ContentSecurityPolicy, FrameOptions, ReferrerPolicy, ContentTypeOptions } =
    config.SecurityHeadersConfig;
  const given: readonly (readonly [string, string | undefined, boolean | undefined])[] = [
    [
      'content-security-policy',
      ContentSecurityPolicy?.ContentSecurityPolicy,
      ContentSecurityPolicy?.Override,
    ],
    ['x-frame-options', FrameOptions?.FrameOption, FrameOptions?.Override],
    ['referrer-policy', ReferrerPolicy?.ReferrerPolicy, ReferrerPolicy?.Override],
    [
      'x-content-type-options',
      isPlainObject(ContentTypeOptions) ? 'nosniff' : undefined,
      ContentTypeOptions?.Override,
    ],
    ...config.CustomHeadersConfig.Items.map(
      ({ Header, Value, Override }) => [Header.toLowerCase(), Value, Override] as const,
    ),
  ];
  return given.flatMap(([name, value, overrides = false]): readonly SetHeader[] =>
    value === undefined ? [] : [[name, value, overrides]],
  );
}

const withHeaders = (answer: HttpAnswer, headers: readonly SetHeader[]): HttpAnswer => ({
  ...answer,
  headers: {
    ...answer.headers,
    ...Object.fromEntries(
      headers
        .filter(([name, , overrides]) => overrides || answer.headers?.[name] === undefined)
        .map(([name, value]) => [name, value]),
    ),
  },
});
