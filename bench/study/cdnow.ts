import { readFileSync, writeFileSync } from 'node:fs';
import {
  cameBack,
  chanceToReturn,
  countReturns,
  silenceAt,
  type PurchaseDays,
} from '../../domain/audience/return-table.ts';
import { backTest, rhythmOf } from '../../domain/audience/back-test.ts';
import { gapsOf, medianOf } from '../../domain/kernel/gaps.ts';
import { aucDifference, aucOf, brierOf } from '../../domain/kernel/measure-score.ts';
import { curveSvg } from './curve-svg.ts';

/** The customers of the public CDNOW file, the days of purchase of each. */
export function readCdnow(text: string): readonly PurchaseDays[] {
  const days = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const [, customer, year, month, day] = /^\s*(\d+)\s+(\d{4})(\d\d)(\d\d)\s/.exec(line) ?? [];
    if (customer === undefined) continue;
    const known = days.get(customer) ?? new Set();
    days.set(customer, known.add(`${year}-${month}-${day}`));
  }
  return [...days.values()].map((each) => [...each].toSorted());
}

const asOf = '1997-09-30';
const within = 273;
const quarterBefore = '1997-06-30';
const quarter = 92;

/** How well days of silence, one's own rhythm and the table tell apart who comes back by himself. */
export function studyCdnow(histories: readonly PurchaseDays[]) {
  const people = histories.flatMap((days) => {
    const silence = silenceAt(days, asOf);
    return silence === undefined ? [] : [{ days, ...silence }];
  });
  const came = people.map(({ days }) => cameBack(days, asOf, within));
  const usual = medianOf(people.flatMap(({ bought }) => gapsOf(bought)));
  const scores = {
    days: people.map(({ silentDays }) => -silentDays),
    medianGap: people.map(({ bought, silentDays }) => {
      const gaps = gapsOf(bought);
      return -silentDays / (gaps.length < 2 ? usual : Math.max(medianOf(gaps), 1));
    }),
    meanGap: rhythmOf(people),
  };
  const learnt = countReturns(histories, quarterBefore, quarter);
  const told = people.map(({ purchases, silentDays }) => chanceToReturn(learnt, purchases, silentDays));
  const cameSoon = people.map(({ days }) => cameBack(days, asOf, quarter));
  const share = (values: readonly (boolean | number)[]): number =>
    values.reduce<number>((sum, each) => sum + Number(each), 0) / values.length;
  return {
    customers: people.length,
    cameBack: came.filter(Boolean).length,
    usualGap: usual,
    auc: {
      days: aucOf(scores.days, came),
      medianGap: aucOf(scores.medianGap, came),
      meanGap: aucOf(scores.meanGap, came),
    },
    silentAtLeast: [30, 60, 90, 120, 150, 180, 210, 240, 270].map((least) => {
      const silent = people.flatMap(({ silentDays }, place) =>
        silentDays >= least ? [came[place] ?? false] : [],
      );
      return { days: least, of: silent.length, came: silent.filter(Boolean).length };
    }),
    formerRule: (() => {
      const called = people.flatMap(({ bought, silentDays }, place) => {
        const gaps = gapsOf(bought);
        const wait = gaps.length < 2 ? 365 : Math.max(2 * medianOf(gaps), 90);
        return silentDays >= wait ? [came[place] ?? false] : [];
      });
      return { dormant: called.length, came: called.filter(Boolean).length };
    })(),
    table: countReturns(histories, asOf, within),
    backTest: backTest(
      histories.map((won) => ({ won, lost: [] })),
      '1998-06-30',
    ),
    tableLearntBefore: {
      auc: aucOf(told, cameSoon),
      lessDays: aucDifference(told, scores.days, cameSoon),
      told: share(told),
      came: share(cameSoon),
      brier: brierOf(told, cameSoon),
    },
  };
}

/** Prints the study as JSON; with a second file, writes the curve there. */
export function runStudy(file: string, svg: string | undefined): void {
  const study = studyCdnow(readCdnow(readFileSync(file, 'utf8')));
  console.log(JSON.stringify(study, null, 2));
  if (svg !== undefined) writeFileSync(svg, curveSvg(study.silentAtLeast));
}
