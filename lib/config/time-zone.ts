import * as z from 'zod';

/** A name of the IANA database. Offsets such as +09:00, which Intl takes as well, know no region. */
const timeZoneSchema = z.string().refine(
  (name) => {
    try {
      return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
    } catch {
      return false;
    }
  },
  { error: 'is no IANA time zone. Write a name such as "Asia/Tokyo" or "America/New_York".' },
);

export const companyZoneSchema = timeZoneSchema
  .optional()
  .describe(
    'The time zone of the company, such as America/New_York: the work of the night is done at 3 there. Left out, it is that of the region',
  );

/** The zone in which a company probably works that has its stack in a region. */
export const zoneOfRegion = (region: string): string => zones[region] ?? 'Asia/Tokyo';

const zones: Readonly<Record<string, string>> = {
  'us-east-1': 'America/New_York',
  'us-east-2': 'America/New_York',
  'us-west-1': 'America/Los_Angeles',
  'us-west-2': 'America/Los_Angeles',
  'ca-central-1': 'America/Toronto',
  'ca-west-1': 'America/Edmonton',
  'sa-east-1': 'America/Sao_Paulo',
  'eu-central-1': 'Europe/Berlin',
  'eu-central-2': 'Europe/Zurich',
  'eu-north-1': 'Europe/Stockholm',
  'eu-south-1': 'Europe/Rome',
  'eu-west-1': 'Europe/Dublin',
  'eu-west-2': 'Europe/London',
  'eu-west-3': 'Europe/Paris',
  'il-central-1': 'Asia/Jerusalem',
  'me-central-1': 'Asia/Dubai',
  'me-south-1': 'Asia/Bahrain',
  'af-south-1': 'Africa/Johannesburg',
  'ap-south-1': 'Asia/Kolkata',
  'ap-south-2': 'Asia/Kolkata',
  'ap-southeast-1': 'Asia/Singapore',
  'ap-southeast-2': 'Australia/Sydney',
  'ap-southeast-3': 'Asia/Jakarta',
  'ap-southeast-5': 'Asia/Kuala_Lumpur',
  'ap-northeast-2': 'Asia/Seoul',
};
