import { gzipSync } from 'node:zlib';
import { partitionOf, warehouseTables, type WarehouseTable } from '../../../contract/warehouse.ts';
import { grouped } from '../../../domain/kernel/grouped.ts';
import { addDays, type LocalDate } from '../../../domain/kernel/local-date.ts';
import { dayOf, instantOf, type TimeZone } from '../../../domain/kernel/time-zone.ts';
import {
  warehouseMessageSchema,
  warehouseSources,
  type WarehouseMessage,
} from '../../../domain/kpis/warehouse-message.ts';
import type { Item } from '../../../platform/dynamodb/database.ts';
import { logger, type Counts } from '../../../platform/observability.ts';
import { wereFew } from '../../audience/parts-store.ts';
import type { Needs } from '../../kernel/deps.ts';
import { factsIn } from '../../kernel/read-facts.ts';
import { handoffsIn } from '../../handoffs/handoff-store.ts';
import { accountIn } from '../../people/account-store.ts';
import { customerIn, customerPkPrefix } from '../../people/customer-store.ts';
import { engagementsIn } from '../../timeline/timeline-store.ts';
import { kpiRowPrefix, parseKpiRow } from '../kpi-store.ts';
import {
  actLine,
  companyLine,
  customerLine,
  enrolmentLine,
  factLine,
  handoffLine,
  recordedAt,
  type Line,
} from './warehouse-lines.ts';
import {
  beginPart,
  findParts,
  holdPart,
  passStretch,
  scanHappened,
  scanStates,
  warehouseParts,
  type Page,
  type Progress,
} from './warehouse-store.ts';

type Deps = Needs<
  'db' | 'now' | 'settings' | 'objects' | 'warehouseQueue' | 'warehouseBucket' | 'warehouseHasContacts'
>;

/** Nights that were missed are made up for so long. */
const DAYS_BACK = 7;
/** Pages of 1 MB that one message reads, and lines after which it reads none more: bounded in memory, far from the time-out. */
const PAGES_A_MESSAGE = 100;
const LINES_A_MESSAGE = 20_000;
/** Longer than a message may take. */
const HELD_MS = 6 * 60_000;

/**
 * Begins the export of yesterday, and of the days before it that are not written whole: what they brought, not what there was,
 * for that can be told of yesterday alone. A night that runs twice begins nothing twice.
 */
export const spreadWarehouse =
  ({ db, now, settings, warehouseQueue }: Needs<'db' | 'now' | 'settings' | 'warehouseQueue'>) =>
  async (): Promise<Counts> => {
    const { timeZone } = (await settings()).calendar;
    const yesterday = addDays(dayOf(now().getTime(), timeZone), -1);
    const days = Array.from({ length: DAYS_BACK }, (_, back) => addDays(yesterday, -back));
    const begun = await findParts(db, days.at(-1) ?? yesterday, yesterday);
    const parts = (await wereFew(db)) ? 1 : warehouseParts;
    for (const day of days)
      for (const source of warehouseSources) {
        if (source === 'customers' && day !== yesterday) continue;
        const ofIt = begun.filter((each) => each.day === day && each.source === source);
        // A day that was begun in so many parts is ended in as many.
        const of = ofIt[0]?.of ?? parts;
        for (let part = 0; part < of; part++)
          if (!ofIt.some((each) => each.part === part))
            begun.push(await beginPart(db, { day, source, part }, of));
      }
    const wanted = begun.filter(({ isDone }) => isDone !== true);
    await warehouseQueue.sendAll(
      wanted.map(({ day, source, part }): WarehouseMessage => ({ kind: 'export', day, source, part })),
    );
    return {};
  };

/**
 * Writes one stretch of a part, and hands the rest on. A stretch that broke off is written anew to the same objects, from
 * where the last whole one ended.
 */
