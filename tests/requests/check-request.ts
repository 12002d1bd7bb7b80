import cognito from '../fixtures/aws-models/cognito-idp.json' with { type: 'json' };
import dynamodb from '../fixtures/aws-models/dynamodb.json' with { type: 'json' };
import events from '../fixtures/aws-models/events.json' with { type: 'json' };
import secretsmanager from '../fixtures/aws-models/secretsmanager.json' with { type: 'json' };
import sesv2 from '../fixtures/aws-models/sesv2.json' with { type: 'json' };
import sqs from '../fixtures/aws-models/sqs.json' with { type: 'json' };
import { modelSchema } from './aws-model.ts';
import { compileShape, type Check } from './compile-shape.ts';
import { dynamodbRules } from './dynamodb-rules.ts';
import { mailRules } from './mail-rules.ts';
import { messageRules } from './message-rules.ts';
import { objectRules } from './object-rules.ts';

/** A call to AWS: its input as it goes over the wire, with what stands in the path. */
export interface AwsRequest {
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
}

const models = Object.entries({ 'cognito-idp': cognito, dynamodb, events, secretsmanager, sesv2, sqs }).map(
  ([service, json]) => ({
    service,
    model: modelSchema.parse(json),
  }),
);

/** What the operations of a service are called, and where they are found. */
export const operationsOf = (service: string) =>
  models.find((each) => each.service === service)?.model.operations ?? {};

const checks = new Map<string, Check>(
  models.flatMap(({ service, model }) => {
    const made = new Map<string, Check>();
    return Object.entries(model.operations).map(([operation, { input }]): [string, Check] => [
      `${service} ${operation}`,
      input === undefined ? () => undefined : compileShape(model, input.shape, made),
    ]);
  }),
);

/** What AWS's models do not say and AWS refuses all the same, by operation. */
const rules: Readonly<Record<string, Check>> = {
  ...dynamodbRules,
  ...mailRules,
  ...messageRules,
  ...objectRules,
};

/** What AWS would refuse of a request; nothing where it would take it. */
export function checkRequest({ service, operation, input }: AwsRequest): readonly string[] {
  const name = `${service} ${operation}`;
  const [model, rule] = [checks.get(name), rules[name]];
  if (model === undefined && rule === undefined)
    return [
      `${name}: nothing is known of it here; name it in tests/fixtures/trim-aws-models.ts and run that anew`,
    ];
  const problems: string[] = [];
  const report = (path: string, problem: string): void => {
    problems.push(`${name}${path}: ${problem}`);
  };
  model?.(input, '', report);
  // The rules read what the model has found to be of the right shape.
  if (problems.length === 0) rule?.(input, '', report);
  return problems;
}
