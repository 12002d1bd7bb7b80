import * as z from 'zod';
import type { LambdaFunctions } from '../functions/create-functions.ts';
import type { FunctionPool } from '../functions/function-pool.ts';
import type { StackTemplate } from '../template/read-template.ts';
import type { Resolve } from '../template/resolve-intrinsics.ts';
import type { RoutePattern } from './match-route.ts';
import { parseRouteKey } from './match-route.ts';

const routeSchema = z.looseObject({
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.string().default('NONE'),
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
      isIam: isIamRoute(route.RouteKey, route.AuthorizationType),
    };
  });
}

function isIamRoute(routeKey: string, authorizationType: string): boolean {
  if (authorizationType === 'AWS_IAM') return true;
  if (authorizationType === 'NONE') return false;
  throw new Error(
    `The route ${routeKey} has the authorization ${authorizationType}; the local stack knows AWS_IAM and NONE.`,
  );
}
