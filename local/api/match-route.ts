/** A route key taken apart: `GET /customers/{id}`, `ANY /{proxy+}` or `$default`. */
export interface RoutePattern {
  readonly routeKey: string;
  readonly method: string;
  readonly segments: readonly string[];
}

/** Which route a request takes, and what its path parameters are. */
export interface RouteMatch<Route extends RoutePattern> {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** Takes a route key apart. */
export function parseRouteKey(routeKey: string): RoutePattern {
  if (routeKey === '$default') return { routeKey, method: 'ANY', segments: ['{$default+}'] };
  const [method = '', path = ''] = routeKey.split(' ');
  return { routeKey, method, segments: segmentsOf(path) };
}

/** Chooses as API Gateway does: a full match before parameters, parameters before `{proxy+}`, then `$default`; a method before ANY. */
export function matchRoute<Route extends RoutePattern>(
  routes: readonly Route[],
  method: string,
  path: string,
): RouteMatch<Route> | undefined {
  const segments = segmentsOf(path);
  const matches = routes.flatMap((route) => {
    if (route.method !== 'ANY' && route.method !== method) return [];
    const pathParameters = matchSegments(route.segments, segments);
    return pathParameters === undefined ? [] : [{ route, pathParameters }];
  });
  return matches.toSorted((left, right) =>
    specificity(right.route).localeCompare(specificity(left.route)),
  )[0];
}

function segmentsOf(path: string): readonly string[] {
  return path.replace(/^\//, '').split('/');
}

function matchSegments(
  pattern: readonly string[],
  segments: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const [, name, greedy] = /^\{([^}+]+)(\+?)\}$/.exec(expected) ?? [];
    const actual = segments[index];
    if (greedy === '+') {
      const rest = segments.slice(index).join('/');
      if (name === '$default') return {};
      return rest === '' ? undefined : { ...parameters, [name ?? '']: decode(rest) };
    }
    if (actual === undefined) return undefined;
    if (name === undefined) {
      if (actual !== expected) return undefined;
    } else if (actual === '') return undefined;
    else parameters[name] = decode(actual);
  }
  return segments.length === pattern.length ? parameters : undefined;
}

/** A text that sorts specific routes last: each segment by its kind, then the method. */
function specificity({ segments, method, routeKey }: RoutePattern): string {
  if (routeKey === '$default') return '0';
  const kinds = segments.map((segment) => {
    if (!segment.startsWith('{')) return '3';
    return segment.endsWith('+}') ? '1' : '2';
  });
  return `${kinds.join('')}${method === 'ANY' ? '0' : '1'}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
