import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ConfigError } from '../../lib/config/config-error.ts';
import { readConfig, type ReadConfig } from '../../lib/config/read-config.ts';

/** A folder with these files in it. */
export const folder = (files: Readonly<Record<string, string>>): string => {
  const made = mkdtempSync(join(tmpdir(), 'rekindle-config-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(made, name), text);
  return made;
};

/** Reads a configuration that stands in JSON. */
export const inJson = (
  given: unknown,
  context: Readonly<Record<string, unknown>> = {},
): Promise<ReadConfig> =>
  readConfig({ folder: folder({ 'rekindle.config.json': JSON.stringify(given) }), context });

/** In what words a configuration is refused. */
export const refusalOf = async (reading: Promise<ReadConfig>): Promise<string> => {
  const outcome = await reading.catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(ConfigError);
  return outcome instanceof ConfigError ? outcome.message : '';
};
