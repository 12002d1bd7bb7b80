import type { CampaignView } from '../../../contract/sequences.ts';
import { Tag } from '../../parts/marks.tsx';
import { labelled } from '../../words/language.ts';

const stateLabels = {
  running: { ja: '配信中', en: 'Running' },
  paused: { ja: '一時停止中', en: 'Paused' },
  ended: { ja: '終了', en: 'Ended' },
} as const;
const tones = { running: 'ok', paused: 'warn', ended: undefined } as const;

export const CampaignState = ({ campaign: { state } }: { readonly campaign: CampaignView['campaign'] }) => (
  <Tag tone={tones[state]}>{labelled(stateLabels, state)}</Tag>
);
