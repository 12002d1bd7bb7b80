import { beforeAll, describe, expect, it } from 'vitest';
import { routes as contract } from '../../contract/api.ts';
import { routeKey } from '../../contract/route.ts';
import { matchRoute, parseRouteKey } from '../../local/api/match-route.ts';
import { functionBehind } from '../app/support/function-behind.ts';
import { publicRoutes, sessionRoutes } from '../../lib/constructs/kernel/public-routes.ts';
import { ofType, resourcesOf, synthesizedResources, type Resources } from './synthesized.ts';

let resources: Resources;

// Synthesis takes seconds, more where other tests run beside it.
beforeAll(async () => {
  resources = await synthesizedResources();
}, 60_000);

describe('the API', () => {
  it('has exactly the open routes of the lists; every other is signed, or takes a token below /api', () => {
    const routes = ofType(resources, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => ({
      key: String(Properties['RouteKey']),
      authorization: Properties['AuthorizationType'],
    }));

    const open = routes.filter(({ authorization }) => authorization === 'NONE').map(({ key }) => key);
    expect(open.toSorted()).toEqual([...publicRoutes, ...sessionRoutes].toSorted());
    for (const { key, authorization } of routes.filter((each) => !open.includes(each.key)))
      expect([key, authorization]).toEqual([key, key.includes(' /api/') ? 'JWT' : 'AWS_IAM']);
  });

  it('leads each route of the contract to the function that serves it, signed and below /api, with none but access tokens', () => {
    const routes = ofType(resources, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties);
    const patterns = routes.map(({ RouteKey, Target }) => ({ ...parseRouteKey(String(RouteKey)), Target }));
    const behind = new Map<string, Set<unknown>>();
    for (const route of Object.values(contract)) {
      const path = route.path.replaceAll(/\{\w+\}/g, 'some-id');
      const [signed, byMember] = ['', '/api'].map(
        (base) => matchRoute(patterns, route.method, `${base}${path}`)?.route,
      );
      expect(signed?.routeKey).toMatch(/^ANY /);
      expect(byMember?.routeKey).toBe(signed?.routeKey.replace(' ', ' /api'));
      expect(byMember?.Target).toEqual(signed?.Target);
      const functionName = functionBehind(routeKey(route));
      behind.set(functionName, (behind.get(functionName) ?? new Set()).add(JSON.stringify(signed?.Target)));
    }
    for (const [name, targets] of behind) expect([name, targets.size]).toEqual([name, 1]);
    expect(new Set([...behind.values()].flatMap((targets) => [...targets])).size).toBe(behind.size);
    const byToken = routes.filter(({ AuthorizationType }) => AuthorizationType === 'JWT');
    expect(byToken.length).toBeGreaterThan(10);
    for (const { AuthorizationScopes } of byToken) expect(AuthorizationScopes).toEqual(['openid']);
  });

  it('has nothing below /api where there is no console', async () => {
    const without = Object.values(await resourcesOf({ console: false }));
    const keys = without
      .filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route')
      .map(({ Properties }) => String(Properties['RouteKey']));

    expect(keys.length).toBeGreaterThan(publicRoutes.length);
    expect(keys.filter((key) => / \/(?:api|members)\b/.test(key))).toEqual([]);
  });
});
