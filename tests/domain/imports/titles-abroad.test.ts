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
