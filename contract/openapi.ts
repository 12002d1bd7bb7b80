import * as z from 'zod';
import { campaignSchema } from '../domain/sequences/campaign.ts';
import { customerSchema, accountSchema, ownerSchema } from '../domain/people/customer.ts';
import { standingSchema } from '../domain/people/standing.ts';
import { scoringModelSchema } from '../domain/interest/scoring-model.ts';
import { clauseSchema, nodeSchema, ruleSchema } from '../domain/audience/rule.ts';
import { segmentSchema } from '../domain/audience/segment.ts';
import { settingsSchema } from '../domain/settings/settings.ts';
import { factSchema } from '../domain/timeline/fact.ts';
import { routes } from './api.ts';
import { segmentPreviewSchema } from './audience.ts';
import { handoffViewSchema } from './handoffs.ts';
import { importReportSchema } from './imports.ts';
import { engagementViewSchema } from './interest.ts';
import { problemSchema } from './problem.ts';
import { fileBody, noBody, pageAnswer, type Route } from './route.ts';

type Json = Readonly<Record<string, unknown>>;

/** Schemas with a name of their own in the description. */
const named = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries({
  Account: accountSchema,
  Campaign: campaignSchema,
  Customer: customerSchema,
  Engagement: engagementViewSchema,
  Fact: factSchema,
  Handoff: handoffViewSchema,
  ImportReport: importReportSchema,
  Owner: ownerSchema,
  Problem: problemSchema,
  ScoringModel: scoringModelSchema,
  Segment: segmentSchema,
  SegmentClause: clauseSchema,
  SegmentGroup: ruleSchema,
  SegmentRuleNode: nodeSchema,
  SegmentPreview: segmentPreviewSchema,
  Settings: settingsSchema,
  Standing: standingSchema,
}))
  named.add(schema, { id });

/** The team API as OpenAPI 3.1, made of the contract. */
export function openApi(version: string): Json {
  const components = new Map<string, Json>();
  const paths: Record<string, Record<string, Json>> = {};
  for (const [operationId, route] of Object.entries(routes)) {
    const operation = operationOf(operationId, route, components);
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rekindle team API',
      version,
      description:
        'What the command line and the console call. Every request is signed (SigV4, service execute-api). Errors are problem details (RFC 9457).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      {
        url: '{api}',
        variables: { api: { default: 'http://127.0.0.1:3000', description: 'Output WebUrl' } },
      },
    ],
    security: [{ sigv4: [] }],
    paths,
    components: {
      securitySchemes: {
        sigv4: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: 'AWS Signature Version 4',
        },
      },
      schemas: Object.fromEntries([...components].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}

function operationOf(operationId: string, route: Route, components: Map<string, Json>): Json {
  const schema = (of: z.ZodType, io: 'input' | 'output'): Json => hoisted(of, io, components);
  return {
    operationId,
    summary: route.summary,
    'x-roles': route.roles,
    parameters: [
      ...parametersOf(schema(route.params, 'input'), 'path'),
      ...parametersOf(schema(route.query, 'input'), 'query'),
      ...(route.isTagged === true && route.method !== 'GET' ? [ifMatch] : []),
    ],
    ...(route.body === noBody
      ? {}
      : { requestBody: { required: true, content: bodyContent(route, schema) } }),
    responses: {
      [String(route.status)]: {
        description: 'Done.',
        ...(route.isTagged === true ? { headers: { ETag: { schema: { type: 'string' } } } } : {}),
        content:
          route.answer === pageAnswer
            ? { 'text/html': { schema: { type: 'string' } } }
            : { 'application/json': { schema: schema(route.answer, 'output') } },
      },
      default: {
        description: 'What was wrong, and what to do.',
        content: { 'application/problem+json': { schema: schema(problemSchema, 'output') } },
      },
    },
  };
}

const ifMatch = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The ETag of what was read. Where somebody changed it since, the answer is 412 with `stale`.',
  schema: { type: 'string' },
};

const bodyContent = (route: Route, schema: (of: z.ZodType, io: 'input') => Json): Json =>
  route.body === fileBody
    ? { 'application/octet-stream': { schema: {} } }
    : { 'application/json': { schema: schema(route.body, 'input') } };

function parametersOf(schema: Json, where: 'path' | 'query'): readonly Json[] {
  const properties = recordIn(schema['properties']);
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: of,
  }));
}

/** A schema as JSON Schema; those with a name stand among the components, and are pointed at. */
function hoisted(schema: z.ZodType, io: 'input' | 'output', components: Map<string, Json>): Json {
  const suffix = io === 'input' ? 'Input' : '';
  const made: unknown = JSON.parse(
    JSON.stringify(z.toJSONSchema(schema, { metadata: named, io, unrepresentable: 'any' })).replaceAll(
      /"#\/\$defs\/(\w+)"/g,
      `"#/components/schemas/$1${suffix}"`,
    ),
  );
  const { $defs, $schema: _, id, ...rest } = recordIn(made);
  for (const [name, definition] of Object.entries(recordIn($defs)))
    components.set(`${name}${suffix}`, withoutId(definition));
  if (typeof id !== 'string') return rest;
  components.set(`${id}${suffix}`, rest);
  return { $ref: `#/components/schemas/${id}${suffix}` };
}

const withoutId = (definition: unknown): Json => {
  const { id: _, ...rest } = recordIn(definition);
  return rest;
};

const recordIn = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
