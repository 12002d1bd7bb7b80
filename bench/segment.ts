import type { Candidate } from '../domain/audience/candidate.ts';
import { compileSegment, type Segment } from '../domain/audience/segment.ts';
import { aPerson } from '../tests/builders/people.ts';
import { median, printLine } from './report.ts';

const ROWS = 1_000_000;
const RUNS = 7;
const today = '2026-11-20';

const segment: Segment = {
  id: 'bench',
  name: { ja: '', en: '' },
  rule: {
    all: [
      { field: 'industry', op: 'oneOf', value: ['製造業', '卸売業'] },
      { field: 'region', op: 'oneOf', value: ['東京', '大阪', '愛知'] },
      { field: 'employees', op: 'atLeast', value: 50 },
      { field: 'dormancy', op: 'oneOf', value: ['lapsed', 'lostDeal'] },
      { field: 'silentDays', op: 'between', value: [200, 700] },
      { field: 'temperature', op: 'oneOf', value: ['cold', 'warm'] },
    ],
  },
};

/** The same rule by hand: the anchor. */
const byHand = ({ person, dormancy, temperature }: Candidate): boolean => {
  const industry = person.customer.industry ?? person.account.industry;
  if (industry !== '製造業' && industry !== '卸売業') return false;
  const region = person.customer.region ?? person.account.region;
  if (region !== '東京' && region !== '大阪' && region !== '愛知') return false;
  if ((person.customer.employees ?? person.account.employees ?? 0) < 50) return false;
  if (dormancy.kind !== 'dormant' || (dormancy.dormancy !== 'lapsed' && dormancy.dormancy !== 'lostDeal'))
    return false;
  return (
    dormancy.silentDays >= 200 &&
    dormancy.silentDays <= 700 &&
    (temperature === 'cold' || temperature === 'warm')
  );
};

function makeCandidates(): readonly Candidate[] {
  const base = aPerson();
  const pool = Array.from({ length: 5_000 }, (_, index): Candidate => ({
    person: {
      ...base,
      customer: {
        ...base.customer,
        industry: ['製造業', '卸売業', '小売業'][index % 3],
        region: ['東京', '大阪', '福岡', '愛知'][index % 4],
        employees: (index * 37) % 900,
      },
    },
    dormancy:
      index % 5 === 0
        ? { kind: 'active', because: 'boughtRecently' }
        : {
            kind: 'dormant',
            dormancy: index % 2 === 0 ? 'lapsed' : 'stalled',
            sinceOn: '2025-01-01',
            silentDays: (index * 13) % 900,
          },
    temperature: index % 7 === 0 ? 'hot' : 'cold',
    campaigns: [],
  }));
  return Array.from({ length: ROWS }, (_, index) => pool[(index * 7919) % pool.length] ?? pool[0]).filter(
    (each) => each !== undefined,
  );
}

/** Rows a second over a million customers and six conditions: compiled predicate beside the same rule by hand. */
export async function benchSegment(): Promise<void> {
  const rows = makeCandidates();
  const compiled = compileSegment(segment, today);
  const rowsPerSecond = (matches: (candidate: Candidate) => boolean): number => {
    const began = performance.now();
    let selected = 0;
    for (const row of rows) if (matches(row)) selected++;
    const seconds = (performance.now() - began) / 1000;
    if (selected === 0) throw new Error('the bench selects nobody: its rows or rule are wrong');
    return rows.length / seconds;
  };
  const product: number[] = [];
  const anchor: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    anchor.push(rowsPerSecond(byHand));
    product.push(rowsPerSecond(compiled));
  }
  const ratio = median(product) / median(anchor);
  printLine({
    bench: 'segment',
    name: 'compiled predicate, 1,000,000 customers, 6 conditions',
    unit: 'rows/s',
    product: median(product),
    anchor: median(anchor),
    ratio,
    budget: 'at least 0.3 of hand-written, or 10,000,000 rows/s',
    met: ratio >= 0.3 || median(product) >= 10_000_000,
    runs: RUNS,
  });
}