export const takeWarehouseMessage =
  (deps: Deps) =>
  async (body: unknown): Promise<Counts> => {
    const { kind, ...part } = warehouseMessageSchema.parse(body);
    const now = deps.now();
    const progress = await holdPart(deps.db, part, {
      now: now.toISOString(),
      until: new Date(now.getTime() + HELD_MS).toISOString(),
    });
    if (progress === undefined) return {};
    const { timeZone } = (await deps.settings()).calendar;
    const lines: WrittenLine[] = [];
    let next = progress.from;
    for (let page = 0; page < PAGES_A_MESSAGE && lines.length < LINES_A_MESSAGE; page++) {
      const found = await pageOf(deps, progress, timeZone, next);
      lines.push(...found.lines);
      next = found.next;
      if (next === undefined) break;
    }
    const file = `${part.source}-${part.part}-${String(progress.files).padStart(4, '0')}.jsonl.gz`;
    for (const [table, of] of grouped(lines, (each) => each.table))
      await deps.objects.put(
        { bucket: deps.warehouseBucket, key: `${partitionOf(table, part.day)}${file}` },
        gzipSync(of.map(({ text }) => `${text}\n`).join('')),
      );
    await passStretch(deps.db, progress, next);
    if (next !== undefined) await deps.warehouseQueue.send({ kind, ...part } satisfies WarehouseMessage);
    return { WarehouseLines: lines.length };
  };

/** A line as it is written. */
interface WrittenLine {
  readonly table: WarehouseTable;
  readonly text: string;
}

/** Checked against its table. */
const written = ({ table, line }: Line): WrittenLine => ({
  table,
  text: JSON.stringify(warehouseTables[table].line.parse(line)),
});

interface LinesOfPage extends Pick<Page, 'next'> {
  readonly lines: readonly WrittenLine[];
}

async function pageOf(
  { db, warehouseHasContacts }: Deps,
  { source, part, of, day }: Progress,
  zone: TimeZone,
  from: Page['next'],
): Promise<LinesOfPage> {
  if (source === 'customers') {
    const { items, next } = await scanStates(db, { part, of, from });
    return { next, lines: readable(items, (item) => stateLines(item, warehouseHasContacts)) };
  }
  const [since, until] = [day, addDays(day, 1)].map((each) => startOf(each, zone));
  const isOfDay = (at: string): boolean => at >= (since ?? '') && at < (until ?? '');
  const { items, next } = await scanHappened(db, { part, of, from }, [since ?? '', until ?? '']);
  return {
    next,
    lines: readable(items, (item) => [
      ...factsIn([item])
        .filter((fact) => isOfDay(recordedAt(fact)))
        .flatMap((fact) => factLine(fact) ?? []),
      ...engagementsIn([item])
        .filter(({ receivedAt }) => isOfDay(receivedAt))
        .map((act) => actLine(act)),
    ]),
  };
}

const startOf = (day: LocalDate, zone: TimeZone): string =>
  new Date(instantOf(day, '00:00', zone)).toISOString();

/** One item that cannot be read keeps no other from being written. */
const readable = (items: readonly Item[], linesOf: (item: Item) => readonly Line[]): readonly WrittenLine[] =>
  items.flatMap((item) => {
    try {
      return linesOf(item).map((line) => written(line));
    } catch (error) {
      logger.error('item cannot be exported', {
        key: item['pk'],
        error: error instanceof Error ? error : new Error(String(error)),
      });
      return [];
    }
  });

function stateLines(item: Item, hasContacts: boolean): readonly Line[] {
  const account = accountIn([item]);
  if (account !== undefined) return [companyLine(account, hasContacts)];
  if (!String(item['pk']).startsWith(customerPkPrefix)) return [];
  if (String(item['sk']).startsWith(kpiRowPrefix)) return [enrolmentLine(parseKpiRow(item))];
  const customer = customerIn([item]);
  // Of two records of one person one speaks for both.
  if (customer !== undefined)
    return customer.mergedInto === undefined ? [customerLine(customer, hasContacts)] : [];
  return handoffsIn([item]).map((handoff) => handoffLine(handoff));
}
