import * as segmentExports from '../../../app/audience/export-segment.ts';
import { importFile } from '../../../app/imports/import-file.ts';
import * as importJobs from '../../../app/imports/import-jobs.ts';
import * as savedMappings from '../../../app/imports/saved-mappings.ts';
import { undoImport } from '../../../app/imports/undo-import.ts';
import type { AppDeps } from '../../../app/kernel/deps.ts';

/** What takes files in and gives them out, as the function that imports serves it. */
export const fileServes = (deps: AppDeps) => ({
  exportSegment: segmentExports.exportSegment(deps),
  showSegmentExport: segmentExports.showSegmentExport(deps),
  takeSegmentExport: segmentExports.takeSegmentExport(deps),
  importFile: importFile(deps),
  createImport: importJobs.createImport(deps),
  startImport: importJobs.startImport(deps),
  uploadImportPart: importJobs.uploadImportPart(deps),
  showImport: importJobs.showImport(deps),
  listImports: importJobs.listImports(deps),
  cancelImport: importJobs.cancelImport(deps),
  resumeImport: importJobs.resumeImport(deps),
  listImportMappings: savedMappings.listImportMappings(deps),
  saveImportMapping: savedMappings.saveImportMapping(deps),
  removeImportMapping: savedMappings.removeImportMapping(deps),
  undoImport: undoImport(deps),
});
