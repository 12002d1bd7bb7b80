import { spreadWarehouse, takeWarehouseMessage } from '../../app/kpis/warehouse/export-warehouse.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { messageHandler, scheduledAndQueued, scheduleHandler } from '../../platform/batch-pipeline.ts';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { openObjectStore } from '../../platform/object-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { configSchema } from './config.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps = {
  db,
  now,
  settings: settingsReader(db, now),
  objects: openObjectStore(now),
  warehouseQueue: openQueue(config.WAREHOUSE_QUEUE_URL),
  warehouseBucket: config.WAREHOUSE_BUCKET,
  warehouseHasContacts: config.WAREHOUSE_CONTACTS === 'true',
};

/** By the night: begins what is not written yet. From the queue: writes one stretch of a part. */
export const handler = scheduledAndQueued(
  scheduleHandler(spreadWarehouse(deps)),
  messageHandler(takeWarehouseMessage(deps)),
);
