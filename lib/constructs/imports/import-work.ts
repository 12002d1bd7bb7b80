import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { grantMessages } from '../kernel/grants.ts';
import { KeptBucket } from '../kernel/kept-bucket.ts';
import { WorkQueue } from '../kernel/work-queue.ts';
import { atOnce } from '../kernel/concurrency.ts';

/** How long one request or message may take. */
export const importTimeout = Duration.minutes(3);
const CHUNKS_AT_ONCE = 4;

export interface ImportWorkProps {
  readonly alarmTopic: ITopic;
  /** Name of the bucket of files that an earlier stack left. */
  readonly adoptBucket: string | undefined;
}

/** Where files wait to be imported, for 30 days, and the queue that brings them chunk by chunk. */
export class ImportWork extends Construct {
  private readonly files: KeptBucket;
  private readonly work: WorkQueue;

  constructor(scope: Construct, id: string, { alarmTopic, adoptBucket }: ImportWorkProps) {
    super(scope, id);
    this.files = new KeptBucket(this, 'Files', { objectsLive: Duration.days(30), adopt: adoptBucket });
    this.work = new WorkQueue(this, 'ImportQueue', {
      visibilityTimeout: Duration.minutes(18),
      impact: 'Part of a file was not stored.',
      waitsAtMost: Duration.minutes(60),
      alarmTopic,
    });
  }

  /** The variables that name both. */
  get names(): { readonly IMPORT_QUEUE_URL: string; readonly IMPORTS_BUCKET: string } {
    return { IMPORT_QUEUE_URL: this.work.queue.queueUrl, IMPORTS_BUCKET: this.files.bucket.bucketName };
  }

  /** Gives the work to a function. */
  giveTo(importer: LambdaFunction): void {
    this.files.grantRead(importer);
    this.files.grantPut(importer);
    grantMessages(importer, this.work.queue);
    importer.addEventSource(
      new SqsEventSource(this.work.queue, {
        batchSize: 1,
        reportBatchItemFailures: true,
        maxConcurrency: atOnce(this, CHUNKS_AT_ONCE),
      }),
    );
  }
}
