import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RekindleStack, type RekindleStackProps } from '../../lib/rekindle-stack.ts';
import { stackName } from '../../lib/stack-name.ts';
import { contextOfCdkJson, synthesize } from '../../lib/synthesize.ts';

/** A resource of a template. */
export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}
export type Resources = Readonly<Record<string, Resource>>;

/** The resources of one type, with their logical ids. */
export const ofType = (resources: Resources, type: string): readonly (readonly [string, Resource])[] =>
  Object.entries(resources).filter(([, { Type }]) => Type === type);

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

/** The whole template of a stack with other values. */
export async function templateOf(props: RekindleStackProps): Promise<Template> {
  await cloudAssembly(); // which builds the functions
  const app = new App({
    context: { ...contextOfCdkJson(), 'aws:cdk:bundling-stacks': [] },
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
  });
  return Template.fromStack(new RekindleStack(app, stackName, props));
}

/** The resources of a stack with other values. */
export const resourcesOf = async (props: RekindleStackProps): Promise<Resources> =>
  resourcesIn(JSON.stringify((await templateOf(props)).toJSON()));
