/** One call to make, as a calendar takes it. Instants are epoch milliseconds. */
export interface CallEvent {
  readonly uid: string;
  readonly stampEpochMs: number;
  readonly startEpochMs: number;
  readonly minutes: number;
  readonly summary: string;
  readonly description: string;
  /** Minutes before the start at which it reminds. */
  readonly alarmMinutes: number;
}

/** An iCalendar file (RFC 5545) with one event and its reminder. */
export function calendarFile(event: CallEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rekindle//Calls//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${utc(event.stampEpochMs)}`,
    `DTSTART:${utc(event.startEpochMs)}`,
    `DTEND:${utc(event.startEpochMs + event.minutes * 60_000)}`,
    `SUMMARY:${escaped(event.summary)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(event.summary)}`,
    `TRIGGER:-PT${event.alarmMinutes}M`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map((line) => folded(line)).join('\r\n')}\r\n`;
}

/** 20261120T022000Z. */
const utc = (epochMs: number): string =>
  `${new Date(epochMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** Text values (3.3.11): backslash, comma, semicolon and line breaks are escaped; other control characters have no place. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n');

const MOST_OCTETS = 75;

/** Lines have at most 75 octets (3.1); the rest goes on behind a space. No character is parted. */
function folded(line: string): string {
  const rows: string[] = [];
  let row = '';
  for (const letter of line) {
    if (octets(row) + octets(letter) > MOST_OCTETS) {
      rows.push(row);
      row = ' ';
    }
    row += letter;
  }
  return [...rows, row].join('\r\n');
}

const octets = (text: string): number => new TextEncoder().encode(text).length;
