import { hearingLabels, seriousnessLabels } from '../labels.ts';
import type { Locale } from '../../functions/shared/domain/locale.ts';
import { choiceField, inputField } from './fields.ts';
import { markup, type Html } from './page.ts';

/** What is asked beside BANT, each with why (seed 000, lines 31 to 35; seed 002, line 155). None is required. */
export function hearingFields(locale: Locale, given: Readonly<Record<string, string>>): Html {
  const text = (name: 'problem' | 'reason' | 'decisionFlow'): Html =>
    inputField({
      name,
      label: hearingLabels[name][locale],
      type: 'text',
      hint: whyHeard[name][locale],
      value: given[name],
    });
  return markup`${text('problem')} ${text('reason')} ${text('decisionFlow')}
    ${choiceField({
      name: 'seriousness',
      legend: hearingLabels.seriousness[locale],
      hint: whyHeard.seriousness[locale],
      choices: Object.entries(seriousnessLabels).map(([value, label]) => ({ value, label: label[locale] })),
      chosen: given['seriousness'],
    })}`;
}

const whyHeard = {
  problem: {
    ja: '提案の入り口を決めるため。できるだけお客様の言葉で',
    en: 'To know where a proposal begins; in the words of the customer',
  },
  reason: { ja: 'なぜ今なのかを営業に伝えるため', en: 'So that the seller knows why now' },
  decisionFlow: { ja: '次にどなたと話すかを決めるため', en: 'To know whom to speak with next' },
  seriousness: {
    ja: '今すぐ動くか、育成を続けるかを分けるため',
    en: 'To tell acting now from nurturing on',
  },
} as const;
