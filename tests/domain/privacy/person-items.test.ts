import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { personItemKinds, sectionOf } from '../../../domain/privacy/person-items.ts';
import { sourceFiles } from '../../checks/sources.ts';

/** What the stores spell that is no kind of item of a customer: partitions and items of something else. */
const elsewhere = new Set([
  'ATSTEP',
  'BEHIND',
  'CAMPAIGN',
  'CAMPAIGNS',
  'CASEOF',
  'CASES',
  'CHANGEOF',
  'CODE',
  'CONTACTCHANGES',
  'COUNTER',
  'COUNTS',
  'CONSENT',
  'CUSTOMER',
  'DELIVERY',
  'ERASED',
  'FIGURES',
  'LEAD',
  'MERGES',
  'PEOPLE',
  'POINTER',
  'TOPIC',
]);

/** Words of expressions and not keys. */
const reserved = new Set(['ADD', 'AND', 'BETWEEN', 'DELETE', 'IN', 'NOT', 'OR', 'REMOVE', 'SET']);

describe('what stands in the partition of a customer', () => {
  it('is decided on, kind by kind: how it is given out, and what an erasure does with it', () => {
    const stores = sourceFiles()
      .filter((file) => file.startsWith('app/') && file.endsWith('-store.ts'))
      .map((file) => ({ file, source: readFileSync(file, 'utf8') }))
      .filter(({ source }) => source.includes('customerPk('));
    const named = new Set(personItemKinds.map(({ kind }) => kind));
    const undecided = stores.flatMap(({ file, source }) =>
      [...source.matchAll(/['"`]([A-Z][A-Z-]+)#?(?=['"`$])/g)]
        .map(([, kind = '']) => kind)
        .filter((kind) => !named.has(kind) && !elsewhere.has(kind) && !reserved.has(kind))
        .map((kind) => `${file}: ${kind}`),
    );

    expect(stores.length).toBeGreaterThan(10);
    expect(undecided, 'name each in domain/privacy/person-items.ts, or in `elsewhere` here').toEqual([]);
  });

  it('is given out under a heading of its own; what nobody named, under another', () => {
    expect(['PROFILE', 'MAIL#x', 'FACT#2026#refused#x', 'NEW#x'].map(sectionOf)).toEqual([
      'profile',
      'mails',
      'history',
      'other',
    ]);
  });
});
