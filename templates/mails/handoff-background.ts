import { bantItemLabels, bantLabels, interestLabels, labelOf, signalLabels } from '../../contract/labels.ts';
import { clean } from '../../domain/kernel/clean-text.ts';
import type { Block, Line } from '../content/blocks.ts';
import { evidenceText } from './evidence-words.ts';
import { headings } from './handoff-headings.ts';
import type { HandoffMailView } from './handoff-mail-view.ts';
import { engagementText } from './handoff-words.ts';

/** What is known of a customer who is handed over: the past, recent acts, interest, BANT, the company. */
export function background(view: HandoffMailView): readonly Block[] {
  const { locale } = view;
  const words = headings[locale];
  return [
    { kind: 'section', heading: words.history, lines: [[history(view)]] },
    { kind: 'section', heading: words.acts, lines: acts(view) },
    { kind: 'section', heading: words.interest, lines: interest(view) },
    { kind: 'section', heading: words.bant, lines: [[bant(view)]] },
    { kind: 'section', heading: words.inside, lines: [[inside(view)]] },
  ];
}

function history({ locale, history: past }: HandoffMailView): string {
  const ja = locale === 'ja';
  const none = ja ? '記録なし' : 'none on record';
  const [talk, words, owner] = [clean(past.lastTalk), clean(past.lastWords), clean(past.owner)];
  const parts = [
    clean(past.lastWon),
    clean(past.lastLost),
    talk === '' ? '' : ja ? `最終接触 ${talk}` : `last contact ${talk}`,
    words === '' ? '' : ja ? `最後の会話「${words}」` : `last words: "${words}"`,
  ].filter((part) => part !== '');
  const before = clean(past.previousOwner) || none;
  if (ja) return `${parts.join('／') || none}（${owner === '' ? '' : `担当: ${owner}、`}前担当: ${before}）`;
  return `${parts.join(' / ') || 'None on record'} (${owner === '' ? '' : `owner: ${owner}; `}previous owner: ${before})`;
}

/** Newest first. That nobody attended a webinar is information too (docs/rules.md#five-kinds-of-information). */
function acts({ locale, acts: done }: HandoffMailView): readonly Line[] {
  const ja = locale === 'ja';
  const lines = done.map(({ when, what }): Line => [
    [clean(when), engagementText(what, locale)].filter((part) => part !== '').join(ja ? ' ' : ': '),
  ]);
  const attended = done.some(({ what }) => what.kind === 'webinar');
  return attended ? lines : [...lines, [ja ? 'ウェビナー参加: なし' : 'Webinars: none attended']];
}

function interest(view: HandoffMailView): readonly Line[] {
  const { locale, interest: is, evidence } = view;
  const ja = locale === 'ja';
  const points = Math.round(is.points);
  const label = interestLabels[is.label][locale];
  const parts = is.contributions.map(
    ({ signal, points: worth }) => `${labelOf(signalLabels, signal, locale)} ${Math.round(worth)}`,
  );
  const made = parts.length === 0 ? '' : ja ? `（${parts.join('、')}）` : ` (${parts.join(', ')})`;
  const score = ja
    ? `${label} ${points}点${made}＋属性 ${Math.round(is.fit)}点　この方の基準は${Math.round(is.threshold)}点`
    : `${label}, ${points} points${made}, plus ${Math.round(is.fit)} for fit; the cut for this person is ${Math.round(is.threshold)}`;
  const few = ja ? 'まだ件数が少なく、示せません' : 'too few cases yet to tell';
  const seen = evidence === undefined ? few : evidenceText(evidence, locale);
  return [[score], [ja ? `同じ行動の方の実績: ${seen}` : `Others who did the same: ${seen}`]];
}

function bant({ locale, bant: known }: HandoffMailView): string {
  const none = locale === 'ja' ? '未確認' : 'not known yet';
  const items = [
    [bantItemLabels.budget, known.budget === undefined ? undefined : bantLabels.budget[known.budget]],
    [
      bantItemLabels.authority,
      known.authority === undefined ? undefined : bantLabels.authority[known.authority],
    ],
    [bantItemLabels.need, known.need === undefined ? undefined : bantLabels.need[known.need]],
    [
      bantItemLabels.timeframe,
      known.timeframe === undefined ? undefined : bantLabels.timeframe[known.timeframe],
    ],
  ] as const;
  if (items.every(([, value]) => value === undefined))
    return locale === 'ja'
      ? `予算・決裁・課題・時期とも${none}`
      : `Budget, authority, need and timeframe: ${none}`;
  return items
    .map(([item, value]) =>
      locale === 'ja' ? `${item.ja} ${value?.ja ?? none}` : `${item.en}: ${value?.en.toLowerCase() ?? none}`,
    )
    .join(locale === 'ja' ? '／' : '; ');
}

function inside({ locale, colleagues, openDeals }: HandoffMailView): string {
  const names = colleagues.map((name) => clean(name)).filter((name) => name !== '');
  if (locale === 'ja')
    return `同じ会社でほかに反応のあった方: ${names.length === 0 ? 'なし' : names.join('、')}／商談中の案件: ${openDeals === 0 ? 'なし' : `${openDeals}件`}`;
  return `Others at the company who responded: ${names.length === 0 ? 'none' : names.join(', ')}; open deals: ${openDeals === 0 ? 'none' : openDeals}`;
}
