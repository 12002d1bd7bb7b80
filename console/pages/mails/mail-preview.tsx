import { useState } from 'preact/hooks';
import type { Answer, Given } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { Empty } from '../../parts/empty.tsx';
import { Segments } from '../../parts/field.tsx';
import { KeyValues } from '../../parts/key-values.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Shown } from '../../parts/shown.tsx';
import { phrase, said, word } from '../../words/language.ts';

const words = {
  to: word('宛先', 'To'),
  noAddress: word('（アドレスなし）', '(no address)'),
  subject: word('件名', 'Subject'),
  characters: phrase(
    (count: number) => `${count}字`,
    (count: number) => `${count} characters`,
  ),
  look: word('見え方', 'View'),
  desktop: word('パソコン', 'Desktop'),
  phone: word('スマートフォン', 'Phone'),
  text: word('テキスト', 'Text'),
  frame: word('メールの見え方', 'How the mail looks'),
  import: word('取り込む', 'Import'),
  contact: word('この方の記録', 'This contact'),
};

type Look = 'desktop' | 'phone' | 'text';

/** A mail as it would arrive, at two widths and as text. */
export function MailPreview({ given }: { readonly given: Given<'previewMail'>['body'] }) {
  const preview = useRead('previewMail', { body: given });
  const [look, setLook] = useState<Look>('desktop');
  if (preview.problem?.code === 'nobody')
    return (
      <Empty action={may('importFile') ? { to: '/imports', name: words.import() } : undefined}>
        {said(preview.problem.text)}
      </Empty>
    );
  return (
    <Shown of={preview}>
      {(mail) => (
        <div class="seen-mail">
          <KeyValues
            pairs={[
              [
                words.to(),
                <>
                  {mail.to ?? words.noAddress()}{' '}
                  <a class="small" href={`/contacts/${mail.customerId}`}>
                    {words.contact()}
                  </a>
                </>,
              ],
              [
                words.subject(),
                <>
                  <b lang={given.locale}>{mail.subject}</b>{' '}
                  <span class="small soft">{words.characters(Array.from(mail.subject).length)}</span>
                </>,
              ],
            ]}
          />
          {mail.warnings.map((warning) => (
            <Notice key={warning.en} tone="warn">
              <p>{said(warning)}</p>
            </Notice>
          ))}
          <p class="mt">
            <Segments
              name={words.look()}
              value={look}
              onChange={setLook}
              options={[
                { value: 'desktop', name: words.desktop() },
                { value: 'phone', name: words.phone() },
                { value: 'text', name: words.text() },
              ]}
            />
          </p>
          <Letter mail={mail} look={look} locale={given.locale} />
        </div>
      )}
    </Shown>
  );
}

interface LetterProps {
  readonly mail: Answer<'previewMail'>;
  readonly look: Look;
  readonly locale: 'ja' | 'en' | undefined;
}

const Letter = ({ mail, look, locale }: LetterProps) =>
  look === 'text' ? (
    <pre class="mail mt" lang={locale} tabIndex={0} role="region" aria-label={words.text()}>
      {mail.text}
    </pre>
  ) : (
    <iframe
      class={look === 'phone' ? 'letter phone mt' : 'letter mt'}
      title={words.frame()}
      sandbox=""
      srcdoc={mail.html}
    />
  );
