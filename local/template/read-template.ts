import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

const templateSchema = z.looseObject({
  Parameters: z
    .record(z.string(), z.looseObject({ Type: z.string(), Default: z.unknown().optional() }))
    .default({}),
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
  Outputs: z.record(z.string(), z.looseObject({ Value: z.unknown() })).default({}),
});

const assetsSchema = z.looseObject({
  files: z
    .record(z.string(), z.looseObject({ source: z.looseObject({ path: z.string().optional() }) }))
    .default({}),
});

/** A resource as written in the template: its properties still hold intrinsics. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A synthesized stack read from the cloud assembly. */
export interface StackTemplate {
  readonly stackName: string;
  readonly parameters: Readonly<Record<string, { readonly Type: string; readonly Default?: unknown }>>;
  readonly resources: readonly TemplateResource[];
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly ofType: (...types: readonly string[]) => readonly TemplateResource[];
  /** The directory of an asset named by a function's `Code.S3Key`. */
  readonly assetDirectory: (s3Key: string) => string | undefined;
}

/** Reads `<stackName>.template.json` and `<stackName>.assets.json` from the output directory of a synthesis. */
export function readTemplate(outdir: string, stackName: string): StackTemplate {
  const template = templateSchema.parse(readJson(join(outdir, `${stackName}.template.json`)));
  const assets = assetsSchema.parse(readJson(join(outdir, `${stackName}.assets.json`)));
  const resources = Object.entries(template.Resources).map(([logicalId, resource]) => ({
    logicalId,
    type: resource.Type,
    properties: resource.Properties,
  }));
  return {
    stackName,
    parameters: template.Parameters,
    resources,
    outputs: Object.fromEntries(
      Object.entries(template.Outputs).map(([name, output]) => [name, output.Value]),
    ),
    ofType: (...types) => resources.filter(({ type }) => types.includes(type)),
    assetDirectory: (s3Key) => {
      const path = assets.files[s3Key.replace(/\.zip$/, '')]?.source.path;
      return path === undefined ? undefined : resolve(outdir, path);
    },
  };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`The synthesized file ${file} cannot be read; synthesize the stack first.`, { cause });
  }
}
