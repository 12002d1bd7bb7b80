import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { EventBuses } from '../events/event-bus.ts';
import type { StackTemplate } from '../template/read-template.ts';
import { LOCAL_ACCOUNT, physicalName, resourceArn } from '../template/resource-names.ts';
import type { Resolve } from '../template/resolve-intrinsics.ts';

const bucketSchema = z.looseObject({
  NotificationConfiguration: z
    .looseObject({ EventBridgeConfiguration: z.looseObject({ EventBridgeEnabled: z.boolean() }).optional() })
    .optional(),
});

/** An object of a bucket. */
export interface BucketObject {
  readonly body: Buffer;
  readonly contentType: string;
  readonly etag: string;
  readonly at: number;
}

/** The buckets of the template, in memory. */
export interface Buckets {
  readonly has: (bucket: string) => boolean;
  readonly get: (bucket: string, key: string) => BucketObject | undefined;
  readonly put: (bucket: string, key: string, body: Buffer, contentType?: string) => BucketObject;
  readonly remove: (bucket: string, key: string) => void;
}

/** Makes the buckets; one that announces its objects puts "Object Created" on the default bus, as S3 does. */
export function createBuckets(
  template: StackTemplate,
  resolve: Resolve,
  buses: EventBuses,
  now: () => number,
): Buckets {
  const buckets = new Map(
    template.ofType('AWS::S3::Bucket').map((resource) => {
      const { NotificationConfiguration } = bucketSchema.parse(resolve(resource.properties));
      return [
        physicalName(resource),
        {
          arn: resourceArn(resource),
          announces: NotificationConfiguration?.EventBridgeConfiguration?.EventBridgeEnabled === true,
          objects: new Map<string, BucketObject>(),
        },
      ];
    }),
  );
  return {
    has: (bucket) => buckets.has(bucket),
    get: (bucket, key) => buckets.get(bucket)?.objects.get(key),
    remove: (bucket, key) => {
      buckets.get(bucket)?.objects.delete(key);
    },
    put: (name, key, body, contentType = 'application/octet-stream') => {
      const bucket = buckets.get(name);
      if (bucket === undefined) throw new Error(`The template has no bucket ${name}.`);
      const object = { body, contentType, etag: createHash('md5').update(body).digest('hex'), at: now() };
      bucket.objects.set(key, object);
      if (bucket.announces)
        buses.put({
          source: 'aws.s3',
          detailType: 'Object Created',
          resources: [bucket.arn],
          detail: {
            version: '0',
            bucket: { name },
            object: {
              key,
              size: body.length,
              etag: object.etag,
              sequencer: now().toString(16).toUpperCase(),
            },
            'request-id': randomUUID(),
            requester: LOCAL_ACCOUNT,
            'source-ip-address': '127.0.0.1',
            reason: 'PutObject',
          },
        });
      return object;
    },
  };
}
