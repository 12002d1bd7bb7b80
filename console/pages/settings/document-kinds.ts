import type { Labels } from '../../../contract/labels.ts';
import type { CompanyDocument } from './document-draft.ts';

export const documentKinds = ['document', 'caseStudy', 'priceList', 'webinar'] as const;

export const documentKindLabels: Labels<CompanyDocument['kind']> = {
  document: { ja: '資料', en: 'Document' },
  caseStudy: { ja: '事例', en: 'Case study' },
  priceList: { ja: '価格表', en: 'Price list' },
  webinar: { ja: 'ウェビナー', en: 'Webinar' },
};
