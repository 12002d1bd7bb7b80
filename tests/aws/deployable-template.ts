import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { stackName } from '../../lib/stack-name.ts';
import { isFields } from '../requests/fields.ts';

const templateSchema = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
  Outputs: z.record(z.string(), z.unknown()).default({}),
});
type Template = z.infer<typeof templateSchema>;

/** What the emulator's CloudFormation cannot make, beside alarms over more than one metric. */
const lacking: readonly string[] = [
  'AWS::SES::ReceiptRuleSet',
  'AWS::SES::ReceiptRule',
  'AWS::Cognito::ManagedLoginBranding',
];

/**
 * The synthesized template with the emulator's lacks bridged, each named in docs/aws-emulator.md. Nothing else is changed:
 * what is deployed is what AWS is given.
 */
export function deployableTemplate(outdir: string): string {
  const file = join(outdir, `${stackName}.template.json`);
  const template = templateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return JSON.stringify(withoutLacking(template), (name, value: unknown) =>
    issuerSpelled(secretsByArn(template, batchesAllowed(name, withoutHttpsOnly(name, value)))),
  );
}

/** Without resources that it cannot make, and without outputs of them and of an identity's DKIM records. */
function withoutLacking({ Resources, Outputs, ...rest }: Template): Template {
  const gone = Object.entries(Resources).flatMap(([id, { Type, Properties }]) =>
    lacking.includes(Type) || (Type === 'AWS::CloudWatch::Alarm' && 'Metrics' in Properties) ? [id] : [],
  );
  const isGone = (value: unknown): boolean =>
    ['DkimDNSToken', ...gone].some((each) => JSON.stringify(value).includes(each));
  return {
    ...rest,
    Resources: Object.fromEntries(Object.entries(Resources).filter(([id]) => !gone.includes(id))),
    Outputs: Object.fromEntries(
      Object.entries(Outputs).flatMap(([id, value]) => (isGone(value) ? [] : [[id, apiSpelled(value)]])),
    ),
  };
}

/** Queues, buckets and the topic refuse whoever does not speak HTTPS; the emulator is spoken to in HTTP. */
const withoutHttpsOnly = (name: string, value: unknown): unknown =>
  name === 'Statement' && Array.isArray(value)
    ? value.filter((statement) => !JSON.stringify(statement).includes('"aws:SecureTransport":"false"'))
    : value;

/** On AWS the permission to send a message is that to send ten; the emulator asks for one of its own. */
function batchesAllowed(name: string, value: unknown): unknown {
  const actions: readonly unknown[] = Array.isArray(value) ? value : [value];
  return name === 'Action' && actions.includes('sqs:SendMessage')
    ? [...actions, 'sqs:SendMessageBatch']
    : value;
}

/** On AWS a reference to a secret is its ARN; the emulator gives its name. */
function secretsByArn({ Resources }: Template, value: unknown): unknown {
  if (!isFields(value) || typeof value['Ref'] !== 'string') return value;
  return Resources[value['Ref']]?.Type === 'AWS::SecretsManager::Secret'
    ? { 'Fn::GetAtt': [value['Ref'], 'Id'] }
    : value;
}

/** The emulator's user pool has no `ProviderURL`: it is spelled as AWS documents it. */
const issuerSpelled = (value: unknown): unknown =>
  withAttribute(value, 'ProviderURL', (id) => `https://cognito-idp.\${AWS::Region}.amazonaws.com/\${${id}}`);

/** An output tells the API's address as AWS does; functions go on hearing the emulator's own. */
const apiSpelled = (value: unknown): unknown =>
  withAttribute(value, 'ApiEndpoint', (id) => `https://\${${id}}.execute-api.\${AWS::Region}.amazonaws.com`);

function withAttribute(value: unknown, attribute: string, spell: (id: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => withAttribute(each, attribute, spell));
  if (!isFields(value)) return value;
  const asked = value['Fn::GetAtt'];
  return Array.isArray(asked) && asked[1] === attribute
    ? { 'Fn::Sub': spell(String(asked[0])) }
    : Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name, withAttribute(each, attribute, spell)]),
      );
}
