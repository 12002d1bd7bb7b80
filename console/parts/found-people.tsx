import type { Answer } from '../data/call-api.ts';
import { useRead } from '../data/use-read.ts';
import { Shown } from './shown.tsx';
import { dataLanguage, word } from '../words/language.ts';

const nobody = word('見つかりません。', 'Nobody is found.');

export type FoundPerson = Answer<'findContacts'>['people'][number];

/** So many are offered; who is not among them is searched for more narrowly. */
const OFFERED = 8;

/** People whom a search finds, to choose one. */
export function FoundPeople({
  text,
  onChoose,
}: {
  readonly text: string;
  readonly onChoose: (person: FoundPerson) => void;
}) {
  const found = useRead('findContacts', { body: { text } });
  return (
    <Shown of={found}>
      {({ people }) =>
        people.length === 0 ? (
          <p class="soft mt">{nobody()}</p>
        ) : (
          <ul class="mt">
            {people.slice(0, OFFERED).map((person) => (
              <li key={person.customerId} lang={dataLanguage.value}>
                <button type="button" class="linklike" onClick={() => onChoose(person)}>
                  {person.name} {person.account}
                </button>
              </li>
            ))}
          </ul>
        )
      }
    </Shown>
  );
}
