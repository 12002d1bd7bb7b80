import { companyFaults } from './company-faults.ts';
import { calendarFaults } from '../kernel/calendar-faults.ts';
import type { Bilingual } from '../kernel/locale.ts';
import { dayOf } from '../kernel/time-zone.ts';
import { isFreeMail } from '../people/free-mail.ts';
import type { SettingFault } from './setting-fault.ts';
import type { Settings } from './settings.ts';

/**
 * What is wrong with settings that are being changed, and was not before: what was stored before a release asked this stays
 * until somebody changes it, also where a whole page is saved again.
 */
export function newFaults(
  changed: ReadonlySet<string>,
  { before, after }: { readonly before: Settings | undefined; readonly after: Settings },
  at: Date,
): readonly SettingFault[] {
  const found = settingFaults(changed, after, at);
  if (found.length === 0 || before === undefined) return found;
  const known = new Set(settingFaults(changed, before, at).map(keyOf));
  return found.filter((fault) => !known.has(keyOf(fault)));
}

/** A document that moves up its list stays the same document. */
const keyOf = ({ place, value, words }: SettingFault): string =>
  JSON.stringify([value === '' ? place : place.replaceAll(/\.\d+(?=\.|$)/g, ''), value, words.en]);

/** What is wrong with the settings of these names. */
export function settingFaults(
  changed: ReadonlySet<string>,
  settings: Settings,
  at: Date,
): readonly SettingFault[] {
  const { calendar, dormancy, exclusion, effects } = settings;
  const of = (name: string, faults: () => readonly SettingFault[]): readonly SettingFault[] =>
    changed.has(name) ? faults() : [];
  return [
    ...Object.entries(companyFaults).flatMap(([name, faults]) => of(name, () => faults(settings))),
    ...of('calendar', () => calendarFaults(calendar, dayOf(at.getTime(), calendar.timeZone))),
    ...of('dormancy', () => [
      ...days('dormancy.lapsedDays', dormancy.lapsedDays, 1),
      ...days('dormancy.lostDealDays', dormancy.lostDealDays, 1),
      ...days('dormancy.stalledDays', dormancy.stalledDays, 1),
      ...days('dormancy.neverContactedDays', dormancy.neverContactedDays, 1),
    ]),
    ...of('exclusion', () => [
      ...domains('exclusion.ownDomains', exclusion.ownDomains),
      ...domains('exclusion.competitorDomains', exclusion.competitorDomains),
      ...days('exclusion.permittedMonths', exclusion.permittedMonths, 1),
    ]),
    ...of('effects', () => [
      ...days('effects.tooEarlyDays', effects.tooEarlyDays, 0),
      ...days('effects.notNeededDays', effects.notNeededDays, 0),
    ]),
  ];
}

/** Ten years, in days: a number beyond is a slip of the pen, and dates end. */
const MOST = 3650;

const days = (place: string, value: number, least: number): readonly SettingFault[] =>
  Number.isInteger(value) && value >= least && value <= MOST
    ? []
    : [
        {
          place,
          value: String(value),
          words: {
            ja: `${least} から ${MOST} までの整数で指定してください。`,
            en: `Give a whole number from ${least} to ${MOST}.`,
          },
        },
      ];

/** People are known by the domain of their address: with anything before or behind it nobody would be left out, and of one that many share too many. */
const domains = (place: string, given: readonly string[]): readonly SettingFault[] =>
  given.flatMap((value, at) => {
    const words = isDomain(value) ? sharedBy(value) : domainWords.written;
    return words === undefined ? [] : [{ place: `${place}.${at}`, value, words }];
  });

const sharedBy = (domain: string): Bilingual | undefined =>
  isFreeMail(domain) || /^(?:com?|net?|org?|ac|edu?|gov?|gr|lg|ad)\.[a-z]{2}$/i.test(domain)
    ? domainWords.shared
    : undefined;

const domainWords = {
  written: {
    ja: 'メールアドレスの＠より後ろだけを、rival.example の形で指定してください。',
    en: 'Give what stands behind the @ of their addresses alone, such as rival.example.',
  },
  shared: {
    ja: '多くの会社や個人が使うドメインです。この会社だけのドメインを指定してください。',
    en: 'Many companies and people share it. Give a domain that is of this company alone.',
  },
} satisfies Record<string, Bilingual>;

const isDomain = (text: string): boolean => {
  const labels = text.split('.');
  return labels.length > 1 && labels.every((label) => /^(?!-)[\p{L}\p{N}-]+(?<!-)$/u.test(label));
};
