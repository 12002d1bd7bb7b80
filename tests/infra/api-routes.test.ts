import { beforeAll, describe, expect, it } from 'vitest';
import { routes as contract } from '../../contract/api.ts';
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

  it('has each route of the contract twice, and takes none but access tokens', () => {
    const routes = ofType(resources, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties);
    const keys = routes.map(({ RouteKey }) => RouteKey);
    for (const { method, path } of Object.values(contract)) {
      expect(keys).toContain(`${method} ${path}`);
      expect(keys).toContain(`${method} /api${path}`);
    }
    const byToken = routes.filter(({ AuthorizationType }) => AuthorizationType === 'JWT');
    expect(byToken.length).toBe(Object.keys(contract).length + 1);
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
