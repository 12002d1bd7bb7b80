import { beforeAll, describe, expect, it } from 'vitest';
import { ofType, synthesizedResources, type Resources } from './synthesized.ts';

let resources: Resources;
const text = (value: unknown): string => JSON.stringify(value);

beforeAll(async () => {
  resources = await synthesizedResources();
}, 60_000);

describe('SES', () => {
  it('sends for send-mail alone; others only ask how it is set up', () => {
    const may = ofType(resources, 'AWS::IAM::Policy').filter(([, { Properties }]) =>
      /"ses:/.test(text(Properties)),
    );
    const actions = may.map(([id, { Properties }]) => [
      /SendMail|DispatchDue|ServeSettings|ServeCampaigns/.exec(id)?.[0],
      text(Properties)
        .match(/ses:[A-Z]\w+/g)
        ?.toSorted()
        .join(),
    ]);
    expect(Object.fromEntries(actions)).toEqual({
      SendMail: 'ses:SendEmail',
      DispatchDue: 'ses:GetAccount',
      ServeSettings: 'ses:GetEmailIdentity',
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
