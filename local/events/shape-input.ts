import * as z from 'zod';
import { isPlainObject } from '../plain-object.ts';

/** How a rule's target wants its input. */
export const targetInputSchema = z.looseObject({
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z
    .looseObject({ InputPathsMap: z.record(z.string(), z.string()).default({}), InputTemplate: z.string() })
    .optional(),
});

type TargetInput = z.infer<typeof targetInputSchema>;

/** What a target receives for an event: a constant, a part of it, a template filled from it, or the event itself. */
export function shapeInput(target: TargetInput, event: unknown): unknown {
  if (target.Input !== undefined) return JSON.parse(target.Input);
  if (target.InputPath !== undefined) return valueAt(event, target.InputPath);
  if (target.InputTransformer === undefined) return event;
  const { InputPathsMap, InputTemplate } = target.InputTransformer;
  return parseIfJson(fillTemplate(InputTemplate, (name) => templateValue(name, InputPathsMap, event)));
}

/** Inside quotes a value is inserted as text, else as JSON. */
function fillTemplate(template: string, valueOf: (name: string) => unknown): string {
  const tokens = template.matchAll(/"(?:[^"\\]|\\.)*"|<([\w.-]+)>|[^"<]+|[\s\S]/g);
  let filled = '';
  for (const [token, name] of tokens) {
    if (name !== undefined) filled += JSON.stringify(valueOf(name) ?? null);
    else if (token.startsWith('"'))
      filled += token.replace(/<([\w.-]+)>/g, (_, inner: string) => asText(valueOf(inner)));
    else filled += token;
  }
  return filled;
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return JSON.stringify(text).slice(1, -1);
}

function templateValue(name: string, paths: Readonly<Record<string, string>>, event: unknown): unknown {
  if (name === 'aws.events.event' || name === 'aws.events.event.json') return event;
  if (name === 'aws.events.event.ingestion-time') return valueAt(event, '$.time');
  const path = paths[name];
  return path === undefined ? undefined : valueAt(event, path);
}

function valueAt(event: unknown, path: string): unknown {
  const keys = path.replace(/^\$\.?/, '').match(/[^.[\]'"]+/g) ?? [];
  return keys.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isPlainObject(value) ? value[key] : undefined;
  }, event);
}

function parseIfJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
