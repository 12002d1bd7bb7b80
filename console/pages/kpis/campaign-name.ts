import { monthlyLabel } from '../../../contract/monthly-words.ts';
import { useRead } from '../../data/use-read.ts';
import { said } from '../../words/language.ts';

/** Names campaigns, the monthly mail among them; the id of one that is not known. */
export function useCampaignName(): (id: string) => string {
  const { answer } = useRead('listCampaigns', {});
  return (id) =>
    id === 'monthly'
      ? said(monthlyLabel)
      : (answer?.campaigns.find((each) => each.campaign.id === id)?.campaign.name ?? id);
}
