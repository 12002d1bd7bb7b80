import { SecretValue } from 'aws-cdk-lib';
import {
  ApiDestination,
  Authorization,
  Connection,
  EventField,
  HttpMethod,
  HttpParameter,
  Rule,
  RuleTargetInput,
  type IEventBus,
} from 'aws-cdk-lib/aws-events';
import { ApiDestination as ApiDestinationTarget } from 'aws-cdk-lib/aws-events-targets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

const detail = (field: string): string => EventField.fromPath(`$.detail.${field}`);
const handedOver = { source: ['rekindle'], detailType: ['Handoff Created'] };
const deliverEverything = (scope: Construct, id: string) => ({
  deadLetterQueue: new Queue(scope, id, { enforceSSL: true }),
  retryAttempts: 24,
});

export interface SalesforceProps {
  readonly bus: IEventBus;
  /** Such as https://mirai.my.salesforce.com. */
  readonly instanceUrl: string;
  /** Names of secrets in Secrets Manager: the consumer key and secret of a connected app with the client credentials flow. */
  readonly consumerKeySecret: string;
  readonly consumerSecretSecret: string;
}

/** Each handoff becomes a task in Salesforce, for whoever looks after tasks of the source "Rekindle". */
export class SalesforceHandoffs extends Construct {
  constructor(scope: Construct, id: string, props: SalesforceProps) {
    super(scope, id);
    const connection = new Connection(this, 'Connection', {
      authorization: Authorization.oauth({
        authorizationEndpoint: `${props.instanceUrl}/services/oauth2/token`,
        httpMethod: HttpMethod.POST,
        clientId: SecretValue.secretsManager(props.consumerKeySecret).unsafeUnwrap(),
        clientSecret: SecretValue.secretsManager(props.consumerSecretSecret),
        bodyParameters: { grant_type: HttpParameter.fromString('client_credentials') },
      }),
    });
    const destination = new ApiDestination(this, 'Tasks', {
      connection,
      endpoint: `${props.instanceUrl}/services/data/v62.0/sobjects/Task`,
      httpMethod: HttpMethod.POST,
      rateLimitPerSecond: 5,
    });
    new Rule(this, 'HandedOver', {
      eventBus: props.bus,
      eventPattern: handedOver,
      targets: [
        new ApiDestinationTarget(destination, {
          ...deliverEverything(this, 'Undelivered'),
          event: RuleTargetInput.fromObject({
            Subject: `Rekindle ${detail('rank')} ${detail('handoffId')}`,
            Description: `Customer ${detail('customerId')}, handed over at ${detail('at')}`,
            Status: 'Not Started',
          }),
        }),
      ],
    });
  }
}

export interface HubSpotProps {
  readonly bus: IEventBus;
  /** Name of a secret in Secrets Manager with "Bearer TOKEN" of a private app with the scope crm.objects.contacts.write. */
  readonly bearerSecret: string;
}

/** Each handoff sets rank and day on the contact whose own property rekindle_id is the customer's id. */
export class HubSpotHandoffs extends Construct {
  constructor(scope: Construct, id: string, props: HubSpotProps) {
    super(scope, id);
    const connection = new Connection(this, 'Connection', {
      authorization: Authorization.apiKey('Authorization', SecretValue.secretsManager(props.bearerSecret)),
    });
    const destination = new ApiDestination(this, 'Contacts', {
      connection,
      endpoint: 'https://api.hubapi.com/crm/v3/objects/contacts/batch/upsert',
      httpMethod: HttpMethod.POST,
      rateLimitPerSecond: 5,
    });
    new Rule(this, 'HandedOver', {
      eventBus: props.bus,
      eventPattern: handedOver,
      targets: [
        new ApiDestinationTarget(destination, {
          ...deliverEverything(this, 'Undelivered'),
          event: RuleTargetInput.fromObject({
            inputs: [
              {
                id: detail('customerId'),
                idProperty: 'rekindle_id',
                properties: {
                  rekindle_rank: detail('rank'),
                  rekindle_handoff: detail('handoffId'),
                  rekindle_handed_over: detail('at'),
                },
              },
            ],
          }),
        }),
      ],
    });
  }
}
