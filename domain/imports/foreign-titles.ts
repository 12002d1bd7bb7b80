import type { KnownColumns } from './known-column.ts';
import { words } from './words.ts';

/**
 * The usual titles of German, French, Spanish, Italian and Dutch files, by field, beside those that all kinds of file share. Of
 * words that may mean something else in the next language (nome, nombre, service) none: some are weak names of their field.
 */
const titles: Readonly<Record<string, readonly string[]>> = {
  email: words('indirizzo email | e-mailadres'),
  customerEmail: words('e-mail-adresse | adresse e-mail | courriel | correo electrónico'),
  fullName: words('ansprechpartner | vollständiger name | nom complet | nombre completo | contactpersoon'),
  lastName: words(
    'nachname | familienname | nom | nom de famille | apellidos | apellido | cognome | achternaam',
  ),
  firstName: words('vorname | prénom | voornaam'),
  accountName: words('raison sociale | bedrijf'),
  department: words('afdeling'),
  title: words('funktion | fonction | cargo | ruolo | funzione | functie'),
  phoneMain: words('telefon | telefonnummer | téléphone | teléfono | telefono | telefoon'),
  phoneMobile: words('mobil | mobiltelefon | mobilnummer | handy | téléphone portable | móvil | cellulare'),
  industry: words('branche | secteur | settore'),
  country: words('land | pays | país | paese'),
  ownerName: words(
    'betreuer | kundenbetreuer | verantwortlich | verantwortlicher | zuständig | propriétaire',
  ),
  firstSeenOn: words('erstellt am | angelegt am | créé le | fecha de creación'),
  openedOn: words('erstellt am | angelegt am | créé le | fecha de creación'),
  lastTwoWayOn: words('letzter kontakt | dernier contact | último contacto | ultimo contatto'),
  lastWords: words(
    'bemerkung | bemerkungen | notiz | notizen | kommentar | commentaire | commentaires | remarques | observaciones | note interne | opmerkingen',
  ),
  stage: words('phase | verkaufsphase | étape | etapa | fase'),
  closedOn: words('abschlussdatum | date de clôture | fecha de cierre'),
  amount: words('betrag | umsatz | montant | importe | importo | bedrag'),
  product: words('produkt | produit | producto | prodotto'),
  lostReason: words('verlustgrund | raison de la perte'),
};

/** Columns with those titles beside their own. */
export const withForeignTitles = (columns: KnownColumns): KnownColumns =>
  Object.fromEntries(
    Object.entries(columns).map(([field, column]) => [
      field,
      { ...column, names: [...column.names, ...(titles[field] ?? [])] },
    ]),
  );
