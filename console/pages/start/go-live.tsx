import { useRead } from '../../data/use-read.ts';
import { Icon } from '../../parts/icon.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { phrase, said, word } from '../../words/language.ts';

const words = {
  title: phrase(
    (all: number, done: number) => `配信を始めるまで ${all}項目中${done}項目が完了`,
    (all: number, done: number) => `Getting ready: ${done} of ${all} done`,
  ),
  ticks: word('終わった項目は自動で印が付きます', 'Items tick themselves'),
  done: word('完了', 'done'),
  open: word('まだ', 'to do'),
  company: word('会社の情報と差出人を決める', 'Set the company and its sender'),
  materials: word('メールの話題と資料を決める', 'Set what mails are about and offer'),
  optOuts: word(
    '以前の配信停止を取り込む（ない場合は申告する）',
    'Import old refusals, or state that there are none',
  ),
  owners: word('営業担当を取り込む', 'Import salespeople'),
  reach: word('営業担当全員に紹介のメールを送る', 'Introduce Rekindle to all salespeople'),
  customers: word('担当者・会社・取引を取り込む', 'Import contacts, companies and deals'),
  desk: word('インサイドセールスの有無を答える', 'Say whether there is inside sales'),
  launch: word('最初の施策を始める', 'Launch the first campaign'),
};

/** What is needed before mails go out; each item leads to where it is done. */
export function GoLive() {
  const settings = useRead('showSettings', {});
  const owners = useRead('listOwners', {});
  const campaigns = useRead('listCampaigns', {});
  const segments = useRead('listSegments', {});
  return (
    <Shown of={settings}>
      {({ companyName, senderAddress, topic, assets, optOutsDeclared, handoffRules }) => {
        const all =
          owners.answer?.owners.filter(({ retired, email }) => !retired && email !== undefined) ?? [];
        const launched = campaigns.answer?.campaigns.length ?? 0;
        const dormant = segments.answer?.segments.find(({ segment }) => segment.id === 'all-dormant');
        const steps = [
          {
            name: words.company(),
            to: '/settings',
            isDone: !senderAddress.endsWith('@company.example') && !companyName.startsWith('（'),
          },
          {
            name: words.materials(),
            to: '/settings',
            isDone: launched > 0 || (said(topic).trim() !== '' && assets.length > 0),
          },
          { name: words.optOuts(), to: '/imports?kind=opt-outs', isDone: optOutsDeclared },
          { name: words.owners(), to: '/imports?kind=owners', isDone: all.length > 0 },
          {
            name: words.customers(),
            to: '/imports?kind=customers',
            isDone: launched > 0 || (dormant?.selected ?? 0) + (dormant?.excludedPeople ?? 0) > 0,
          },
          { name: words.desk(), to: '/settings', isDone: handoffRules.insideSales !== undefined },
          {
            name: words.reach(),
            to: '/team',
            isDone: all.length > 0 && all.every(({ welcomedAt }) => welcomedAt !== undefined),
          },
          { name: words.launch(), to: '/campaigns/new', isDone: launched > 0 },
        ];
        return (
          <Section
            title={words.title(steps.length, steps.filter(({ isDone }) => isDone).length)}
            aside={<span class="small soft">{words.ticks()}</span>}
          >
            <ol class="check">
              {steps.map(({ name, to, isDone }) => (
                <li key={name} class={isDone ? '' : 'now'}>
                  {isDone ? <Icon name="done" /> : <Waiting />}
                  <a href={to}>{name}</a>
                  <span class="soft">{isDone ? words.done() : words.open()}</span>
                </li>
              ))}
            </ol>
          </Section>
        );
      }}
    </Shown>
  );
}

const Waiting = () => (
  <svg class="ic" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="5.6" />
  </svg>
);
