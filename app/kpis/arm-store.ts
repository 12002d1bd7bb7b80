import { addByName } from '../../domain/kernel/add-by-name.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import { armPlaceOf, type ArmCounts, type ComparedArm } from '../../domain/kpis/arm-counts.ts';
import { addCluster, noClusters, type ClusterSums } from '../../domain/kpis/clustered-rate.ts';
import { countedAs, countingVersion } from '../../domain/kpis/counted-row.ts';
import type { KpiRow } from '../../domain/kpis/kpi.ts';
import { campaignIdOf } from '../../domain/sequences/control-group.ts';
import type { Database, Item, Key, Write } from '../../platform/dynamodb/database.ts';
import { collectCounters, counterPkOf, sumOf, type Difference, type RowChange } from './counter-store.ts';
import { queryPrefix } from '../../platform/dynamodb/engine.ts';

const armsPrefix = 'ARMS#';
const armsSk = (campaignId: string): string => `${armsPrefix}${campaignIdOf(campaignId)}#`;

/** Sort keys of the counters of arms that a change counts in. */
export const touchedArms = (change: RowChange): readonly string[] =>
  Object.keys(differenceOf(change)).length === 0 ? [] : [armsSk(change.after.campaignId)];

function differenceOf({ before, after }: RowChange): Difference {
  const was = countedAs(before?.row, before?.counting ?? countingVersion).arms;
  const changed = addByName(countedAs(after, countingVersion).arms, was, -1);
  return Object.fromEntries(Object.entries(changed).filter(([, by]) => by !== 0));
}

/** Adds to the counts of arms what changed rows make different. */
export function addToArms(db: Database, pack: readonly RowChange[]): readonly Write[] {
  const pk = counterPkOf(pack);
  return [...grouped(pack, ({ after }) => armsSk(after.campaignId))].flatMap(([sk, changes]) => {
    const changed = Object.entries(sumOf(changes.map(differenceOf))).filter(([, by]) => by !== 0);
    if (changed.length === 0) return [];
    return [
      {
        Update: {
          TableName: db.customersTable,
          Key: { pk, sk },
          UpdateExpression: `ADD ${changed.map(([name], index) => `${name} :n${index}`).join(', ')}`,
          ExpressionAttributeValues: Object.fromEntries(changed.map(([, by], index) => [`:n${index}`, by])),
        },
      },
    ];
  });
}

/** People and opportunities by arm, of one campaign or of all. */
export async function findArmCounts(db: Database, campaignId?: string): Promise<ArmCounts> {
  const items = await collectCounters(db, campaignId === undefined ? armsPrefix : armsSk(campaignId));
  return items.reduce<ArmCounts>((sum, item) => addByName(sum, numbersIn(item)), {});
}

const numbersIn = (item: Item): ArmCounts =>
  Object.fromEntries(
    Object.entries(item).filter((each): each is [string, number] => typeof each[1] === 'number'),
  );

/** Who is in an arm, in the order of companies. */
const armPk = (campaignId: string, arm: ComparedArm): string => `ARM#${campaignId}#${arm}`;

function placeItem(row: KpiRow | undefined): (Key & { readonly done: boolean }) | undefined {
  const place = armPlaceOf(row);
  return place === undefined || row === undefined
    ? undefined
    : {
        pk: armPk(place.campaignId, place.arm),
        sk: `${place.lot}#${row.customerId}`,
        done: place.isDone,
      };
}

/** Writes somebody's place in an arm where it changed. An arm is drawn once: a place changes or goes, and never moves. */
export function changeArm(db: Database, { before, after }: RowChange): readonly Write[] {
  const TableName = db.customersTable;
  const [was, is] = [placeItem(before?.row), placeItem(after)];
  if (is !== undefined) return was?.done === is.done ? [] : [{ Put: { TableName, Item: { ...is } } }];
  return was === undefined ? [] : [{ Delete: { TableName, Key: { pk: was.pk, sk: was.sk } } }];
}

/** The sums over the companies of an arm, read in their order: as many reads as the arm has megabytes, whatever is stored beside it. */
export async function sumArm(db: Database, campaignId: string, arm: ComparedArm): Promise<ClusterSums> {
  let sums = noClusters;
  let company = { lot: '', done: 0, of: 0 };
  const close = (): void => {
    if (company.of > 0) sums = addCluster(sums, company.done, company.of);
  };
  for await (const item of queryPrefix(db, db.customersTable, armPk(campaignId, arm), '')) {
    const lot = String(item['sk']).split('#')[0] ?? '';
    if (lot !== company.lot) {
      close();
      company = { lot, done: 0, of: 0 };
    }
    company = { lot, done: company.done + Number(item['done'] === true), of: company.of + 1 };
  }
  close();
  return sums;
}
