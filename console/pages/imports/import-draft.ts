import { largestAtOnce, largestBytesOf, largestPartBytes } from '../../../contract/import-limits.ts';
import type { ImportPreset } from '../../../contract/import-presets.ts';
import type { Given } from '../../data/call-api.ts';
import { word } from '../../words/language.ts';

const customers = {
  value: 'customers',
  kind: 'customer',
  name: word('担当者（お客様）', 'Contacts'),
} as const;

/** What a file can hold: as routes name it, as reports do, and as people do. */
export const importKinds = [
  { value: 'opt-outs', kind: 'optOut', name: word('配信停止の一覧', 'People who unsubscribed') },
  { value: 'owners', kind: 'owner', name: word('営業担当者', 'Salespeople') },
  { value: 'accounts', kind: 'account', name: word('会社', 'Companies') },
  { value: 'deals', kind: 'deal', name: word('案件・売上', 'Deals and sales') },
  customers,
  { value: 'webinar', kind: 'webinar', name: word('ウェビナーの参加者', 'Webinar attendance') },
  { value: 'inquiry', kind: 'inquiry', name: word('お問い合わせ', 'Inquiries') },
  {
    value: 'feedback',
    kind: 'feedback',
    name: word('営業の結果（記入した表）', 'Results of sales (the filled-in sheet)'),
  },
] as const;
/** The kind that a route's name means; customers where it is none. */
export const importKindOf = (name: string): (typeof importKinds)[number] =>
  importKinds.find(({ value }) => value === name) ?? customers;
export type ImportKindName = (typeof importKinds)[number]['value'];

type Basis = NonNullable<NonNullable<Given<'importFile'>['query']>['basis']>;

/** What was said of a file. */
export interface ImportDraft {
  readonly kind: ImportKindName;
  readonly file: File | undefined;
  readonly basis: Basis;
  readonly evidence: string;
  readonly declaredBy: string;
  readonly session: string;
  readonly minutes: string;
  /** Which sheet of a workbook, where it was asked; else empty. */
  readonly sheet: string;
  /** How 3/4/2025 is meant, where it was asked; else empty. */
  readonly dateOrder: 'mdy' | 'dmy' | '';
  /** The program that wrote the file; empty where nobody said so. */
  readonly preset: ImportPreset | '';
  /** What each column is, where somebody said so. */
  readonly mapping: Readonly<Record<string, string>>;
}

/** A file of more is refused. */
export const largestBytes = (draft: ImportDraft): number => largestBytesOf(importKindOf(draft.kind).kind);

/** Whether one request takes it; else it goes in parts and runs as a job. */
export const isSmall = (file: File, isDry: boolean, rows: number): boolean =>
  isDry ? file.size <= largestPartBytes : file.size <= largestAtOnce.bytes && rows <= largestAtOnce.rows;

/** The request for a small file; dry: read and report, store nothing. */
export const importOf = async (
  draft: ImportDraft,
  file: File,
  isDry: boolean,
): Promise<Given<'importFile'>> => {
  const { mapping, durationMinutes, ...about } = aboutOf(draft, file);
  return {
    params: { kind: draft.kind },
    query: {
      ...about,
      dryRun: isDry ? '1' : '0',
      ...(durationMinutes === undefined ? {} : { durationMinutes: String(durationMinutes) }),
      ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }),
    },
    body: new Uint8Array(await file.arrayBuffer()),
  };
};

/** What was said of a file, as routes take it. */
export function aboutOf(draft: ImportDraft, file: File) {
  const { kind, basis, evidence, declaredBy, session, minutes, mapping, preset, dateOrder, sheet } = draft;
  const given = <Name extends string>(name: Name, value: string): { readonly [N in Name]?: string } => {
    const filled: { [N in Name]?: string } = {};
    if (value.trim() !== '') filled[name] = value.trim();
    return filled;
  };
  return {
    file: file.name,
    ...(kind === 'customers'
      ? { basis, ...given('evidence', evidence), ...given('declaredBy', declaredBy) }
      : {}),
    ...(kind === 'webinar' ? given('session', session) : {}),
    ...(kind === 'webinar' && Number(minutes) > 0 ? { durationMinutes: Number(minutes) } : {}),
    ...given('sheet', sheet),
    ...(preset === '' ? {} : { preset }),
    ...(dateOrder === '' ? {} : { dateOrder }),
    ...(Object.keys(mapping).length === 0 ? {} : { mapping }),
  };
}
