import { may } from '../../data/session.ts';
import { word } from '../../words/language.ts';

const words = {
  tabs: word('施策とシナリオ', 'Campaigns and sequences'),
  campaigns: word('施策', 'Campaigns'),
  sequences: word('シナリオ', 'Sequences'),
};

/** Campaigns and what they go through stand beside each other. */
export const CampaignTabs = ({ here }: { readonly here: '/campaigns' | '/sequences' }) =>
  may('listSequences') ? (
    <nav class="views" aria-label={words.tabs()}>
      {(['/campaigns', '/sequences'] as const).map((to) => (
        <a key={to} href={to} aria-current={to === here ? 'page' : undefined}>
          {to === '/campaigns' ? words.campaigns() : words.sequences()}
        </a>
      ))}
    </nav>
  ) : null;
