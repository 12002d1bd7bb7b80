import { useMailLanguage } from '../../data/use-mail-language.ts';
import { useRead } from '../../data/use-read.ts';
import { query, setQuery } from '../../frame/place.ts';
import { SelectField } from '../../parts/field.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { said, word } from '../../words/language.ts';
import { mailName, mailTitle, readyMails } from './mail-names.ts';
import { MailLanguage } from '../../parts/mail-language.tsx';
import { MailPreview } from './mail-preview.tsx';
import { TestMail } from './test-mail.tsx';

const words = {
  title: word('メール文面', 'Mails'),
  lede: word(
    '選んだ対象条件にいる実在の方の値で表示しています。お客様にはこのとおり届きます。',
    'Shown with the values of a real customer of the segment: exactly what will arrive.',
  ),
  mails: word('メール', 'Mails'),
  segment: word('どの対象条件の方の値で見るか', 'With the values of whom'),
  locale: word('文面の言語', 'Language of the mail'),
};

const monthlyTemplates = ['monthly-topic', 'monthly-last'] as const;

/** Each mail of the ready-made sequence and of the monthly mail, in both languages, with a real customer's values; and a test to oneself. */
export function MailsPage() {
  const segments = useRead('listSegments', {});
  const [locale, setLocale] = useMailLanguage();
  const asked = query.value.get('template');
  const all = [...readyMails.map(({ template: each }) => each), ...monthlyTemplates];
  const template = all.find((each) => each === asked) ?? readyMails[0].template;
  const month = query.value.get('month') ?? undefined;
  const segmentId = query.value.get('segment') ?? 'all-dormant';
  const known = segments.answer?.segments ?? [];
  const given = { template, segmentId, locale, ...(month === undefined ? {} : { month }) };
  return (
    <>
      <PageHead title={words.title()}>
        <p>{words.lede()}</p>
      </PageHead>
      <nav class="views" aria-label={words.mails()}>
        {readyMails.map((mail, place) => (
          <a
            key={mail.template}
            href={`/mails?template=${mail.template}&segment=${segmentId}`}
            aria-current={mail.template === template ? 'true' : undefined}
          >
            {mailTitle(place)}
          </a>
        ))}
        {monthlyTemplates.map((each) => (
          <a
            key={each}
            href={`/mails?template=${each}&segment=${segmentId}`}
            aria-current={each === template ? 'true' : undefined}
          >
            {mailName(each)}
          </a>
        ))}
      </nav>
      <div class="filters">
        {known.length > 0 && (
          <SelectField
            label={words.segment()}
            value={segmentId}
            onChange={(segment) => setQuery({ segment })}
            options={known.map(({ segment }) => ({ value: segment.id, name: said(segment.name) }))}
          />
        )}
        <MailLanguage name={words.locale()} value={locale} onChange={setLocale} />
      </div>
      <MailPreview given={given} />
      <TestMail given={given} />
    </>
  );
}
