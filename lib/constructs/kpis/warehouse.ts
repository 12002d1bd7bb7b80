import { Duration, Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { columnsOf, warehouseTableNames, warehouseTables } from '../../../contract/warehouse.ts';
import { configSchema } from '../../../functions/export-warehouse/config.ts';
import { nightly } from '../kernel/nightly.ts';
import { AppFunction } from '../kernel/app-function.ts';
import { atOnce } from '../kernel/concurrency.ts';
import { grantMessages } from '../kernel/grants.ts';
import { KeptBucket } from '../kernel/kept-bucket.ts';
import { WorkQueue } from '../kernel/work-queue.ts';
import type { CustomerData } from '../people/customer-data.ts';

export interface WarehouseProps {
  readonly data: CustomerData;
  readonly alarmTopic: ITopic;
  /** Whether lines of people hold names and addresses. */
  readonly contacts: boolean;
  /** Name of the bucket that an earlier stack left. */
  readonly adoptBucket: string | undefined;
}

const impact = 'The warehouse lacks a day, or a part of it.';
/** A contact that is no longer stored is gone from the warehouse after so long. */
const PEOPLE_LIVE = Duration.days(35);

/** Each night writes the lines of the day before for a warehouse, and says to Athena how they read. */
export class Warehouse extends Construct {
  constructor(scope: Construct, id: string, props: WarehouseProps) {
    super(scope, id);
    const { data, alarmTopic } = props;
    const lines = new KeptBucket(this, 'Lines', { adopt: props.adoptBucket });
    for (const prefix of ['customers/', 'companies/'])
      lines.bucket.addLifecycleRule({
        prefix,
        expiration: PEOPLE_LIVE,
        noncurrentVersionExpiration: Duration.days(7),
      });
    const parts = new WorkQueue(this, 'WarehouseQueue', {
      visibilityTimeout: Duration.minutes(30),
      impact,
      waitsAtMost: Duration.hours(6),
      alarmTopic,
    });
    const exporter = new AppFunction(this, 'ExportWarehouse', {
      name: 'export-warehouse',
      configSchema,
      environment: {
        ...data.tableNames,
        WAREHOUSE_QUEUE_URL: parts.queue.queueUrl,
        WAREHOUSE_BUCKET: lines.bucket.bucketName,
        WAREHOUSE_CONTACTS: props.contacts ? 'true' : 'false',
      },
      timeout: Duration.minutes(5),
      memoryMegabytes: 1024,
      impact,
      takes: ['messages'],
      alarmTopic,
      isInvokedByRule: true,
    }).lambda;
    data.grantCustomers(exporter, 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem');
    data.grantTimeline(exporter, 'Scan');
    lines.grantPut(exporter);
    grantMessages(exporter, parts.queue);
    exporter.addEventSource(
      new SqsEventSource(parts.queue, {
        batchSize: 1,
        reportBatchItemFailures: true,
        maxConcurrency: atOnce(this, 2),
      }),
    );
    // What was told late of the day before is there by then.
    new Rule(this, 'EveryNight', {
      schedule: nightly(this, 5),
      targets: [new LambdaFunction(exporter)],
    });
    this.describe(lines.bucket.bucketName);
  }

  /** The tables that Athena asks, made of the same schemas as the lines. Partitions are reckoned from the date, not looked for. */
  private describe(bucket: string): void {
    const { stackName, account } = Stack.of(this);
    const name = `${stackName.toLowerCase().replaceAll(/[^a-z0-9]/g, '_')}_warehouse`;
    const database = new CfnDatabase(this, 'Database', {
      catalogId: account,
      databaseInput: { name, description: 'What Rekindle exports each day (docs/warehouse.md)' },
    });
    for (const table of warehouseTableNames) {
      const location = `s3://${bucket}/${table}/`;
      new CfnTable(this, `Table-${table}`, {
        catalogId: account,
        databaseName: name,
        tableInput: {
          name: table,
          description:
            warehouseTables[table].holds === 'snapshot'
              ? 'All there are, as of each day'
              : 'What each day brought',
          tableType: 'EXTERNAL_TABLE',
          partitionKeys: [{ name: 'dt', type: 'string' }],
          parameters: {
            classification: 'json',
            compressionType: 'gzip',
            'projection.enabled': 'true',
            'projection.dt.type': 'date',
            'projection.dt.format': 'yyyy-MM-dd',
            'projection.dt.range': '2026-01-01,NOW',
            'storage.location.template': `${location}dt=\${dt}/`,
          },
          storageDescriptor: {
            location,
            columns: columnsOf(table).map(({ name: column, type }) => ({ name: column, type })),
            inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
            outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
            serdeInfo: { serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe' },
          },
        },
      }).addResourceDependency(database);
    }
  }
}
