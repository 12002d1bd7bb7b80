import type { Given } from '../../data/call-api.ts';
import { word } from '../../words/language.ts';

/** What a file can hold: as routes name it, and as people do. */
export const importKinds = [
  { value: 'opt-outs', name: word('配信停止の一覧', 'People who unsubscribed') },
  { value: 'owners', name: word('営業担当者', 'Salespeople') },
  { value: 'accounts', name: word('会社', 'Companies') },
  { value: 'deals', name: word('案件・売上', 'Deals and sales') },
  { value: 'customers', name: word('担当者（お客様）', 'Contacts') },
  { value: 'webinar', name: word('ウェビナーの参加者', 'Webinar attendance') },
  { value: 'inquiry', name: word('お問い合わせ', 'Inquiries') },
  { value: 'feedback', name: word('営業の結果（記入した表）', 'Results of sales (the filled-in sheet)') },
] as const;
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
  /** What each column is, where somebody said so. */
  readonly mapping: Readonly<Record<string, string>>;
}

/** A file of more is refused: the API takes no larger request. */
export const largestBytes = 4 * 1024 * 1024;

/** The request for a file; dry: read and report, store nothing. */
export async function importOf(draft: ImportDraft, file: File, isDry: boolean): Promise<Given<'importFile'>> {
  const { kind, basis, evidence, declaredBy, session, minutes, mapping } = draft;
  const given = (name: string, value: string): Readonly<Record<string, string>> =>
    value.trim() === '' ? {} : { [name]: value.trim() };
  return {
    params: { kind },
    query: {
      file: file.name,
      dryRun: isDry ? '1' : '0',
      ...(kind === 'customers'
        ? { basis, ...given('evidence', evidence), ...given('declaredBy', declaredBy) }
        : {}),
      ...(kind === 'webinar' ? { ...given('session', session), ...given('durationMinutes', minutes) } : {}),
      ...(Object.keys(mapping).length === 0 ? {} : { mapping: JSON.stringify(mapping) }),
    },
    body: new Uint8Array(await file.arrayBuffer()),
  };
}
