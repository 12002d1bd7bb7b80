import { useRead } from '../../data/use-read.ts';
import { may } from '../../data/session.ts';
import { Empty } from '../../parts/empty.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { count } from '../../words/figures.ts';
import { dataLanguage, phrase, word } from '../../words/language.ts';

const words = {
  title: word('配信中の施策', 'Running campaigns'),
  none: word('配信中の施策はありません。', 'No campaign is running.'),
  launch: word('施策を始める', 'Launch a campaign'),
  progress: phrase(
    (mailed: string, of: string) => `${of}名のうち${mailed}名に送信`,
    (mailed: string, of: string) => `${mailed} of ${of} mailed`,
  ),
};

/** Campaigns that send now, and how far each is. */
export function RunningCampaigns() {
  const campaigns = useRead('listCampaigns', {});
  return (
    <Section title={words.title()}>
      <Shown of={campaigns}>
        {(answer) => {
          const running = answer.campaigns.filter(({ campaign }) => campaign.state === 'running');
          if (running.length === 0)
            return (
              <Empty
                action={may('launchCampaign') ? { to: '/campaigns/new', name: words.launch() } : undefined}
              >
                {words.none()}
              </Empty>
            );
          return running.map(({ campaign, counts }) => (
            <div key={campaign.id} class="job">
              <p>
                <a href={`/campaigns/${campaign.id}`} lang={dataLanguage.value}>
                  <b>{campaign.name}</b>
                </a>
              </p>
              <progress
                value={counts.mailed}
                max={Math.max(1, counts.enrolled)}
                aria-label={words.progress(count(counts.mailed), count(counts.enrolled))}
              />
              <p class="small soft">{words.progress(count(counts.mailed), count(counts.enrolled))}</p>
            </div>
          ));
        }}
      </Shown>
    </Section>
  );
}
