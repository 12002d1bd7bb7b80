import { expect, it } from 'vitest';
import { recordsOf } from './file-builders.ts';

it.each([
  [
    'German',
    'Vorname;Nachname;Firma;Abteilung;Position;E-Mail;Telefon;Land\nHans;Müller;Beispiel GmbH;Einkauf;Leiter;hans@b.example;+49 30 1234567;Deutschland',
    { fullName: 'Hans Müller', accountName: 'Beispiel GmbH', department: 'Einkauf', title: 'Leiter' },
  ],
  [
    'French',
    'Prénom,Nom,Société,Fonction,Courriel,Téléphone,Pays\nJean,Dupont,Exemple SA,Directeur,j@e.example,+33 1 23 45 67 89,France',
    { fullName: 'Jean Dupont', accountName: 'Exemple SA', title: 'Directeur', country: 'France' },
  ],
  [
    'Spanish',
    'Nombre,Apellidos,Empresa,Cargo,Correo electrónico,País\nAna,García,Ejemplo SL,Directora,a@e.example,España',
    { fullName: 'Ana García', accountName: 'Ejemplo SL', title: 'Directora', email: 'a@e.example' },
  ],
])('the titles of a %s list are known', (_language, file, record) => {
  expect(recordsOf('customer', file)).toMatchObject([record]);
});

it('people who have no company are no colleagues of each other', () => {
  const file =
    '会社名,氏名,メール\n個人,山田,a@gmail.com\nフリーランス,鈴木,b@yahoo.co.jp\n株式会社甲,佐藤,c@x.example';

  expect(recordsOf('customer', file).map(({ accountName }) => accountName)).toEqual([
    undefined,
    undefined,
    '株式会社甲',
  ]);
});

it('knows the titles of a list that a salesperson in America keeps', () => {
  const list =
    'Name,Employer,Work Email,Work Phone,Cell Phone,Rep,Met at\n' +
    'Robert Jones,Acme Towers LLC,rj@acme.example,(802) 555-0111,(802) 555-9999,Sam Seller,Expo 2025';

  expect(recordsOf('customer', list)).toMatchObject([
    {
      fullName: 'Robert Jones',
      accountName: 'Acme Towers LLC',
      email: 'rj@acme.example',
      phoneMain: '(802) 555-0111',
      phoneMobile: '(802) 555-9999',
      ownerName: 'Sam Seller',
      acquisitionRoute: 'Expo 2025',
    },
  ]);
});
