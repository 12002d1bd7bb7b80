import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { expectSection, markdownTable } from './document-section.ts';
import { publicRouteWords } from './public-route-words.ts';
import { ofType, synthesizedResources, type Resources } from './synthesized.ts';

let resources: Resources;
beforeAll(async () => {
  resources = await synthesizedResources();
}, 60_000);

const stageSchema = z.object({
  DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.number() }),
  RouteSettings: z.record(z.string(), z.object({ ThrottlingRateLimit: z.number() })),
});
const functionSchema = z.object({ MemorySize: z.number(), Timeout: z.number() });

interface OpenRoute {
  readonly path: string;
  readonly method: string;
  /** Requests a second that API Gateway lets through. */
  readonly rate: number;
  /** GB-seconds that one request takes at most. */
  readonly most: number;
}

function openRoutes(): readonly OpenRoute[] {
  const stage = stageSchema.parse(ofType(resources, 'AWS::ApiGatewayV2::Stage')[0]?.[1].Properties);
  return ofType(resources, 'AWS::ApiGatewayV2::Route').flatMap(([, { Properties }]) => {
    if (Properties['AuthorizationType'] !== 'NONE') return [];
    const key = String(Properties['RouteKey']);
    const [method = '', path = ''] = key.split(' ');
    const { MemorySize, Timeout } = functionSchema.parse(functionBehind(Properties['Target'])?.Properties);
    const { ThrottlingRateLimit: rate } = stage.RouteSettings[key] ?? stage.DefaultRouteSettings;
    return [{ path, method, rate, most: (MemorySize / 1024) * Timeout }];
  });
}

/** The function that an API's target leads to by its integration. */
function functionBehind(target: unknown) {
  const integration = Object.keys(resources).find(
    (id) => resources[id]?.Type === 'AWS::ApiGatewayV2::Integration' && names(target, id),
  );
  const uri = integration === undefined ? undefined : resources[integration]?.Properties['IntegrationUri'];
  return ofType(resources, 'AWS::Lambda::Function').find(([id]) => names(uri, id))?.[1];
}

const names = (value: unknown, id: string): boolean => JSON.stringify(value)?.includes(`"${id}"`) ?? false;

describe('public routes', () => {
  it('have a row each in docs/security.md: who may, what a request costs at most, what an attacker learns', async () => {
    const all = openRoutes();
    expect([...new Set(all.map(({ path }) => path))].toSorted()).toEqual(
      Object.keys(publicRouteWords).toSorted(),
    );

    const rows = Object.entries(publicRouteWords).map(([path, { may, bounds, learns }]) => {
      const routes = all.filter((route) => route.path === path);
      const methods = routes.map(({ method }) => method).filter((method) => method !== 'HEAD');
      const rates = routes.map(({ method, rate }) => [method, rate] as const);
      return [
        `\`${methods.toSorted().join(', ')} ${path}\``,
        may,
        bounds,
        rateWords(rates),
        `${Math.max(...routes.map(({ most }) => most))} GB s`,
        learns,
      ];
    });
    await expectSection(
      'docs/security.md',
      'public routes',
      markdownTable(
        ['Route', 'Who may', 'Bounds', 'A second', 'One costs at most', 'What an attacker can learn or do'],
        rows,
      ),
    );
  });
});

/** The rate of all methods, or that of the one that has less. */
function rateWords(rates: readonly (readonly [string, number])[]): string {
  const least = Math.min(...rates.map(([, rate]) => rate));
  const most = Math.max(...rates.map(([, rate]) => rate));
  const [slow = ''] = rates.find(([, rate]) => rate === least) ?? [];
  return least === most ? String(least) : `${most}; ${slow} ${least}`;
}
