import {
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetEmailIdentityCommand,
  GetTenantCommand,
  NotFoundException,
  SESv2Client,
  type GetEmailIdentityCommandOutput,
} from '@aws-sdk/client-sesv2';
import type { SendingIdentity, SendingSetup, Told } from '../domain/kernel/sending-setup.ts';
import { accountFrom } from './ses.ts';

/** Asks SES how it is set up; a fault of one question is that question's answer. */
export function openSendingSetup(): SendingSetup {
  const client = new SESv2Client({});
  return {
    region: () => client.config.region(),
    account: () => told(async () => accountFrom(await client.send(new GetAccountCommand({})))),
    identity: (name) =>
      told(async () =>
        identityFrom(name, await client.send(new GetEmailIdentityCommand({ EmailIdentity: name }))),
      ),
    configurationSet: (name) =>
      told(async () => {
        const set = await client.send(new GetConfigurationSetCommand({ ConfigurationSetName: name }));
        return { isEnabled: set.SendingOptions?.SendingEnabled !== false };
      }),
    tenant: (name) =>
      told(async () => {
        const { Tenant } = await client.send(new GetTenantCommand({ TenantName: name }));
        return { isEnabled: Tenant?.SendingStatus !== 'DISABLED' };
      }),
  };
}

/** What GetEmailIdentity answers, as the product speaks of it. */
export const identityFrom = (
  name: string,
  {
    VerifiedForSendingStatus,
    DkimAttributes,
    MailFromAttributes,
  }: Omit<GetEmailIdentityCommandOutput, '$metadata'>,
): SendingIdentity => ({
  name,
  isVerified: VerifiedForSendingStatus === true,
  dkimStatus:
    DkimAttributes?.SigningEnabled === false ? 'DISABLED' : (DkimAttributes?.Status ?? 'NOT_STARTED'),
  dkimTokens: DkimAttributes?.Tokens ?? [],
  mailFrom:
    MailFromAttributes?.MailFromDomain === undefined || MailFromAttributes.MailFromDomain === ''
      ? undefined
      : {
          domain: MailFromAttributes.MailFromDomain,
          status: MailFromAttributes.MailFromDomainStatus ?? 'PENDING',
        },
});

async function told<Thing>(ask: () => Promise<Thing>): Promise<Told<Thing>> {
  try {
    return { kind: 'told', it: await ask() };
  } catch (error) {
    if (error instanceof NotFoundException) return { kind: 'absent' };
    return { kind: 'unreadable', because: error instanceof Error ? error.name : 'no answer' };
  }
}
