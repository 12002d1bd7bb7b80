import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** The text of a secret of Secrets Manager. */
export async function readSecret(secretArn: string): Promise<string> {
  const { SecretString } = await new SecretsManagerClient({}).send(
    new GetSecretValueCommand({ SecretId: secretArn }),
  );
  if (SecretString === undefined)
    throw new Error(`the secret ${secretArn} holds no text: it must be the generated string`);
  return SecretString;
}
