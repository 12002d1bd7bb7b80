import type { Label } from './labels.ts';

/** Why an owner keeps somebody from a campaign. */
export const keepLabels = {
  inTalks: { ja: 'いま話を進めている', en: 'We are in talks' },
  complaint: { ja: 'クレーム・サポート対応中', en: 'There is a complaint or support case' },
  noProspect: { ja: '取引の見込みがない', en: 'No business to be expected' },
  leftCompany: { ja: '退職・異動', en: 'Left or moved' },
} as const satisfies Readonly<Record<string, Label>>;

/** For how long. */
export const spanLabels = {
  once: { ja: '今回だけ', en: 'This campaign only' },
  threeMonths: { ja: '3か月（ほかの施策も）', en: 'Three months, all campaigns' },
  oneYear: { ja: '1年（ほかの施策も）', en: 'A year, all campaigns' },
} as const satisfies Readonly<Record<string, Label>>;
