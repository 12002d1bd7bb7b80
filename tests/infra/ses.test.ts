import { beforeAll, describe, expect, it } from 'vitest';
import { ofType, resourcesOf, synthesizedResources, type Resources } from './synthesized.ts';
import { deploymentConfigSchema } from '../../lib/config/deployment-config.ts';

let resources: Resources;
const text = (value: unknown): string => JSON.stringify(value);

beforeAll(async () => {
  resources = await synthesizedResources();
}, 60_000);

describe('SES', () => {
  it('sends for send-mail alone; others ask how it is set up, and take addresses off its list', () => {
    const may = ofType(resources, 'AWS::IAM::Policy').filter(([, { Properties }]) =>
      /"ses:/.test(text(Properties)),
    );
    const actions = may.map(([id, { Properties }]) => [
      /SendMail|DispatchDue|ServeSettings|ServeCampaigns|ServeLeads/.exec(id)?.[0],
      text(Properties)
        .match(/ses:[A-Z]\w+/g)
        ?.toSorted()
        .join(),
    ]);
    expect(Object.fromEntries(actions)).toEqual({
      SendMail: 'ses:SendEmail',
      DispatchDue: 'ses:GetAccount',
      ServeSettings: 'ses:DeleteSuppressedDestination,ses:GetEmailIdentity,ses:GetSuppressedDestination',
      ServeLeads: 'ses:DeleteSuppressedDestination,ses:GetSuppressedDestination',
      ServeCampaigns: 'ses:GetAccount,ses:GetConfigurationSet,ses:GetEmailIdentity',
    });
  });

  it('publishes its events to the default bus, the only one it knows, and staff mails are not tracked', () => {
    const destinations = ofType(resources, 'AWS::SES::ConfigurationSetEventDestination').map(
      ([, { Properties }]) => text(Properties),
    );
    expect(destinations).toHaveLength(2);
    for (const each of destinations) expect(each).toContain(':event-bus/default');
    expect(destinations.filter((each) => /"OPEN"|"CLICK"/i.test(each))).toHaveLength(1);
  });
});

describe('a tenant of SES', () => {
  const of = (all: Resources, type: string) =>
    ofType(all, type).filter(([id]) => /SendMail|ServeCampaigns/.test(id));

  it('is made with all that mails are sent by, sent as, and asked about, where the configuration names one', async () => {
    const { region, ...config } = deploymentConfigSchema.parse({
      senderDomain: 'news.example.com',
      sending: { tenant: 'group-sales' },
    });
    const all = await resourcesOf({ env: { region }, ...config });

    const [tenant] = ofType(all, 'AWS::SES::Tenant').map(([, { Properties }]) => Properties);
    expect(tenant).toMatchObject({ TenantName: 'group-sales' });
    const sentBy = text(tenant?.['ResourceAssociations']);
    for (const part of [':identity/', 'CustomerMails', 'StaffMails']) expect(sentBy).toContain(part);
    for (const [, { Properties }] of of(all, 'AWS::Lambda::Function'))
      expect(text(Properties)).toContain('"TENANT_NAME":"group-sales"');
    const policies = of(all, 'AWS::IAM::Policy').map(([, { Properties }]) => text(Properties));
    expect(
      policies.filter((each) => each.includes('"StringEquals":{"ses:TenantName":"group-sales"}')),
    ).toHaveLength(1);
    expect(policies.filter((each) => each.includes('"ses:GetTenant"'))).toHaveLength(1);
  }, 60_000);

  it('is nowhere without', () => {
    expect(ofType(resources, 'AWS::SES::Tenant')).toEqual([]);
    for (const [, { Properties }] of of(resources, 'AWS::Lambda::Function'))
      expect(text(Properties)).toContain('"TENANT_NAME":""');
    for (const [, { Properties }] of of(resources, 'AWS::IAM::Policy'))
      expect(text(Properties)).not.toContain('Tenant');
  });
});
