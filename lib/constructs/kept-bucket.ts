import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

export interface KeptBucketProps {
  /** Objects are deleted after so long; never without it. */
  readonly objectsLive?: Duration;
  /** Tells the default bus of every new object. */
  readonly announcesObjects?: boolean;
}

/** A private, encrypted bucket that outlives the stack. */
export class KeptBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { objectsLive, announcesObjects }: KeptBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          ...(objectsLive === undefined ? {} : { expiration: objectsLive }),
        },
      ],
    });
    const resource = this.bucket.node.defaultChild;
    // Written straight into the resource: the construct's own way deploys a function of CDK's beside ours.
    if (announcesObjects === true && resource instanceof CfnBucket)
      resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions::AwsSolutions-S1',
      reason: 'Only our own functions read it, and each read is in their logs.',
    });
  }
}
