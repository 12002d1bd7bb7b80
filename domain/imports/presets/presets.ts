import type { ImportPreset } from './preset-names.ts';
import { crmPresets } from './crm-presets.ts';
import { mailPresets } from './mail-presets.ts';
import { webinarPresets } from './webinar-presets.ts';
import { samplePresets } from './sample-presets.ts';
import type { Preset } from './preset.ts';

/**
 * What the columns of well-known programs are, under the titles that they write themselves: of reports, of exports by
 * field name, in Japanese and English. A title decides about refusing only where the program's cells are its own
 * (`noMail:ALL`); all else that refuses is found as in any file. Sources: the programs' help pages and public exports.
 */
export const presets: Readonly<Record<ImportPreset, Preset>> = {
  ...crmPresets,
  ...mailPresets,
  ...webinarPresets,
  ...samplePresets,
};
