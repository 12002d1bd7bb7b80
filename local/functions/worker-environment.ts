import { randomBytes } from 'node:crypto';
import { LOCAL_REGION } from '../template/resource-names.ts';

/** What an SDK client needs besides its endpoint. */
export interface StackCredentials {
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** New credentials: DynamoDB Local keeps one database for each access key, so each stack has its own. */
export function newCredentials(): StackCredentials {
  const accessKeyId = `LOCAL${randomBytes(8).toString('hex').toUpperCase()}`;
  const secretAccessKey = 'local';
  return {
    region: LOCAL_REGION,
    accessKeyId,
    secretAccessKey,
    credentials: { accessKeyId, secretAccessKey },
  };
}

interface EnvironmentParts {
  readonly credentials: StackCredentials;
  readonly awsUrl: string;
  readonly dynamodbUrl: string;
}

/** What Lambda sets for every function, with the SDK pointed at this machine. */
export function functionEnvironment({
  credentials,
  awsUrl,
  dynamodbUrl,
}: EnvironmentParts): Readonly<Record<string, string>> {
  return {
    AWS_REGION: credentials.region,
    AWS_DEFAULT_REGION: credentials.region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL: awsUrl,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodbUrl,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    TZ: 'UTC',
  };
}
