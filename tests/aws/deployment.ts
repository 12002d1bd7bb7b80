import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  paginateDescribeStackEvents,
  paginateListStackResources,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import * as z from 'zod';
import { stackName } from '../../lib/stack-name.ts';
import { deployableTemplate } from './deployable-template.ts';
import { region, type Emulator } from './emulator.ts';
import { put } from './send-signed.ts';

const run = promisify(execFile);
const bucket = 'cdk-hnb659fds-assets-000000000000-ap-northeast-1';

const inTokyo = `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`;

const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string(), packaging: z.enum(['file', 'zip']) }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});
/** The stack on the emulator. */
export interface Deployment {
  /** Creates the stack, or updates it; answers once every resource is there. */
  readonly deploy: (outdir: string) => Promise<readonly DeployedResource[]>;
  /** Deletes the stack; answers what it leaves. */
  readonly remove: () => Promise<readonly DeployedResource[]>;
  readonly resources: () => Promise<readonly DeployedResource[]>;
}

/** A resource as CloudFormation lists it. */
export interface DeployedResource {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
}

/** Deploys as `cdk deploy` does: assets into the bootstrap bucket, then a change of the stack. */
export function deploymentOn(emulator: Emulator): Deployment {
  const client = new CloudFormationClient(emulator.client);
  let isThere = false;
  const resources = async (): Promise<readonly DeployedResource[]> => {
    const found: DeployedResource[] = [];
    for await (const page of paginateListStackResources({ client }, { StackName: stackName }))
      for (const each of page.StackResourceSummaries ?? [])
        found.push({
          logicalId: each.LogicalResourceId ?? '',
          physicalId: each.PhysicalResourceId ?? '',
          type: each.ResourceType ?? '',
          status: each.ResourceStatus ?? '',
        });
    return found;
  };
  const deploy = async (outdir: string): Promise<readonly DeployedResource[]> => {
    if (!isThere) await bootstrap(emulator);
    await uploadAssets(emulator, outdir);
    await put(emulator, `/${bucket}/template.json`, deployableTemplate(outdir));
    const asked = {
      StackName: stackName,
      TemplateURL: `${emulator.url}/${bucket}/template.json`,
      Capabilities: ['CAPABILITY_IAM' as const],
    };
    await client.send(isThere ? new UpdateStackCommand(asked) : new CreateStackCommand(asked));
    await settled(client, isThere ? 'UPDATE_COMPLETE' : 'CREATE_COMPLETE');
    isThere = true;
    return resources();
  };
  const remove = async (): Promise<readonly DeployedResource[]> => {
    const before = await resources();
    await client.send(new DeleteStackCommand({ StackName: stackName }));
    await settled(client, 'DELETE_COMPLETE');
    return before;
  };
  return { deploy, remove, resources };
}

/** What `cdk bootstrap` makes of an account, as far as a deployment looks at it. */
async function bootstrap(emulator: Emulator): Promise<void> {
  await put(emulator, `/${bucket}`, inTokyo);
  const version = { Name: '/cdk-bootstrap/hnb659fds/version', Value: '27', Type: 'String' as const };
  await new SSMClient(emulator.client).send(new PutParameterCommand(version));
}

async function uploadAssets(emulator: Emulator, outdir: string): Promise<void> {
  const { files } = assetsSchema.parse(
    JSON.parse(readFileSync(join(outdir, `${stackName}.assets.json`), 'utf8')),
  );
  for (const { source, destinations } of Object.values(files)) {
    const [destination] = Object.values(destinations);
    const path = join(outdir, source.path);
    const body = source.packaging === 'zip' ? await zipped(path) : readFileSync(path);
    await put(emulator, `/${bucket}/${destination?.objectKey ?? ''}`, body);
  }
}

/** Zipped by Python, which is there for the emulator. That looks for index.js only, where Lambda takes index.cjs too. */
async function zipped(path: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'rekindle-asset-'));
  try {
    cpSync(path, join(folder, 'asset'), { recursive: true });
    writeFileSync(join(folder, 'asset', 'index.js'), 'module.exports = require("./index.cjs");\n');
    const zip = join(folder, 'asset.zip');
    await run('python3', ['-m', 'zipfile', '-c', zip, '.'], { cwd: join(folder, 'asset') });
    return readFileSync(zip);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Waits until CloudFormation is done, and says what failed where it is not as expected. */
async function settled(client: CloudFormationClient, expected: string): Promise<void> {
  for (;;) {
    const status = await statusOf(client);
    if (status === expected) return;
    if (!status.endsWith('_IN_PROGRESS')) {
      throw new Error(`The stack is ${status}, and was to be ${expected}: ${await failuresOf(client)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function failuresOf(client: CloudFormationClient): Promise<string> {
  const failed: string[] = [];
  for await (const page of paginateDescribeStackEvents({ client }, { StackName: stackName }))
    for (const event of page.StackEvents ?? [])
      if (event.ResourceStatus?.endsWith('FAILED'))
        failed.push(`${event.LogicalResourceId} ${event.ResourceType}: ${event.ResourceStatusReason}`);
  return failed.join('; ');
}

/** A deleted stack is not found by its name. */
async function statusOf(client: CloudFormationClient): Promise<string> {
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
    return Stacks?.[0]?.StackStatus ?? 'DELETE_COMPLETE';
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return 'DELETE_COMPLETE';
    throw error;
  }
}
