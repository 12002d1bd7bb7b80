import { useEffect, useState } from 'preact/hooks';
import type { LibraryMail } from '../../../contract/mail-library.ts';
import { SelectField } from '../../parts/field.tsx';
import { said, word } from '../../words/language.ts';

const words = {
  title: word('用意された10通から選ぶ', 'Begin from one of ten'),
  hint: word(
    '選ぶと日本語と英語の文面が入ります。あとは自由に書き換えられます。',
    'It brings its text in both languages, to be changed as you like.',
  ),
  choose: word('（選んでください）', '(choose)'),
};

/** Ten mails to begin a text of one's own from; loaded when somebody writes one. */
export function LibraryChoice({ choose }: { readonly choose: (mail: LibraryMail) => void }) {
  const [library, setLibrary] = useState<readonly LibraryMail[]>([]);
  useEffect(() => {
    void import('../../../contract/mail-library.ts').then(({ mailLibrary }) => setLibrary(mailLibrary));
  }, []);
  return (
    <SelectField
      label={words.title()}
      hint={words.hint()}
      value=""
      options={[
        { value: '', name: words.choose() },
        ...library.map(({ id, name, suits }) => ({ value: id, name: `${said(name)} – ${said(suits)}` })),
      ]}
      onChange={(id) => {
        const mail = library.find((each) => each.id === id);
        if (mail !== undefined) choose(mail);
      }}
    />
  );
}
