import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stackName, synthesize } from '../../lib/synthesize.ts';

/** A resource of a template. */
export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}
export type Resources = Readonly<Record<string, Resource>>;

let made: Promise<string> | undefined;

/** The folder of the cloud assembly, made once for all tests of a worker. */
const cloudAssembly = (): Promise<string> =>
  (made ??= synthesize(mkdtempSync(join(tmpdir(), 'rekindle-infra-'))));

/** The resources of a template's text. */
export const resourcesIn = (template: string): Resources => {
  const { Resources: resources }: { Resources: Resources } = JSON.parse(template);
  return resources;
};

/** The resources of the stack as it is now. */
export const synthesizedResources = async (): Promise<Resources> =>
  resourcesIn(readFileSync(join(await cloudAssembly(), `${stackName}.template.json`), 'utf8'));
