import { columnKey } from './clean-text.ts';
import { words } from './words.ts';

/** The industry under one name per language, and whether the file wrote it otherwise. */
export type Industry = { readonly industry: string; readonly changed: boolean };

/**
 * Corrects known misspellings and unites known ways to write one industry (`technolgy` is in the Maven CRM export).
 * Unknown names are kept as given; nothing is translated: the IT of a list from abroad is no 情報通信業. Another case alone is
 * worth no note.
 */
export const canonicalIndustry = (given: string, isAbroad = false): Industry => {
  const known = canonicalByKey.get(columnKey(given));
  const isTranslated = known !== undefined && latin.test(given) && !latin.test(known);
  if (known === undefined || (isAbroad && isTranslated)) return { industry: given, changed: false };
  return { industry: known, changed: known.toLowerCase() !== given.toLowerCase() };
};

const latin = /^[\x20-\x7e]*$/;

const synonyms: Readonly<Record<string, readonly string[]>> = {
  technology: words(`technolgy | tecnology | techonology | technologie`),
  telecommunications: ['telecommunication', 'telecomunications', 'telecom'],
  manufacturing: ['manufacturing', 'manufactoring', 'manufacture'],
  retail: ['retial', 'retails'],
  finance: ['finace', 'financial'],
  medical: ['medcal', 'medial'],
  entertainment: ['entertaiment', 'entertainement'],
  employment: ['employement'],
  software: ['sofware', 'softwear'],
  services: ['service', 'sevices'],
  marketing: ['marketting'],
  製造業: words(`製造 | メーカー | メーカ | 製造メーカー | 製造業界 | 製造行`),
  情報通信業: words(`
      情報通信 | IT | IT業 | IT業界 | IT・通信 | IT・情報通信 | 情報・通信業 | 通信・IT
      情報通信業界
    `),
  小売業: words(`小売 | 小売り | 小売り業 | 小売業界`),
  卸売業: words(`卸売 | 卸売り | 卸 | 卸業 | 商社・卸売`),
  建設業: words(`建設 | 建築 | 建設業界 | 建築業 | 建設・土木`),
  金融業: ['金融', '金融業界', '銀行・金融'],
  保険業: ['保険'],
  不動産業: ['不動産', '不動産業界'],
  運輸業: words(`運輸 | 物流 | 運送 | 運送業 | 物流業 | 運輸・物流 | 運輸・倉庫`),
  サービス業: ['サービス', 'サービス業界', 'ｻｰﾋﾞｽ'],
  医療: words(`医療業 | 医療業界 | 病院 | 医療機関`),
  教育: words(`教育業 | 教育業界 | 学校 | 教育機関`),
  官公庁: words(`官公庁・自治体 | 自治体 | 公共 | 官庁`),
  飲食業: words(`飲食 | 飲食店 | 外食 | 外食産業`),
};

const canonicalByKey: ReadonlyMap<string, string> = new Map(
  Object.entries(synonyms).flatMap(([name, others]) =>
    [name, ...others].map((other) => [columnKey(other), name] as const),
  ),
);
