import { mailTemplateLabels } from '../../../contract/sequence-words.ts';
import { labelled, said } from '../../words/language.ts';

/** The ready-made sequence, as a launch takes it where nothing is changed. */
export const readyMails = [
  { template: 'nurture-document', afterDays: 0, assetId: 'guide' },
  { template: 'nurture-case-study', afterDays: 14, assetId: 'case-study' },
  { template: 'nurture-invitation', afterDays: 35, assetId: 'webinar' },
] as const;
export type ReadyTemplate = (typeof readyMails)[number]['template'];

export const mailName = (template: string): string => labelled(mailTemplateLabels, template);

/** 「1通目 資料のご案内（初日）」. */
export function mailTitle(place: number): string {
  const mail = readyMails[place];
  if (mail === undefined) return '';
  const name = mailTemplateLabels[mail.template];
  const days = mail.afterDays;
  return said({
    ja: `${place + 1}通目 ${name.ja}（${days === 0 ? '初日' : `${days}日後`}）`,
    en: `Mail ${place + 1}: ${name.en} (day ${days})`,
  });
}
