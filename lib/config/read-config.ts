import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigError } from './config-error.ts';
import { withContextValues, type Context } from './context-values.ts';
import { explainIssues } from './explain-issues.ts';
import { deploymentConfigSchema, type DeploymentConfig } from './deployment-config.ts';

export interface ConfigSource {
  /** Folder of the project. */
  readonly folder: string;
  /** Another file than rekindle.config.ts or .json: of a second deployment, for a test. */
  readonly file?: string | undefined;
  /** Context values of the CDK command line; those of earlier releases still count. */
  readonly context?: Context;
}

/** The configuration as it was read, with what its reader should be told. */
export interface ReadConfig {
  readonly config: DeploymentConfig;
  /** Name of the file; undefined where there is none, and every value is the default. */
  readonly file: string | undefined;
  readonly notices: readonly string[];
}

/**
 * Reads what is to be deployed: rekindle.config.ts or rekindle.config.json, and context values of earlier releases.
 * @throws {ConfigError} naming each wrong place, its value and what to write there
 */
export async function readConfig({ folder, file, context = {} }: ConfigSource): Promise<ReadConfig> {
  const path = file === undefined ? fileIn(folder) : resolve(folder, file);
  const name = path === undefined ? 'rekindle.config.ts' : basename(path);
  const given = path === undefined ? {} : await contentOf(path);
  const merged = withContextValues(given, context, name);
  const parsed = deploymentConfigSchema.safeParse(merged.given);
  if (!parsed.success)
    throw new ConfigError(name, explainIssues(parsed.error.issues, merged.given, merged.fromContext));
  const { $schema: _, ...config } = parsed.data;
  return { config, file: path === undefined ? undefined : name, notices: merged.notices };
}

function fileIn(folder: string): string | undefined {
  const present = ['rekindle.config.ts', 'rekindle.config.json'].filter((name) =>
    existsSync(join(folder, name)),
  );
  const [only, other] = present;
  if (other !== undefined)
    throw new ConfigError('rekindle.config', [
      `both ${present.join(' and ')} are there. Keep the one that you use and delete the other.`,
    ]);
  return only === undefined ? undefined : join(folder, only);
}

async function contentOf(path: string): Promise<Readonly<Record<string, unknown>>> {
  const name = basename(path);
  if (!existsSync(path)) throw new ConfigError(name, [`there is no file ${path}.`]);
  const content: unknown = path.endsWith('.json') ? jsonOf(path) : await exportOf(path);
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new ConfigError(name, [
      'holds no object. Write { "senderDomain": "news.example.co.jp" }, for example.',
    ]);
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new ConfigError(basename(path), [`is no JSON: ${String(cause)}. Look for a comma or a quote.`], {
      cause,
    });
  }
}

async function exportOf(path: string): Promise<unknown> {
  const module: unknown = await import(pathToFileURL(path).href).catch((cause: unknown) => {
    throw new ConfigError(basename(path), [`cannot be read: ${String(cause)}.`], { cause });
  });
  const config: unknown =
    typeof module === 'object' && module !== null ? Reflect.get(module, 'config') : undefined;
  if (config === undefined)
    throw new ConfigError(basename(path), ['exports no config. Write: export const config = { … };']);
  return config;
}
