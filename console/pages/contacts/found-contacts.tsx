import { counted } from '../../../contract/counted.ts';
import type { Answer } from '../../data/call-api.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useRead } from '../../data/use-read.ts';
import { Empty } from '../../parts/empty.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { count, people } from '../../words/figures.ts';
import { phrase, word } from '../../words/language.ts';
import { CompanyTable } from '../../parts/company-table.tsx';
import { ContactTable } from './contact-table.tsx';
import { Incomplete } from '../../parts/incomplete.tsx';

const words = {
  people: word('担当者', 'Contacts'),
  companies: word('会社', 'Companies'),
  found: phrase(
    (contacts: string, companies: string) => `担当者 ${contacts}、会社 ${companies}社が見つかりました。`,
    (contacts: string, companies: string) =>
      `Found ${contacts} and ${counted(companies, 'company', 'companies')}.`,
  ),
  more: word(
    'ほかにもいます。続きの文字まで入れると、絞り込めます。',
    'There are more. Type further letters to narrow it down.',
  ),
  nobody: phrase(
    (text: string) =>
      `「${text}」で始まる氏名・会社はありません。最初の文字から入れるか、フリガナやメールアドレスの全体で探してください。`,
    (text: string) =>
      `No name or company begins with "${text}". Type from the first letter, or a whole address.`,
  ),
};

/** Who and which companies begin with a text. */
export function FoundContacts({ text }: { readonly text: string }) {
  const asked = useSettled(text);
  const found = useRead('findContacts', { body: { text: asked } });
  return <Shown of={found}>{(answer) => <Found answer={answer} text={asked} />}</Shown>;
}

function Found({ answer, text }: { readonly answer: Answer<'findContacts'>; readonly text: string }) {
  const { people: contacts, companies, hasMore, isComplete } = answer;
  const isEmpty = contacts.length + companies.length === 0;
  return (
    <>
      <Incomplete isComplete={isComplete} />
      <p class="soft small" role="status">
        {!isEmpty && words.found(people(contacts.length), count(companies.length))} {hasMore && words.more()}
      </p>
      {isEmpty && <Empty>{words.nobody(text)}</Empty>}
      {contacts.length > 0 && (
        <Section title={words.people()}>
          <ContactTable contacts={contacts} />
        </Section>
      )}
      {companies.length > 0 && (
        <Section title={words.companies()}>
          <CompanyTable companies={companies} />
        </Section>
      )}
    </>
  );
}
