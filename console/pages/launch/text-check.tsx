import { counted } from '../../../contract/counted.ts';
import type { CheckedLetter, TextFinding } from '../../../contract/mail-checks.ts';
import { useRead } from '../../data/use-read.ts';
import { Button } from '../../parts/button.tsx';
import { Tag } from '../../parts/marks.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { phrase, said, word, beside } from '../../words/language.ts';

const words = {
  title: word('文面の言葉とリンク', 'Words and links of the texts'),
  fine: phrase(
    (links: number) =>
      links === 0
        ? '迷惑メールに振り分けられやすい言葉はありません。'
        : `迷惑メールに振り分けられやすい言葉はなく、リンクと資料 ${links}件はすべて開けました。`,
    (links: number) =>
      links === 0
        ? 'No words that filters count against the texts.'
        : `No words that filters count against the texts; all ${links} links and documents answer.`,
  ),
  some: phrase(
    (count: number) => `気になる点が${count}件あります。このまま始めることもできます。`,
    (count: number) => `${counted(count, 'thing')} to look at. You can launch all the same.`,
  ),
  again: word('もう一度確かめる', 'Check again'),
  leftOut: phrase(
    (count: number) => `リンクが多いため、${count}件は確かめていません。`,
    (count: number) => `${count} more links were not looked at.`,
  ),
  strong: word('要注意', 'Weighs much'),
  weak: word('注意', 'Weighs a little'),
  mail: phrase(
    (number: number) => `${number}通目`,
    (number: number) => `Mail ${number}`,
  ),
  line: phrase(
    (line: number) => `${line}行目`,
    (line: number) => `line ${line}`,
  ),
  subject: word('件名', 'subject'),
  preheader: word('件名の続き', 'preview line'),
  body: word('本文', 'text'),
  document: word('資料', 'document'),
  ja: word('日本語', 'Japanese'),
  en: word('英語', 'English'),
};

/** Words that filters count, and links that do not answer: looked at before a launch, which they never stop. */
export function TextCheck({ letters }: { readonly letters: readonly CheckedLetter[] }) {
  const reading = useRead(
    'checkTexts',
    letters.length === 0 ? undefined : { body: { letters: [...letters] } },
  );
  if (letters.length === 0) return null;
  return (
    <Section
      title={words.title()}
      aside={
        <Button isSmall onClick={reading.again}>
          {words.again()}
        </Button>
      }
    >
      <Shown of={reading}>
        {({ findings, links }) => (
          <>
            {findings.length === 0 ? (
              <Notice tone="ok" title={words.fine(links.asked)} />
            ) : (
              <>
                <p>{words.some(findings.length)}</p>
                <ul class="stack mt">
                  {findings.map((finding) => (
                    <Finding key={keyOf(finding)} finding={finding} />
                  ))}
                </ul>
              </>
            )}
            {links.leftOut > 0 && <p class="small soft mt">{words.leftOut(links.leftOut)}</p>}
          </>
        )}
      </Shown>
    </Section>
  );
}

const keyOf = ({ letter, locale, part, line, found }: TextFinding): string =>
  [letter, locale, part, line, found].join('|');

const Finding = ({ finding }: { readonly finding: TextFinding }) => (
  <li>
    <p>
      <Tag tone={finding.weight === 'strong' ? 'warn' : undefined}>
        {finding.weight === 'strong' ? words.strong() : words.weak()}
      </Tag>{' '}
      <span class="small soft">{placeOf(finding)}</span>
    </p>
    <p class="long">{said(finding.says)}</p>
    {finding.kind === 'link' && <p class="small soft long">{finding.found}</p>}
    <p class="small">{said(finding.toDo)}</p>
  </li>
);

const placeOf = ({ letter, locale, part, line }: TextFinding): string =>
  beside(
    [
      words.mail(letter + 1),
      locale === undefined ? '' : words[locale](),
      words[part](),
      line === undefined || part !== 'body' ? '' : words.line(line),
    ].filter((each) => each !== ''),
  );
