import { CfnOutput, RemovalPolicy } from 'aws-cdk-lib';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';

/**
 * An identity of SES, kept when its value or the stack is gone: mails of a moment later need it, and its verification
 * takes days. Its three DKIM records are outputs: they are entered in the DNS.
 */
export function verifyDomain(scope: Construct, id: string, domain: string): EmailIdentity {
  const identity = new EmailIdentity(scope, id, { identity: Identity.domain(domain) });
  identity.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  const prefix = id === 'Identity' ? '' : id.replace(/Identity$/, '');
  for (const [index, { name, value }] of identity.dkimRecords.entries())
    new CfnOutput(scope, `${prefix}DkimRecord${index + 1}`, { value: `${name} CNAME ${value}` });
  return identity;
}
