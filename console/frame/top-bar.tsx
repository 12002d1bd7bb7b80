import type { SessionPerson } from '../../contract/session.ts';
import { session } from '../data/session.ts';
import { signInAs, signOut } from '../data/stay-signed-in.ts';
import { Icon } from '../parts/icon.tsx';
import { language, phrase, word } from '../words/language.ts';
import { find } from '../data/find.ts';
import { go } from './place.ts';
import { roleNames } from './role-names.ts';
import { isDark, theme } from './theme.ts';

const words = {
  search: word('氏名・会社・アドレス・受付番号', 'Name, company, address or code'),
  searchAll: word('全体を検索', 'Search everything'),
  find: word('検索', 'Search'),
  mailbox: word('受信箱を開く', 'Mailbox'),
  light: word('明るい画面', 'Light'),
  dark: word('暗い画面', 'Dark'),
  person: word('利用する人', 'Signed in as'),
  signOut: word('サインアウト', 'Sign out'),
  named: phrase(
    (name: string, role: string) => `${name}（${role}）`,
    (name: string, role: string) => `${name} (${role})`,
  ),
};
/** The code of a handoff, as people read it aloud. */
const code = /^[2-9A-HJ-NP-Z]{6}$/;

/** Search, language, theme and person. */
export function TopBar() {
  return (
    <header class="top">
      <a class="brand" href="/">
        Rekindle
      </a>
      <SearchForm />
      <div class="end">
        <a class="sw s-only" href="/contacts">
          <Icon name="search" />
          {words.find()}
        </a>
        <Switches />
        <Person />
      </div>
    </header>
  );
}

/** The other language, the other theme; on one machine the mailbox where all mails land. */
export function Switches() {
  const other = language.value === 'ja' ? 'en' : 'ja';
  const { mailboxUrl } = session.value ?? {};
  return (
    <>
      {mailboxUrl !== undefined && (
        <a class="sw" href={mailboxUrl} target="_blank" rel="noreferrer">
          {words.mailbox()}
        </a>
      )}
      <button class="sw" type="button" lang={other} onClick={() => (language.value = other)}>
        {other === 'ja' ? '日本語' : 'English'}
      </button>
      <button class="sw" type="button" onClick={() => (theme.value = isDark() ? 'light' : 'dark')}>
        {isDark() ? words.light() : words.dark()}
      </button>
    </>
  );
}

const SearchForm = () => (
  <form
    class="search"
    role="search"
    onSubmit={(event) => {
      event.preventDefault();
      const typed = new FormData(event.currentTarget).get('text');
      const text = typeof typed === 'string' ? typed.trim() : '';
      if (code.test(text.toUpperCase())) go(`/handoffs/${text.toUpperCase()}`);
      else {
        find.value = text;
        go('/contacts');
      }
    }}
  >
    <Icon name="search" />
    <input
      type="search"
      name="text"
      id="search"
      aria-label={words.searchAll()}
      placeholder={words.search()}
      autocomplete="off"
    />
    <kbd aria-hidden="true">/</kbd>
  </form>
);

/** Who is signed in; on one machine somebody else can be chosen. */
function Person() {
  const known = session.value;
  if (known === undefined) return null;
  const { person, people = [] } = known;
  if (people.length < 2)
    return (
      <>
        <span class="who">{nameOf(person)}</span>
        <button class="sw" type="button" onClick={() => void signOut()}>
          {words.signOut()}
        </button>
      </>
    );
  return (
    <select
      class="who"
      aria-label={words.person()}
      value={person.id}
      onChange={({ currentTarget }) => {
        const chosen = people[currentTarget.selectedIndex];
        if (chosen !== undefined) signInAs(chosen.id);
      }}
    >
      {people.map((each) => (
        <option key={each.id} value={each.id} selected={each.id === person.id}>
          {nameOf(each)}
        </option>
      ))}
    </select>
  );
}

const nameOf = ({ name, role }: SessionPerson): string => words.named(name, roleNames[role]());
