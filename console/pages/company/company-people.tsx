import { useState } from 'preact/hooks';
import type { CompanyContact, Stop } from '../../../contract/people.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Temperature } from '../../parts/marks.tsx';
import { Meter } from '../../parts/meter.tsx';
import { Section } from '../../parts/page-head.tsx';
import { people } from '../../words/figures.ts';
import { dataLanguage, labelled, phrase, word, listed } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';
import type { Label } from '../../../contract/labels.ts';

const words = {
  title: phrase(
    (number: string) => `担当者 ${number}`,
    (number: string) => `Contacts: ${number}`,
  ),
  order: word('関心度の高い順', 'highest interest first'),
  caption: word('担当者', 'Contacts'),
  none: word('この会社の担当者はまだいません。', 'No contacts at this company yet.'),
  name: word('氏名', 'Name'),
  place: word('拠点・部署・役職', 'Site, department, title'),
  state: word('温度感', 'Temperature'),
  interest: word('関心度', 'Interest'),
  last: word('最後の動き', 'Last act'),
  mailing: word('連絡', 'Contact'),
  noAct: word('まだ動きがありません', 'no act yet'),
  unknown: word('記録なし', 'no record'),
  free: word('できる', 'possible'),
  by: word('拠点・部署で絞る', 'Only of a site or department'),
  all: word('すべて', 'All'),
  more: phrase(
    (number: string) => `さらに ${number}を表示`,
    (number: string) => `Show ${number} more`,
  ),
  cut: phrase(
    (shown: string) => `関心度の計算は${shown}までです。全員は担当者の画面で会社名から探せます。`,
    (shown: string) => `Only ${shown} are read here. Find the others by name under Contacts.`,
  ),
};
const AT_FIRST = 50;

const stopLabels: Readonly<Record<Stop, Label>> = {
  leftCompany: { ja: '退職・異動', en: 'left the company' },
  refused: { ja: '配信停止', en: 'unsubscribed' },
  neverContact: { ja: '連絡しない', en: 'never contact' },
  undeliverable: { ja: '宛先なし', en: 'address does not work' },
  wrongPerson: { ja: '担当違い', en: 'wrong person' },
  outOfTarget: { ja: '対象外', en: 'out of target' },
  withSales: { ja: '営業が対応中', en: 'with sales' },
};

/** Who is there, the most interested first; many by site or department. */
export function CompanyPeople({
  contacts,
  known,
}: {
  readonly contacts: readonly CompanyContact[];
  readonly known: number;
}) {
  const [place, setPlace] = useState('');
  const [isWhole, setIsWhole] = useState(false);
  const places = [...new Set(contacts.flatMap(({ site, department }) => [site, department]))].filter(
    (each) => each !== '',
  );
  const fitting = contacts.filter(
    ({ site, department }) => place === '' || site === place || department === place,
  );
  const shown = isWhole ? fitting : fitting.slice(0, AT_FIRST);
  return (
    <Section title={words.title(people(known))} aside={<span class="small soft">{words.order()}</span>}>
      {contacts.length > AT_FIRST && places.length > 1 && (
        <div class="filters">
          <SelectField
            label={words.by()}
            value={place}
            onChange={setPlace}
            options={[
              { value: '', name: words.all() },
              ...places.toSorted().map((each) => ({ value: each, name: each })),
            ]}
          />
        </div>
      )}
      {shown.length === 0 ? <Empty>{words.none()}</Empty> : <PeopleTable contacts={shown} />}
      {shown.length < fitting.length && (
        <p class="mt">
          <Button onClick={() => setIsWhole(true)}>
            {words.more(people(fitting.length - shown.length))}
          </Button>
        </p>
      )}
      {contacts.length < known && <p class="soft small mt">{words.cut(people(contacts.length))}</p>}
    </Section>
  );
}

const PeopleTable = ({ contacts }: { readonly contacts: readonly CompanyContact[] }) => (
  <table class="cards hover">
    <caption class="vh">{words.caption()}</caption>
    <thead>
      <tr>
        <th scope="col">{words.name()}</th>
        <th scope="col">{words.place()}</th>
        <th scope="col">{words.state()}</th>
        <th scope="col">{words.interest()}</th>
        <th scope="col">{words.last()}</th>
        <th scope="col" class="lgm">
          {words.mailing()}
        </th>
      </tr>
    </thead>
    <tbody>
      {contacts.map((contact) => (
        <tr key={contact.customerId}>
          <th scope="row" lang={dataLanguage.value}>
            <a href={`/contacts/${contact.customerId}`}>{contact.name}</a>
            <small>{contact.kana}</small>
          </th>
          <td class="wide" lang={dataLanguage.value}>
            {[contact.site, contact.department, contact.title].filter((each) => each !== '').join(' ') ||
              words.unknown()}
          </td>
          <td>
            <Temperature of={contact.temperature ?? 'cold'} />
          </td>
          <td>
            {contact.interest === undefined || contact.threshold === undefined ? (
              <span class="soft">{words.noAct()}</span>
            ) : (
              <Meter interest={contact.interest} threshold={contact.threshold} />
            )}
          </td>
          <td data-l={words.last()} class="wide">
            {contact.lastActAt === undefined ? words.unknown() : moment(contact.lastActAt)}
          </td>
          <td data-l={words.mailing()} class="lgm">
            {contact.stops.length === 0
              ? words.free()
              : listed(contact.stops.map((stop) => labelled(stopLabels, stop)))}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
