import { describe, expect, it } from 'vitest';
import { readDecidingTitle } from '../../../domain/imports/refusal-title.ts';
import { fileCode, recordsOf } from './file-builders.ts';

const noted = (note: string) =>
  recordsOf('customer', `Company,Name,Email,Notes\nA,Jane Doe,jane@a.example,${note}\n`)[0];

describe('the apostrophe that word processors curl', () => {
  it.each(['Don’t email him', "Don't email him", 'Please don’t contact again', 'doesn’t want mails'])(
    'is read in notes: %s',
    (note) => {
      expect(noted(note)).toMatchObject({ noMail: true });
    },
  );

  it('is read of calls too', () => {
    expect(noted('Don’t call')).toMatchObject({ noCall: true });
  });

  it.each([
    ['Don’t email', 'noMail'],
    ["Don't email", 'noMail'],
    ["Don't Call", 'noCall'],
    ['Don’t contact', 'noContact'],
  ])('is read in the title %s', (title, reading) => {
    expect(readDecidingTitle(title)).toBe(reading);
  });

  it('is read in a ground that was denied', () => {
    const [record] = recordsOf(
      'customer',
      'Company,Name,Email,配信の根拠\nA,Jane Doe,jane@a.example,consent: didn’t give it\n',
    );
    expect(record?.consentBasis === 'optIn').toBe(false);
  });

  it('stays in names', () => {
    expect(recordsOf('customer', 'Company,Name,Email\nL’Oréal,Pat O’Brien,pat@a.example\n')).toMatchObject([
      { accountName: 'L’Oréal', fullName: 'Pat O’Brien' },
    ]);
  });

  it('leaves nobody unasked where marks stand below such a title', () => {
    const file = "Company,Name,Email,Don't email\nA,Jane Doe,jane@a.example,TRUE\n";
    expect(fileCode('customer', file)).toBe('read');
    expect(recordsOf('customer', file)).toMatchObject([{ noMail: true }]);
  });
});
