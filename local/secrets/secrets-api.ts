import { randomInt, randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Recognise } from '../aws/aws-endpoint.ts';
import { AwsFault } from '../aws/aws-fault.ts';
import { jsonService } from '../aws/json-service.ts';
import { parseInput } from '../aws/parse-input.ts';
import { isPlainObject } from '../plain-object.ts';
import type { StackTemplate } from '../template/read-template.ts';
import { physicalName, resourceArn } from '../template/resource-names.ts';
import type { Resolve } from '../template/resolve-intrinsics.ts';

const generateSchema = z.looseObject({
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
  PasswordLength: z.coerce.number().default(32),
  ExcludeCharacters: z.string().default(''),
  ExcludePunctuation: z.boolean().default(false),
});
const secretSchema = z.looseObject({
  SecretString: z.string().optional(),
  GenerateSecretString: generateSchema.optional(),
});
const getSchema = z.looseObject({ SecretId: z.string() });
const putSchema = getSchema.extend({ SecretString: z.string() });

/** Secrets Manager as the SDK sees it: each secret is made when the stack starts, and a new value lasts until it ends. */
export function secretsApi(template: StackTemplate, resolve: Resolve): Recognise {
  const written = new Map<string, string>();
  const secrets = template.ofType('AWS::SecretsManager::Secret').map((resource) => ({
    ARN: resourceArn(resource),
    Name: physicalName(resource),
    VersionId: randomUUID(),
    SecretString: secretText(secretSchema.parse(resolve(resource.properties))),
  }));
  const find = (id: string) => {
    const found = secrets.find(({ ARN, Name }) => id === ARN || id === Name);
    if (found === undefined)
      throw new AwsFault('ResourceNotFoundException', `Secrets Manager can't find the secret ${id}.`);
    return found;
  };
  return jsonService('secretsmanager', 'secretsmanager', {
    GetSecretValue: (input) => {
      const found = find(parseInput(getSchema, input).SecretId);
      const SecretString = written.get(found.ARN) ?? found.SecretString;
      return { ...found, SecretString, VersionStages: ['AWSCURRENT'], CreatedDate: 0 };
    },
    PutSecretValue: (input) => {
      const { SecretId, SecretString } = parseInput(putSchema, input);
      const { ARN, Name, VersionId } = find(SecretId);
      written.set(ARN, SecretString);
      return { ARN, Name, VersionId, VersionStages: ['AWSCURRENT'] };
    },
  });
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

function secretText({ SecretString, GenerateSecretString }: z.infer<typeof secretSchema>): string {
  if (GenerateSecretString === undefined) return SecretString ?? '';
  const { PasswordLength, ExcludeCharacters, ExcludePunctuation, SecretStringTemplate, GenerateStringKey } =
    GenerateSecretString;
  const characters = ExcludePunctuation ? LETTERS_AND_DIGITS : LETTERS_AND_DIGITS + PUNCTUATION;
  const alphabet = characters.split('').filter((letter) => !ExcludeCharacters.includes(letter));
  const password = Array.from(
    { length: PasswordLength },
    () => alphabet[randomInt(alphabet.length)] ?? '',
  ).join('');
  if (SecretStringTemplate === undefined || GenerateStringKey === undefined) return password;
  const fields: unknown = JSON.parse(SecretStringTemplate);
  return JSON.stringify({ ...(isPlainObject(fields) ? fields : {}), [GenerateStringKey]: password });
}
