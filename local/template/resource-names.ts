import type { StackTemplate, TemplateResource } from './read-template.ts';

/** The region and the account everything local pretends to live in. */
export const LOCAL_REGION = 'ap-northeast-1';
export const LOCAL_ACCOUNT = '000000000000';

const NAME_PROPERTIES = [
  'TableName',
  'QueueName',
  'FunctionName',
  'Name',
  'EmailIdentity',
  'BucketName',
  'StageName',
  'TopicName',
  'LogGroupName',
  'RoleName',
];

const ARN_TAILS: Readonly<Record<string, (name: string) => string>> = {
  'AWS::SQS::Queue': (name) => `sqs:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${name}`,
  'AWS::Lambda::Function': (name) => `lambda:${LOCAL_REGION}:${LOCAL_ACCOUNT}:function:${name}`,
  'AWS::Events::EventBus': (name) => `events:${LOCAL_REGION}:${LOCAL_ACCOUNT}:event-bus/${name}`,
  'AWS::Events::Rule': (name) => `events:${LOCAL_REGION}:${LOCAL_ACCOUNT}:rule/${name}`,
  'AWS::DynamoDB::GlobalTable': (name) => `dynamodb:${LOCAL_REGION}:${LOCAL_ACCOUNT}:table/${name}`,
  'AWS::DynamoDB::Table': (name) => `dynamodb:${LOCAL_REGION}:${LOCAL_ACCOUNT}:table/${name}`,
  'AWS::S3::Bucket': (name) => `s3:::${name}`,
  'AWS::SES::ConfigurationSet': (name) => `ses:${LOCAL_REGION}:${LOCAL_ACCOUNT}:configuration-set/${name}`,
  'AWS::SES::EmailIdentity': (name) => `ses:${LOCAL_REGION}:${LOCAL_ACCOUNT}:identity/${name}`,
  'AWS::SecretsManager::Secret': (name) => `secretsmanager:${LOCAL_REGION}:${LOCAL_ACCOUNT}:secret:${name}`,
  'AWS::SNS::Topic': (name) => `sns:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${name}`,
  'AWS::IAM::Role': (name) => `iam::${LOCAL_ACCOUNT}:role/${name}`,
  'AWS::Logs::LogGroup': (name) => `logs:${LOCAL_REGION}:${LOCAL_ACCOUNT}:log-group:${name}:*`,
  'AWS::Scheduler::Schedule': (name) => `scheduler:${LOCAL_REGION}:${LOCAL_ACCOUNT}:schedule/default/${name}`,
};

/** The physical name of a resource: the one the template gives when it is a plain string, else the logical id. */
export function physicalName({ logicalId, properties }: TemplateResource): string {
  const given = NAME_PROPERTIES.map((property) => properties[property]).find(
    (value) => typeof value === 'string',
  );
  return typeof given === 'string' ? given : logicalId;
}

/** The ARN of a resource. */
export function resourceArn(resource: TemplateResource): string {
  const name = physicalName(resource);
  const tail = ARN_TAILS[resource.type]?.(name) ?? `cloudformation:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${name}`;
  return `arn:aws:${tail}`;
}

/** The ARN under which a table's stream is known in the template. */
export function streamArn(table: TemplateResource): string {
  return `${resourceArn(table)}/stream/local`;
}

/** Finds the one resource of these types whose logical id is, or starts with, the prefix; CDK adds eight characters of a hash. */
export function findByPrefix(
  template: StackTemplate,
  types: readonly string[],
  prefix: string,
): TemplateResource {
  const candidates = template.ofType(...types).filter(({ logicalId }) => logicalId.startsWith(prefix));
  const exact = candidates.filter(({ logicalId }) =>
    /^(?:[0-9A-F]{8})?$/.test(logicalId.slice(prefix.length)),
  );
  const [only, second] = exact.length > 0 ? exact : candidates;
  if (only !== undefined && second === undefined) return only;
  const known = template.ofType(...types).map(({ logicalId }) => logicalId);
  throw new Error(
    `${only === undefined ? 'No' : 'More than one'} resource starts with "${prefix}"; there are: ${known.join(', ') || 'none'}.`,
  );
}
