import { CfnElement, Duration, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { keptAs } from './kept-as.ts';

export interface KeptBucketProps {
  /** Objects are deleted after so long; never without it. */
  readonly objectsLive?: Duration;
  /** Name of a retained bucket of an earlier stack. */
  readonly adopt: string | undefined;
  /** Tells the default bus of every new object. */
  readonly announcesObjects?: boolean;
}

/** A document that somebody overwrote or deleted can be had back for so long. */
const OVERWRITTEN_LIVES = Duration.days(90);
/** Of what is promised to be gone after its time no copy lies about for long. */
const DELETED_LIVES = Duration.days(7);

/** A private, encrypted, versioned bucket that outlives the stack. */
export class KeptBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { objectsLive, adopt, announcesObjects }: KeptBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      ...keptAs('bucketName', adopt),
      versioned: true,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          ...(objectsLive === undefined
            ? { expiredObjectDeleteMarker: true, noncurrentVersionExpiration: OVERWRITTEN_LIVES }
            : { expiration: objectsLive, noncurrentVersionExpiration: DELETED_LIVES }),
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

  /** Lets a function read the objects, and see that one is not there. */
  grantRead(reader: LambdaFunction): void {
    const { bucketArn } = this.bucket;
    reader.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [this.bucket.arnForObjects('*')] }),
    );
    reader.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucketArn] }));
    this.acknowledgeObjects(reader);
  }

  /** Lets a function put objects, and whoever has an address that it signed. */
  grantPut(writer: LambdaFunction): void {
    writer.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [this.bucket.arnForObjects('*')] }),
    );
    this.acknowledgeObjects(writer);
  }

  private acknowledgeObjects(lambda: LambdaFunction): void {
    const resource = this.bucket.node.defaultChild;
    if (CfnElement.isCfnElement(resource))
      Validations.of(lambda).acknowledge({
        id: `AwsSolutions::AwsSolutions-IAM5[Resource::<${Stack.of(this).getLogicalId(resource)}.Arn>/*]`,
        reason: "All objects of this bucket are this product's own.",
      });
  }
}
