import { labelled, said } from '../../words/language.ts';

/** The ready-made sequence, as a launch takes it where nothing is changed. */
export const readyMails = [
  { template: 'nurture-document', afterDays: 0, assetId: 'guide' },
  { template: 'nurture-case-study', afterDays: 14, assetId: 'case-study' },
  { template: 'nurture-invitation', afterDays: 35, assetId: 'webinar' },
] as const;
export type ReadyTemplate = (typeof readyMails)[number]['template'];

const labels = {
  'nurture-document': { ja: '資料のご案内', en: 'guide' },
  'nurture-case-study': { ja: '事例のご案内', en: 'case study' },
  'nurture-invitation': { ja: '説明会のご案内', en: 'invitation' },
  'monthly-topic': { ja: '月次のご案内', en: 'monthly mail' },
  'monthly-last': { ja: '月次のご案内・最終確認', en: 'monthly mail, the last question' },
  'nurture-custom': { ja: '自分の文面', en: 'own text' },
} as const;

export const mailName = (template: string): string => labelled(labels, template);

/** 「1通目 資料のご案内（初日）」. */
export function mailTitle(place: number): string {
  const mail = readyMails[place];
  if (mail === undefined) return '';
  const name = labels[mail.template];
  const days = mail.afterDays;
  return said({
    ja: `${place + 1}通目 ${name.ja}（${days === 0 ? '初日' : `${days}日後`}）`,
    en: `Mail ${place + 1}: ${name.en} (day ${days})`,
  });
}
