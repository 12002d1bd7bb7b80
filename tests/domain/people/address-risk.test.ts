import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressRiskOf } from '../../../domain/people/address-risk.ts';

const risk = (email: string, silentDays = 100) => addressRiskOf(email, silentDays);

describe('an address', () => {
  it.each([
    'a@gmial.com',
    'a@gamil.com',
    'a@gmai.com',
    'a@gmaill.com',
    'a@gmail.con',
    'a@yahoo.co.jo',
    'a@yaho.co.jp',
    'a@yahooo.co.jp',
    'a@dokomo.ne.jp',
    'a@docomo.nejp',
    'a@hotmial.com',
    'a@iclould.com',
    'a@company.cojp',
    'a@company.co.jo',
  ])('looks mistyped: %s', (email) => {
    expect(risk(email)).toBe('mistyped');
  });

  it.each([
    'a@gmail.com',
    'a@yahoo.co.jp',
    'a@ymail.com',
    'a@email.com',
    'a@mail.com',
    'a@company.co.jp',
    'a@yamail.co.jp',
    'a@example.com',
    'a@soft-bank.example',
    'a@sub.docomo.ne.jp',
  ])('does not: %s', (email) => {
    expect(risk(email)).toBe('none');
  });

  it.each([
    'info@company.co.jp',
    'INFO@company.co.jp',
    'sales-tokyo@company.co.jp',
    'eigyo2@company.co.jp',
    'no-reply@company.co.jp',
    'toiawase@company.co.jp',
    'info.tokyo@company.co.jp',
  ])('is of several people: %s', (email) => {
    expect(risk(email)).toBe('shared');
  });

  it.each([
    'infield@company.co.jp',
    'salesforce.taro@company.co.jp',
    'tanaka@company.co.jp',
    'prager@x.example',
  ])('is of one: %s', (email) => {
    expect(risk(email)).toBe('none');
  });

  it('nobody has heard of for over two years may be dead', () => {
    expect([730, 731].map((days) => risk('a@company.co.jp', days))).toEqual(['none', 'longSilent']);
  });

  it('that there is none of has no risk', () => {
    expect(addressRiskOf(undefined, 0)).toBeUndefined();
    expect(addressRiskOf('nobody', 0)).toBeUndefined();
  });

  it('of a well-known domain with one letter changed, added, left out or exchanged is found; as it is it is not', () => {
    const domain = fc.constantFrom('yahoo.co.jp', 'docomo.ne.jp', 'softbank.ne.jp', 'icloud.com');
    fc.assert(
      fc.property(
        domain,
        fc.nat(),
        fc.constantFrom('change', 'add', 'leave', 'exchange'),
        (known, at, how) => {
          const place = at % (known.indexOf('.') - 1);
          const [before, letter, after] = [known.slice(0, place), known[place] ?? '', known.slice(place + 1)];
          const slipped = {
            change: `${before}q${after}`,
            add: `${before}q${letter}${after}`,
            leave: `${before}${after}`,
            exchange: `${before}${after[0]}${letter}${after.slice(1)}`,
          }[how];
          // A company of its own.
          fc.pre(slipped !== 'cloud.com');
          expect(risk(`a@${slipped}`)).toBe(slipped === known ? 'none' : 'mistyped');
        },
      ),
    );
  });
});
