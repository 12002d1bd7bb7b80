import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { describe, it } from 'vitest';
import { expectSection, markdownTable } from './document-section.ts';

const unitsSchema = z.object({
  requests: z.number(),
  readUnits: z.number(),
  writeUnits: z.number(),
  messages: z.number(),
  mails: z.number(),
});
type Units = z.infer<typeof unitsSchema>;
const recorded = z
  .object({ work: z.record(z.string(), z.record(z.string(), unitsSchema)), customerBytes: z.number() })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../checks/costs.json'), 'utf8')));

/** On-demand prices of Tokyo in dollars, as docs/cost.md has them. */
const price = {
  read: 0.1425e-6,
  write: 0.715e-6,
  mail: 0.16e-3,
  message: 0.4e-6,
  event: 1e-6,
  storedGb: 0.285 + 0.228,
};
/** A message is sent, received and deleted. */
const REQUESTS_A_MESSAGE = 3;
/** What SES tells of a mail: sent, delivered, and one open or click. */
const EVENTS_A_MAIL = 3;
const MINUTES = 30 * 1440;
const NIGHTS = 30;
/** By night all customers are read once: the newly dormant are enrolled, and the segments counted, on the way. */
const SCANS_A_NIGHT = 1;
const VIEWS = 10 * 22 * 100;
/** A month of one customer, as docs/cost.md assumes it. */
const monthly = { mails: 2, acts: 1.5, handoffs: 0.02 };
const sizes = [10_000, 1_000_000, 10_000_000];

const none: Units = { requests: 0, readUnits: 0, writeUnits: 0, messages: 0, mails: 0 };
const plus = (a: Units, b: Units): Units => ({
  requests: a.requests + b.requests,
  readUnits: a.readUnits + b.readUnits,
  writeUnits: a.writeUnits + b.writeUnits,
  messages: a.messages + b.messages,
  mails: a.mails + b.mails,
});
const times = (units: Units, factor: number): Units => ({
  requests: units.requests * factor,
  readUnits: units.readUnits * factor,
  writeUnits: units.writeUnits * factor,
  messages: units.messages * factor,
  mails: units.mails * factor,
});

/** What a recorded piece of work asks, of all functions together. */
function unitsOf(work: string, without: readonly string[] = []): Units {
  const costs = recorded.work[work];
  if (costs === undefined) throw new Error(`${work} is not in tests/checks/costs.json: npm run costs`);
  return Object.entries(costs)
    .filter(([name]) => !without.includes(name))
    .reduce((sum, [, cost]) => plus(sum, cost), none);
}

const minute = unitsOf('a minute in which nothing is due');
/** The minute's own look is paid with or without a mail. */
const mail = plus(unitsOf('a mail', ['dispatch-due']), { ...none, requests: 3, writeUnits: 3, messages: 1 });
const act = unitsOf('an event alone: a second click');
const handoff = unitsOf('a request, with its handoff and its mail');
const views = Object.keys(recorded.work).filter((name) => name.startsWith('a view of'));
const view = times(
  views.reduce((sum, name) => plus(sum, unitsOf(name)), none),
  1 / views.length,
);
/** A scan reads 8 KB a unit. */
const night = (customers: number): Units => {
  const bytes = customers * recorded.customerBytes;
  return { ...none, requests: (SCANS_A_NIGHT * bytes) / 2 ** 20, readUnits: (SCANS_A_NIGHT * bytes) / 8192 };
};

const databaseDollars = ({ readUnits, writeUnits }: Units): number =>
  readUnits * price.read + writeUnits * price.write;
const dollars = (units: Units): number =>
  databaseDollars(units) + units.messages * REQUESTS_A_MESSAGE * price.message;
const shown = (value: number): string => Number(value.toPrecision(3)).toLocaleString('en-US');
const money = (value: number): string => (value < 0.01 ? '< 0.01' : value.toFixed(value < 100 ? 2 : 0));

const perUnit = (name: string, units: Units): readonly string[] => [
  name,
  shown(units.requests),
  shown(units.readUnits),
  shown(units.writeUnits),
  shown(units.messages),
  money(dollars(units) * 1e6),
];

/** The bill of a month at a size, part by part. */
function bill(customers: number): readonly (readonly [string, number])[] {
  const mails = monthly.mails * customers;
  const parts: readonly (readonly [string, number])[] = [
    ['SES: mails (Essentials)', mails * price.mail],
    ['mails: claim, settling, counting', mails * dollars(mail)],
    [
      'events of SES: bus and queue',
      mails * EVENTS_A_MAIL * (price.event + REQUESTS_A_MESSAGE * price.message),
    ],
    ['acts recorded', monthly.acts * customers * dollars(act)],
    ['handoffs', monthly.handoffs * customers * dollars(handoff)],
    ['minutes', MINUTES * dollars(minute)],
    ['nights', NIGHTS * dollars(night(customers))],
    ['views of the console', VIEWS * dollars(view)],
    ['stored, with recovery', ((customers * recorded.customerBytes) / 1e9) * price.storedGb],
  ];
  return [...parts, ['**sum**', parts.reduce((sum, [, value]) => sum + value, 0)]];
}

const unitsTable = (): string =>
  markdownTable(
    ['One', 'Requests to AWS', 'Read units', 'Write units', 'Messages', '$ per million'],
    [
      perUnit('mail', mail),
      perUnit('event alone that counts', act),
      perUnit('event that comes twice', unitsOf('an event alone: delivered twice')),
      perUnit(
        'event of ten of one customer together',
        times(unitsOf('ten events of one customer together'), 1 / 10),
      ),
      perUnit(
        'event of a hundred of twenty customers together',
        times(unitsOf('a hundred events of twenty customers together'), 1 / 100),
      ),
      perUnit('request with its handoff and mail', handoff),
      perUnit('imported row', times(unitsOf('a hundred rows imported'), 1 / 100)),
      perUnit('minute in which nothing is due, one campaign running', minute),
      perUnit('view of a page, on the average of all', view),
    ],
  );

function monthsTable(): string {
  const bills = sizes.map((size) => bill(size));
  const rows = (bills[0] ?? []).map(([part], index) => [
    part,
    ...bills.map((each) => money(each[index]?.[1] ?? 0)),
  ]);
  return markdownTable(
    ['$ a month, Tokyo', ...sizes.map((size) => `${size.toLocaleString('en-US')} customers`)],
    rows,
  );
}

function ratesTable(): string {
  // Mails leave on 20 days of 8 hours.
  const [days, seconds] = [20, 20 * 8 * 3600];
  const rows = sizes.map((size) => {
    const mails = monthly.mails * size;
    const writes = (mails * mail.writeUnits + monthly.acts * size * act.writeUnits) / seconds;
    return [
      size.toLocaleString('en-US'),
      shown(mails / days),
      shown(mails / seconds),
      shown((mails * EVENTS_A_MAIL) / seconds),
      shown(writes),
      shown((size * recorded.customerBytes) / 2 ** 20),
    ];
  });
  return markdownTable(
    [
      'Customers',
      'Mails a day',
      'Mails a second',
      'SES events a second',
      'Write units a second',
      'Pages of 1 MB a scan',
    ],
    rows,
  );
}

describe('docs/scale.md', () => {
  it('says what one of each, a month and a second ask for, as it is counted', async () => {
    await expectSection(
      'docs/scale.md',
      'scale',
      [
        '### One of each',
        unitsTable(),
        '### A month',
        monthsTable(),
        '### At once, on 20 days of 8 hours',
        ratesTable(),
      ].join('\n\n'),
    );
  });
});
