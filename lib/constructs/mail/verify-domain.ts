import { CfnOutput } from 'aws-cdk-lib';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import { keepMailResources } from './keep-mail-resources.ts';

/** An identity of SES. Its three DKIM records are outputs: they are entered in the DNS. */
export function verifyDomain(scope: Construct, id: string, domain: string): EmailIdentity {
  const identity = new EmailIdentity(scope, id, { identity: Identity.domain(domain) });
  keepMailResources(identity);
  const prefix = id === 'Identity' ? '' : id.replace(/Identity$/, '');
  for (const [index, { name, value }] of identity.dkimRecords.entries())
    new CfnOutput(scope, `${prefix}DkimRecord${index + 1}`, { value: `${name} CNAME ${value}` });
  return identity;
}
