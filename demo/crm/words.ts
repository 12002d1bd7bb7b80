/** Names of the contacts that are made up for a real export. */
export const givenNamesEn = [
  'Alex',
  'Maria',
  'James',
  'Priya',
  'Omar',
  'Linda',
  'Chen',
  'Sofia',
  'David',
  'Emma',
  'Noah',
  'Amina',
] as const;
export const familyNamesEn = [
  'Carter',
  'Nguyen',
  'Silva',
  'Okafor',
  'Kim',
  'Fischer',
  'Rossi',
  'Khan',
  'Novak',
  'Brown',
  'Ito',
  'Haddad',
] as const;
export const titlesEn = [
  'Head of Purchasing',
  'IT Manager',
  'Operations Director',
  'Buyer',
  'Engineer',
  'VP Operations',
  'Plant Manager',
] as const;
