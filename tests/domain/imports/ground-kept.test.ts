import { expect, it } from 'vitest';
import { mergeCustomer } from '../../../domain/imports/merge-record.ts';
import { aCustomer } from '../../builders/people.ts';

const ids = { id: 'c1', accountId: 'a1' };
const known = (consentBasis: 'optIn' | 'card') =>
  aCustomer({ consentBasis, consentOn: '2025-04-25', consentEvidence: '申込フォーム' });

it.each([
  ['optIn', 'transaction', undefined, 'optIn', '2025-04-25'],
  ['optIn', 'card', undefined, 'optIn', '2025-04-25'],
  ['optIn', 'unknown', undefined, 'optIn', '2025-04-25'],
  ['optIn', 'transaction', 'card', 'card', '2026-11-01'],
  ['card', 'transaction', undefined, 'transaction', '2026-11-01'],
  ['card', 'optIn', undefined, 'optIn', '2026-11-01'],
] as const)(
  '%s, a file that says %s and a row that says %s: %s of %s',
  (basis, ofFile, ofRow, expected, on) => {
    const record = {
      email: 'a@x.example',
      tags: [],
      ...(ofRow === undefined ? {} : { consentBasis: ofRow }),
    };
    const merged = mergeCustomer(known(basis), record, ids, { basis: ofFile, on: '2026-11-01' }, 'ja');

    expect([merged.consentBasis, merged.consentOn]).toEqual([expected, on]);
  },
);
