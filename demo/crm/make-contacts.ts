import { seeded } from '../random.ts';
import { familyNamesEn, givenNamesEn, titlesEn } from './words.ts';

/** An account of the export, as far as contacts need it. */
export interface ExportedAccount {
  readonly name: string;
}

/**
 * Makes up contacts for accounts of a real export, which has none: two or three each, under the reserved domain .example.
 * Their consent is an opt-in, since the companies are outside Japan.
 */
export function makeContacts(seed: number, accounts: readonly ExportedAccount[], metOn: string): string {
  const rows = accounts.flatMap(({ name }) => {
    const random = seeded(seed).fork(`contacts:${name}`);
    return Array.from({ length: random.between(2, 3) }, () => {
      const given = random.pick(givenNamesEn);
      const family = random.pick(familyNamesEn);
      const domain = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '')}.example`;
      return [
        name,
        `${given} ${family}`,
        random.pick(titlesEn),
        `${given}.${family}@${domain}`.toLowerCase(),
        `212-555-01${random.between(10, 99)}`,
        'opt-in',
        metOn,
        'en',
      ].join(',');
    });
  });
  return ['account,full name,title,email,phone,consent basis,first contact date,language', ...rows].join(
    '\r\n',
  );
}

/** Makes up addresses for salespeople of a real export, which names them only. */
export function makeOwnerAddresses(names: readonly string[]): string {
  return [
    'name,email',
    ...names.map((name) => `${name},${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@maventech.example`),
  ].join('\r\n');
}
