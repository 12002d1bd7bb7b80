import { zoneOfOffset } from '../kernel/time-zone.ts';

type Settings = Readonly<Record<string, unknown>>;

/** Settings as this version names them; those of release 0.2 and before had an offset where there is a time zone. */
export function upgradedSettings(stored: unknown): Settings {
  const settings = recordOf(stored);
  const { utcOffsetMinutes, ...calendar } = recordOf(settings['calendar']);
  return typeof utcOffsetMinutes === 'number'
    ? { ...settings, calendar: { timeZone: zoneOfOffset(utcOffsetMinutes), ...calendar } }
    : settings;
}

const recordOf = (value: unknown): Settings =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
