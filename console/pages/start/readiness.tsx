import type { Answer } from '../../data/call-api.ts';
import { useRead } from '../../data/use-read.ts';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { phrase, word } from '../../words/language.ts';

const words = {
  title: word('配信の準備', 'Ready to send?'),
  red: phrase(
    (count: number) => `${count}件を直すまで、施策は始められません`,
    (count: number) => `${count} to mend before a launch`,
  ),
  amber: phrase(
    (count: number) => `注意 ${count}件`,
    (count: number) => `${count} to note`,
  ),
  forIt: word('IT・DNS の担当者に渡す', 'To hand to IT'),
};

type Checked = Answer<'showReadiness'>['checks'][number];

/** Where somebody mends it who works in the console; all others are mended outside of it. */
const pages: { readonly [Id in Checked['id']]?: { readonly to: string; readonly name: () => string } } = {
  company: { to: '/settings', name: word('会社の設定', 'Company settings') },
  optOuts: { to: '/imports?kind=opt-outs', name: word('取り込み', 'Import') },
  owners: { to: '/team', name: word('営業担当', 'Salespeople') },
};

/** What keeps mails from going out, or from arriving well; nothing where all is as it should be. */
export function Readiness() {
  const { answer } = useRead('showReadiness', {});
  const open = (answer?.checks ?? []).filter(({ light }) => light !== 'green');
  if (open.length === 0) return null;
  const red = open.filter(({ light }) => light === 'red').length;
  return (
    <Section
      title={words.title()}
      aside={<span class="small soft">{red > 0 ? words.red(red) : words.amber(open.length)}</span>}
    >
      <div class="stack">
        {open.toSorted((a, b) => Number(b.light === 'red') - Number(a.light === 'red')).map(Check)}
      </div>
    </Section>
  );
}

const Check = ({ id, light, name, says, toDo, forIt }: Checked) => (
  <Notice
    key={id}
    tone={light === 'red' ? 'warn' : 'neutral'}
    title={name}
    action={
      pages[id] !== undefined && (
        <a class="btn sm" href={pages[id].to}>
          {pages[id].name()}
        </a>
      )
    }
  >
    <p>{says}</p>
    {toDo !== undefined && <p>{toDo}</p>}
    {forIt !== undefined && (
      <details>
        <summary>{words.forIt()}</summary>
        <pre>{forIt}</pre>
      </details>
    )}
  </Notice>
);
