import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { StackTemplate, TemplateResource } from '../template/read-template.ts';
import { physicalName, resourceArn } from '../template/resource-names.ts';
import type { Resolve } from '../template/resolve-intrinsics.ts';
import type { LogSink } from './function-log.ts';
import type { FunctionPool } from './function-pool.ts';
import { createFunctionPool } from './function-pool.ts';

const functionSchema = z.looseObject({
  Handler: z.string(),
  Code: z.looseObject({ S3Key: z.string() }),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  ReservedConcurrentExecutions: z.coerce.number().optional(),
  Environment: z
    .looseObject({ Variables: z.record(z.string(), z.coerce.string()).default({}) })
    .default({ Variables: {} }),
});

interface FunctionParts {
  readonly template: StackTemplate;
  readonly resolve: Resolve;
  readonly environment: Readonly<Record<string, string>>;
  readonly sharedClock: SharedArrayBuffer;
  readonly preload: string | undefined;
  readonly workersPerFunction: number;
  readonly onLog: LogSink;
}

/** The functions of a stack, found by ARN or name as the template spells them. */
export interface LambdaFunctions {
  readonly all: readonly FunctionPool[];
  readonly find: (arnOrName: string) => FunctionPool | undefined;
  readonly get: (arnOrName: string) => FunctionPool;
}

/** Reads every function of the template; no worker starts before its first invocation. */
export function createFunctions(parts: FunctionParts): LambdaFunctions {
  const all = parts.template
    .ofType('AWS::Lambda::Function')
    .map((resource) => createFunction(resource, parts));
  const byName = new Map(all.map((pool) => [pool.definition.name, pool]));
  const find = (arnOrName: string): FunctionPool | undefined =>
    byName.get(/:function:([\w-]+)/.exec(arnOrName)?.[1] ?? arnOrName);
  return {
    all,
    find,
    get: (arnOrName) => {
      const pool = find(arnOrName);
      if (pool === undefined) throw new Error(`The template has no function ${arnOrName}.`);
      return pool;
    },
  };
}

function createFunction(resource: TemplateResource, parts: FunctionParts): FunctionPool {
  const properties = functionSchema.parse(parts.resolve(resource.properties));
  const name = physicalName(resource);
  const [module = 'index', exportName = 'handler'] = properties.Handler.split('.');
  const directory = parts.template.assetDirectory(properties.Code.S3Key);
  return createFunctionPool(
    {
      logicalId: resource.logicalId,
      name,
      arn: resourceArn(resource),
      file: bundleFile(resource.logicalId, directory, module),
      exportName,
      environment: {
        ...parts.environment,
        LAMBDA_TASK_ROOT: directory ?? '',
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
        ...properties.Environment.Variables,
      },
      timeoutSeconds: properties.Timeout,
      memoryMegabytes: properties.MemorySize,
      sharedClock: parts.sharedClock,
      preload: parts.preload,
      onLog: parts.onLog,
    },
    Math.max(1, Math.min(parts.workersPerFunction, properties.ReservedConcurrentExecutions ?? Infinity)),
  );
}

function bundleFile(logicalId: string, directory: string | undefined, module: string): string {
  const found = ['.cjs', '.mjs', '.js']
    .map((extension) => join(directory ?? '', `${module}${extension}`))
    .find((file) => directory !== undefined && existsSync(file));
  if (found !== undefined) return found;
  throw new Error(
    `The function ${logicalId} has no bundle ${module}.cjs in its asset; build the functions first.`,
  );
}
