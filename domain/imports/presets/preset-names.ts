import type { ImportKind } from '../import-records.ts';
import type { Bilingual } from '../../kernel/locale.ts';

const alike = (name: string): Bilingual => ({ ja: name, en: name });

/** The programs whose exports are read as they come, and which kinds of file each gives. */
export const importPresets = {
  salesforce: { title: alike('Salesforce'), kinds: ['customer', 'account', 'deal', 'owner'] },
  hubspot: { title: alike('HubSpot'), kinds: ['customer', 'account', 'deal', 'optOut'] },
  kintone: { title: alike('kintone'), kinds: ['customer', 'deal'] },
  sansan: { title: alike('Sansan'), kinds: ['customer'] },
  eight: { title: alike('Eight'), kinds: ['customer'] },
  satori: { title: alike('SATORI'), kinds: ['customer', 'optOut'] },
  zoom: { title: alike('Zoom'), kinds: ['webinar'] },
  teams: { title: alike('Microsoft Teams'), kinds: ['webinar'] },
  webex: { title: alike('Webex'), kinds: ['webinar'] },
  gotowebinar: { title: alike('GoTo Webinar'), kinds: ['webinar'] },
  on24: { title: alike('ON24'), kinds: ['webinar'] },
  pinpoint: { title: { ja: 'Amazon Pinpoint', en: 'Amazon Pinpoint endpoints' }, kinds: ['customer'] },
  'crm-sample': {
    title: { ja: '公開CRM見本（CRM Sales Opportunities）', en: 'public sample "CRM Sales Opportunities"' },
    kinds: ['account', 'deal', 'owner'],
  },
  cdnow: { title: { ja: '公開購買データ CDNOW', en: 'public sample CDNOW' }, kinds: ['deal'] },
} as const satisfies Readonly<
  Record<string, { readonly title: Bilingual; readonly kinds: readonly ImportKind[] }>
>;

export type ImportPreset = keyof typeof importPresets;

export const isImportPreset = (name: string): name is ImportPreset => Object.hasOwn(importPresets, name);

export const importPresetNames: readonly ImportPreset[] = Object.keys(importPresets).filter(isImportPreset);

/** Those that give a kind of file. */
export const presetsOf = (kind: ImportKind): readonly ImportPreset[] =>
  importPresetNames.filter((name) => importPresets[name].kinds.some((each) => each === kind));
