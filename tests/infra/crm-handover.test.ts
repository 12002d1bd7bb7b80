import { readFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { describe, expect, it } from 'vitest';
import { HubSpotHandoffs, SalesforceHandoffs } from '../../docs/examples/crm-rules.ts';
import { domainEvents, domainEventSchemas } from '../../contract/events.ts';

describe('handing over to a CRM', () => {
  it('publishes the schema of every event on the bus as it is', async () => {
    const schemas = domainEventSchemas();

    expect(Object.keys(schemas).toSorted()).toEqual(
      Object.values(domainEvents)
        .map(({ name }) => name)
        .toSorted(),
    );
    await expect(`${JSON.stringify(schemas, null, 2)}\n`).toMatchFileSnapshot(
      '../../docs/events.schema.json',
    );
  });

  it('names every event in docs/crm.md, and refuses no field that a later release adds', () => {
    const told = readFileSync(new URL('../../docs/crm.md', import.meta.url), 'utf8');

    for (const { name } of Object.values(domainEvents)) expect(told).toContain(`\`${name}\``);
    expect(JSON.stringify(domainEventSchemas())).not.toContain('"additionalProperties":false');
  });

  it('has example rules that synthesise, with dead letters, for events that exist', () => {
    const stack = new Stack(new App({ analyticsReporting: false }), 'Crm');
    const bus = new EventBus(stack, 'Bus');
    new SalesforceHandoffs(stack, 'Salesforce', {
      bus,
      instanceUrl: 'https://example.my.salesforce.com',
      consumerKeySecret: 'key',
      consumerSecretSecret: 'secret',
    });
    new HubSpotHandoffs(stack, 'HubSpot', { bus, bearerSecret: 'bearer' });

    const template = Template.fromStack(stack);

    template.resourceCountIs('AWS::Events::ApiDestination', 2);
    template.allResourcesProperties('AWS::Events::Rule', {
      EventPattern: { source: ['rekindle'], 'detail-type': [domainEvents.handoffCreated.name] },
      Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue() })],
    });
    const [rule] = Object.values(template.findResources('AWS::Events::Rule'));
    expect(JSON.stringify(rule)).toContain('$.detail.handoffId');
  });
});
