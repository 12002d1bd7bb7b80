import { Stack } from 'aws-cdk-lib';
import { CfnTenant, type ConfigurationSet, type EmailIdentity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';

/** A tenant of SES with what it sends by: its reputation stands apart from others of the account. */
export function sendAsTenant(
  scope: Construct,
  tenantName: string,
  { identity, sets }: { readonly identity: EmailIdentity; readonly sets: readonly ConfigurationSet[] },
): CfnTenant {
  const arnOf = (resource: string, resourceName: string): string =>
    Stack.of(scope).formatArn({ service: 'ses', resource, resourceName });
  const tenant = new CfnTenant(scope, 'Tenant', {
    tenantName,
    resourceAssociations: [
      arnOf('identity', identity.emailIdentityName),
      ...sets.map((set) => arnOf('configuration-set', set.configurationSetName)),
    ].map((resourceArn) => ({ resourceArn })),
  });
  tenant.node.addDependency(identity, ...sets);
  return tenant;
}
