import { describe, expect, it } from 'vitest';
import { importTemplate } from '../../../contract/import-templates.ts';
import { templateKinds, type TemplateKind } from '../../../contract/import-template-kinds.ts';
import type { ImportKind } from '../../../domain/imports/import-records.ts';
import { readRecords } from '../../../domain/imports/read-records.ts';

const kinds: Readonly<Record<TemplateKind, ImportKind>> = {
  'opt-outs': 'optOut',
  owners: 'owner',
  accounts: 'account',
  deals: 'deal',
  customers: 'customer',
  webinar: 'webinar',
  inquiry: 'inquiry',
};

describe('a template', () => {
  it.each(templateKinds.flatMap((kind) => (['ja', 'en'] as const).map((locale) => [kind, locale] as const)))(
    'of %s (%s) is read whole: every column is used, no row refused, nothing to note',
    (kind, locale) => {
      const read = readRecords(kinds[kind], new TextEncoder().encode(importTemplate(kind, locale)));
      if (read.kind !== 'read') throw new Error(JSON.stringify(read.refusal));

      expect(read.columns.ignored).toEqual([]);
      expect(read.refusals).toEqual([]);
      expect(read.warnings).toEqual([]);
      expect(read.rows.length).toBeGreaterThan(0);
    },
  );
});
