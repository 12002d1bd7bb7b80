import { openDatabase } from '../../platform/dynamodb/database.ts';
import { settingsReader } from '../../app/settings/settings-store.ts';
import { messageHandler, servedAndQueued } from '../../platform/batch-pipeline.ts';
import { openObjectStore } from '../../platform/object-store.ts';
import { openQueue } from '../../platform/queue.ts';
import { openKeyring } from '../../platform/keyring.ts';
import { checkAccess } from '../../app/kernel/check-access.ts';
import { noteWrites } from '../../app/kernel/note-writes.ts';
import { serveRoutes } from '../../app/kernel/serve-routes.ts';
import { segmentExportRoutes } from '../../contract/segment-exports.ts';
import { importMappingRoutes } from '../../contract/import-mappings.ts';
import { importRoutes } from '../../contract/imports.ts';
import { openDns } from '../../platform/dns.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { configSchema } from './config.ts';
import { exportSegment, showSegmentExport, takeSegmentExport } from '../../app/audience/export-segment.ts';
import { importFile } from '../../app/imports/import-file.ts';
import {
  cancelImport,
  createImport,
  listImports,
  resumeImport,
  showImport,
  startImport,
  uploadImportPart,
} from '../../app/imports/import-jobs.ts';
import {
  listImportMappings,
  removeImportMapping,
  saveImportMapping,
} from '../../app/imports/saved-mappings.ts';
import { undoImport } from '../../app/imports/undo-import.ts';
import { takeImportMessage } from '../../app/imports/take-import-message.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const now = (): Date => new Date();
const deps = {
  db,
  keyring: openKeyring(config.SECRET_ARN),
  settings: settingsReader(db, now),
  engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL),
  mailQueue: openQueue(config.MAIL_QUEUE_URL),
  importQueue: openQueue(config.IMPORT_QUEUE_URL),
  objects: openObjectStore(now),
  importsBucket: config.IMPORTS_BUCKET,
  dns: openDns(),
  now,
};

/** Requests begin imports and look at them; from the queue: a file to read, one chunk of it to store, domains to look up, or one part of all customers to gather for an export. */
export const handler = servedAndQueued(
  serveRoutes(
    { ...importRoutes, ...importMappingRoutes, ...segmentExportRoutes },
    {
      importFile: importFile(deps),
      createImport: createImport(deps),
      uploadImportPart: uploadImportPart(deps),
      startImport: startImport(deps),
      showImport: showImport(deps),
      listImports: listImports(deps),
      cancelImport: cancelImport(deps),
      resumeImport: resumeImport(deps),
      undoImport: undoImport(deps),
      listImportMappings: listImportMappings(deps),
      saveImportMapping: saveImportMapping(deps),
      removeImportMapping: removeImportMapping(deps),
      exportSegment: exportSegment(deps),
      showSegmentExport: showSegmentExport(deps),
      takeSegmentExport: takeSegmentExport(deps),
    },
    checkAccess(db, now),
    noteWrites(db, now),
  ),
  messageHandler(takeImportMessage(deps)),
);
