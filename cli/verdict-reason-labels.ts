import type { Label } from '../templates/labels.ts';

/** Why an open or click counts as a person's or a machine's. */
export const verdictReasonLabels: Readonly<Record<string, Label>> = {
  'ses-flagged-bot': { ja: 'SESが自動アクセスと判定', en: 'flagged by SES as automatic' },
  'ses-cleared': { ja: 'SESが自動アクセスではないと判定', en: 'cleared by SES' },
  'scanner-agent': { ja: 'セキュリティ製品の検査', en: 'a security scanner' },
  'no-agent': { ja: 'ブラウザーの名乗りなし', en: 'no browser named' },
  'prefetch-agent': { ja: '先読み', en: 'prefetched' },
  'image-proxy': { ja: '画像の中継（Gmailなど）', en: 'an image proxy (Gmail and others)' },
  'within-seconds-of-delivery': { ja: '到着から数秒以内', en: 'within seconds of delivery' },
  'soon-after-delivery': { ja: '到着の直後', en: 'soon after delivery' },
  'burst-of-links': { ja: '複数のリンクを一斉に開いた', en: 'many links at once' },
  'same-source-as-burst': { ja: '一斉に開いたのと同じ発信元', en: 'same source as a burst' },
  'later-human-act': { ja: 'その後に本人の操作あり', en: 'followed by a deliberate act' },
  'deliberate-act': { ja: '本人にしかできない操作', en: 'an act only a person does' },
  'browser-agent': { ja: '通常のブラウザー', en: 'an ordinary browser' },
  'no-evidence': { ja: '手がかりなし', en: 'no evidence' },
};
