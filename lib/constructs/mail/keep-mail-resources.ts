import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * Keeps what SES knows of us when a value of the configuration, or the stack, is gone: an identity takes days to verify,
 * mails on their way report through their configuration set, and replies come in by a rule. Each is deleted by hand.
 */
export function keepMailResources(scope: Construct): void {
  for (const resource of scope.node.findAll())
    if (CfnResource.isCfnResource(resource) && resource.cfnResourceType.startsWith('AWS::SES::'))
      resource.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
}
