/** The programs whose exports are read as they come, for whoever offers them. */
export {
  importPresetNames,
  importPresets,
  isImportPreset,
  presetsOf,
  type ImportPreset,
} from '../domain/imports/presets/preset-names.ts';
