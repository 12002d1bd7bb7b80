import type { Label } from '../contract/labels.ts';

/** States of a campaign. */
export const campaignStateLabels: Readonly<Record<string, Label>> = {
  running: { ja: '配信中', en: 'Running' },
  paused: { ja: '一時停止中', en: 'Paused' },
  ended: { ja: '終了', en: 'Ended' },
};

/** Why a campaign is paused. */
export const pauseLabels: Readonly<Record<string, Label>> = {
  byHand: { ja: '手動で停止', en: 'Paused by a user' },
  bounces: { ja: '不達（バウンス）の割合が上限を超えました', en: 'too many addresses bounced' },
  complaints: { ja: '苦情の割合が上限を超えました', en: 'too many complaints' },
};
