import type { Language } from '../words/language.ts';
import { Segments } from './field.tsx';

interface MailLanguageProps {
  readonly name: string;
  readonly value: Language;
  readonly onChange: (locale: Language) => void;
}

/** In which language a mail is looked at and written; each is named in itself. */
export const MailLanguage = (props: MailLanguageProps) => (
  <Segments
    {...props}
    options={[
      { value: 'ja', name: '日本語' },
      { value: 'en', name: 'English' },
    ]}
  />
);
