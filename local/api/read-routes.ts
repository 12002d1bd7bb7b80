import * as z from 'zod';
import type { LambdaFunctions } from '../functions/create-functions.ts';
import type { FunctionPool } from '../functions/function-pool.ts';
import type { StackTemplate } from '../template/read-template.ts';
import type { Resolve } from '../template/resolve-intrinsics.ts';
import type { JwtRule } from './jwt-authorizer.ts';
import type { RoutePattern } from './match-route.ts';
import { parseRouteKey } from './match-route.ts';

const routeSchema = z.looseObject({
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z
    .enum(['AWS_IAM', 'JWT', 'NONE'], { error: 'the local stack knows AWS_IAM, JWT and NONE' })
    .default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
});
const authorizerSchema = z.looseObject({
  AuthorizerType: z.literal('JWT', { error: 'the local stack has only JWT authorizers' }),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.looseObject({ Issuer: z.string(), Audience: z.array(z.string()) }),
});
const integrationSchema = z.looseObject({
  IntegrationType: z.literal('AWS_PROXY', { error: 'the local stack has only AWS_PROXY integrations' }),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0', { error: 'the local stack has only payload format 2.0' }),
});

/** A route with the function behind it. */
export interface ApiRoute extends RoutePattern {
  readonly pool: { readonly definition: { readonly name: string }; readonly invoke: FunctionPool['invoke'] };
  readonly isIam: boolean;
  /** What is asked of the caller's token, where the route takes one. */
  readonly jwt?: JwtRule | undefined;
}

/** Reads the routes of the template's one HTTP API. */
export function readRoutes(
  template: StackTemplate,
  resolve: Resolve,
  functions: LambdaFunctions,
): readonly ApiRoute[] {
  const apis = template.ofType('AWS::ApiGatewayV2::Api').map(({ logicalId }) => logicalId);
  if (apis.length > 1)
    throw new Error(`The local stack serves one HTTP API, and the template has ${apis.join(' and ')}.`);
  const integrations = new Map(
    template
      .ofType('AWS::ApiGatewayV2::Integration')
      .map(({ logicalId, properties }) => [
        logicalId,
        integrationSchema.parse(resolve(properties)).IntegrationUri,
      ]),
  );
  const authorizers = new Map(
    template
      .ofType('AWS::ApiGatewayV2::Authorizer')
      .map(({ logicalId, properties }) => [
        logicalId,
        authorizerSchema.parse(resolve(properties)).JwtConfiguration,
      ]),
  );
  return template.ofType('AWS::ApiGatewayV2::Route').map(({ logicalId, properties }) => {
    const route = routeSchema.parse(resolve(properties));
    const uri = integrations.get(route.Target.replace('integrations/', ''));
    if (uri === undefined)
      throw new Error(
        `The route ${logicalId} leads to ${route.Target}, which is no integration of the template.`,
      );
    return {
      ...parseRouteKey(route.RouteKey),
      pool: functions.get(uri),
      isIam: route.AuthorizationType === 'AWS_IAM',
      jwt: route.AuthorizationType === 'JWT' ? ruleOf(route, authorizers) : undefined,
    };
  });
}

function ruleOf(
  { RouteKey, AuthorizerId = '', AuthorizationScopes }: z.infer<typeof routeSchema>,
  authorizers: ReadonlyMap<string, { readonly Issuer: string; readonly Audience: readonly string[] }>,
): JwtRule {
  const authorizer = authorizers.get(AuthorizerId);
  if (authorizer === undefined)
    throw new Error(
      `The route ${RouteKey} names the authorizer ${AuthorizerId}, which is not in the template.`,
    );
  return { issuer: authorizer.Issuer, audience: authorizer.Audience, scopes: AuthorizationScopes };
}
