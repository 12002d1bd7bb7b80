import { CfnOutput, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Secret, type ISecret, type SecretStringGenerator } from 'aws-cdk-lib/aws-secretsmanager';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { grantItems, type TableAction } from '../kernel/grants.ts';
import type { AdoptedResources } from '../../config/deployment-config.ts';
import { keptAs } from '../kernel/kept-as.ts';
import { tableSchema } from '../../../platform/dynamodb/table-schema.ts';

export interface CustomerDataProps {
  /** Names and ARNs of what an earlier stack left. */
  readonly adopt: AdoptedResources | undefined;
  /** Whether nobody may delete the tables: not from the first deployment on, whose rollback deletes them. */
  readonly protectTables: boolean;
}

/**
 * Everything that must outlive the stack: the two tables and the key of ids and links. All are retained, but for those
 * that a failed first deployment made: they are empty, and the next one would make others.
 */
export class CustomerData extends Construct {
  /** Customers, interest, accounts, enrolments, handoffs, settings, counters. */
  readonly customers: TableV2;
  /** What happened: append-only, never expired. */
  readonly timeline: TableV2;
  /** Ids are hashes under this key: losing it makes known people strangers. */
  readonly secret: ISecret;
  /** What webhooks are signed with, made here for inquiries and entered by hand for Zoom; the webhook of a chat. */
  readonly webhookSecrets: ISecret;
  /** Keys that links of mails are signed with. */
  readonly linkKeys: ISecret;

  constructor(scope: Construct, id: string, { adopt = {}, protectTables }: CustomerDataProps) {
    super(scope, id);
    const kept = {
      partitionKey: { name: tableSchema.partitionKey, type: AttributeType.STRING },
      sortKey: { name: tableSchema.sortKey, type: AttributeType.STRING },
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: protectTables,
    };
    const { leadsIndex, dueIndex } = tableSchema;
    this.customers = new TableV2(this, 'Customers', {
      ...kept,
      ...keptAs('tableName', adopt.customersTable),
      globalSecondaryIndexes: [leadsIndex, dueIndex].map(({ name, partitionKey, sortKey }) => ({
        indexName: name,
        partitionKey: { name: partitionKey, type: AttributeType.STRING },
        sortKey: { name: sortKey, type: AttributeType.NUMBER },
        projectionType: ProjectionType.KEYS_ONLY,
      })),
    });
    this.timeline = new TableV2(this, 'Timeline', {
      ...kept,
      ...keptAs('tableName', adopt.timelineTable),
      dynamoStream: StreamViewType.NEW_IMAGE,
    });
    this.secret =
      adopt.keyArn === undefined ? keyOfIds(this) : adoptedSecret(this, 'AdoptedKey', adopt.keyArn);
    this.webhookSecrets =
      adopt.webhookSecretsArn === undefined
        ? secretsOfWebhooks(this)
        : adoptedSecret(this, 'AdoptedWebhookSecrets', adopt.webhookSecretsArn);
    this.linkKeys =
      adopt.linkKeysArn === undefined
        ? keysOfLinks(this)
        : adoptedSecret(this, 'AdoptedLinkKeys', adopt.linkKeysArn);
    new CfnOutput(this, 'CustomersTable', { value: this.customers.tableName });
    new CfnOutput(this, 'TimelineTable', { value: this.timeline.tableName });
    new CfnOutput(this, 'LinkKeysArn', { value: this.linkKeys.secretArn });
    new CfnOutput(this, 'WebhookSecretsArn', { value: this.webhookSecrets.secretArn });
  }

  /** The variables that name both tables. */
  get tableNames(): { readonly CUSTOMERS_TABLE: string; readonly TIMELINE_TABLE: string } {
    return { CUSTOMERS_TABLE: this.customers.tableName, TIMELINE_TABLE: this.timeline.tableName };
  }

  /** Lets a function do these things with items of the customers, and nothing else. */
  grantCustomers(grantee: IGrantable, ...actions: readonly TableAction[]): void {
    grantItems(grantee, this.customers.tableArn, actions);
  }

  /** Lets a function ask an index of the customers. */
  grantIndex(grantee: IGrantable, index: 'leadsIndex' | 'dueIndex'): void {
    grantItems(grantee, `${this.customers.tableArn}/index/${tableSchema[index].name}`, ['Query']);
  }

  /** Lets a function do these things with items of the timeline, and nothing else. */
  grantTimeline(grantee: IGrantable, ...actions: readonly TableAction[]): void {
    grantItems(grantee, this.timeline.tableArn, actions);
  }
}

/** A secret is used as it is: CloudFormation would make another value when it takes one over. */
const adoptedSecret = (scope: Construct, id: string, arn: string): ISecret =>
  Secret.fromSecretCompleteArn(scope, id, arn);

const keyOfIds = (scope: Construct): Secret =>
  keptSecret(
    scope,
    'Secret',
    'Key of customer ids. Do not rotate: ids made under it are stored everywhere.',
    { passwordLength: 64 },
    'The key makes stable ids: rotating it would make another person of everybody.',
  );

const keysOfLinks = (scope: Construct): Secret =>
  keptSecret(
    scope,
    'LinkKeys',
    'Keys that links of mails are signed with. Rotated by rekindle link-keys (docs/security.md).',
    {
      secretStringTemplate: JSON.stringify({ id: 'first' }),
      generateStringKey: 'key',
      passwordLength: 64,
    },
    'Rotated by a command, with an overlap: links of old mails go on working.',
  );

const secretsOfWebhooks = (scope: Construct): Secret =>
  keptSecret(
    scope,
    'WebhookSecrets',
    'Shared secrets of webhooks: "inquiry" is generated, "zoom" is entered by hand (docs/webhooks.md).',
    {
      secretStringTemplate: JSON.stringify({ zoom: '' }),
      generateStringKey: 'inquiry',
      passwordLength: 40,
    },
    'The other side of each webhook knows the secret too: it is changed on both sides by hand.',
  );

/** A generated secret that outlives the stack, and why AWS does not rotate it. */
function keptSecret(
  scope: Construct,
  id: string,
  description: string,
  generated: SecretStringGenerator,
  whyNotRotated: string,
): Secret {
  const secret = new Secret(scope, id, {
    description,
    generateSecretString: { ...generated, excludePunctuation: true },
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  Validations.of(secret).acknowledge({ id: 'AwsSolutions::AwsSolutions-SMG4', reason: whyNotRotated });
  return secret;
}
