import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { DeployedResource } from './deployment.ts';
import type { Emulator } from './emulator.ts';
import { sendSigned } from './send-signed.ts';

const types: readonly string[] = [
  'AWS::DynamoDB::GlobalTable',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
];

/** What must outlive the stack, by type and name. */
export const lastingOf = (resources: readonly DeployedResource[]): readonly string[] =>
  resources.filter(({ type }) => types.includes(type)).map(({ type, physicalId }) => `${type} ${physicalId}`);

/** Those of them that are there. */
export async function thoseThatAreThere(
  emulator: Emulator,
  lasting: readonly string[],
): Promise<readonly string[]> {
  const asked = await Promise.all(
    lasting.map(async (each) => {
      const [type = '', name = ''] = each.split(' ');
      return (await isThere(emulator, type, name)) ? [each] : [];
    }),
  );
  return asked.flat();
}

async function isThere(emulator: Emulator, type: string, name: string): Promise<boolean> {
  const { client } = emulator;
  const found = async (asked: Promise<unknown>): Promise<boolean> =>
    asked.then(
      () => true,
      () => false,
    );
  if (type === 'AWS::DynamoDB::GlobalTable')
    return found(new DynamoDBClient(client).send(new DescribeTableCommand({ TableName: name })));
  if (type === 'AWS::SecretsManager::Secret')
    return found(new SecretsManagerClient(client).send(new DescribeSecretCommand({ SecretId: name })));
  return (await sendSigned(emulator, 's3', 'HEAD', `/${name}`)).status === 200;
}
