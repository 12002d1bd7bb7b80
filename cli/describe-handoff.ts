import { promiseWayLabels } from '../contract/answer-words.ts';
import { counted } from '../contract/counted.ts';
import {
  bantItemLabels,
  bantLabels,
  handoffStateLabels,
  labelOf,
  outcomeLabels,
  rankLabels,
  routedLabels,
  termLabels,
} from '../contract/labels.ts';
import type { HandoffDetail } from '../contract/handoffs.ts';
import type { Context } from './context.ts';
import type { Moment } from './moments.ts';
import { oneLine, pairLines } from './print-table.ts';

/** One handoff for a person to read: who, where it stands, what is recorded and what is missing, who answered what. */
export function handoffLines(
  answer: HandoffDetail,
  { say, locale }: Pick<Context, 'say' | 'locale'>,
  moment: Moment,
): readonly string[] {
  const { handoff, review } = answer;
  const because = handoff.decided?.routedBecause;
  const isOver = handoff.state === 'closed' || handoff.state === 'withdrawn' || handoff.state === 'released';
  const due = isOver
    ? ''
    : say(`（期限 ${moment(handoff.firstContactDueAt)}）`, `, due ${moment(handoff.firstContactDueAt)}`);
  const pairs: readonly (readonly [string, string | undefined])[] = [
    [say('受付番号', 'Code'), handoff.code],
    [termLabels.account[locale], answer.accountName],
    [termLabels.customer[locale], answer.customerName],
    [say('営業担当', 'Owner'), answer.ownerName],
    [
      say('担当になった理由', 'Owner because'),
      because === undefined ? undefined : labelOf(routedLabels, because, locale),
    ],
    [termLabels.rank[locale], labelOf(rankLabels, handoff.rank, locale)],
    [say('状態', 'State'), labelOf(handoffStateLabels, handoff.state, locale)],
    [
      say('結果', 'Outcome'),
      handoff.outcome === undefined ? undefined : labelOf(outcomeLabels, handoff.outcome, locale),
    ],
    [
      say('受領の期限', 'Accept by'),
      isOver || handoff.acceptedAt !== undefined ? undefined : moment(handoff.receivedDueAt),
    ],
    [
      say('初回連絡', 'First contact'),
      handoff.firstContactAt === undefined ? say('未対応', 'none yet') + due : moment(handoff.firstContactAt),
    ],
    [
      say('お約束', 'Promised'),
      isOver || handoff.promisedAt === undefined || handoff.firstContactAt !== undefined
        ? undefined
        : `${moment(handoff.promisedAt)} ${promiseWayLabels[handoff.promisedWay ?? 'phone'][locale]}`,
    ],
    [termLabels.dealPhase[locale], answer.phaseLabel],
    [termLabels.dealStage[locale], answer.stageLabel],
    [
      say('その段階になった日時', 'Stands there since'),
      handoff.progress === undefined ? undefined : moment(handoff.progress.since),
    ],
    [
      termLabels.stalledDeal[locale],
      review?.stalledDays === undefined
        ? undefined
        : say(`${review.stalledDays}日間`, counted(review.stalledDays, 'day')),
    ],
    [nextActionTitle(say), nextActionOf(answer, { say, locale })],
    ...bantPairs(answer, locale),
  ];
  return [
    ...pairLines(
      pairs.flatMap(([label, value]) =>
        value === undefined || value === '' ? [] : [[label, oneLine(value)] as const],
      ),
    ),
    ...section(
      say('記録', 'Recorded'),
      answer.records.map(({ label, value }) => `${label}: ${value}`),
    ),
    ...section(say('この段階でまだ記録のない項目', 'Not recorded yet in this phase'), answer.missingRecords),
    ...section(
      say('これまでの回答', 'Answers so far'),
      answer.history.map(({ at, by, lines, isUndone }) =>
        [
          `${moment(at)}${by === '' ? '' : ` ${by}`}`,
          isUndone ? say('【取り消し済み】', '[taken back]') : '',
          lines.join(' / '),
        ]
          .filter((part) => part !== '')
          .join(' '),
      ),
    ),
  ];
}

const nextActionTitle = (say: Context['say']): string => say('次のアクション', 'Next action');

function nextActionOf(
  { review }: HandoffDetail,
  { say, locale }: Pick<Context, 'say' | 'locale'>,
): string | undefined {
  if (review === undefined) return undefined;
  const planned = review.nextActions.map(
    ({ on, isWeek, what }) => `${on}${isWeek ? say('の週', ' (week)') : ''} ${what}`,
  );
  if (planned.length > 0) return planned.join(say('、', '; '));
  return review.hasNoNextAction ? termLabels.nextActionUnset[locale] : undefined;
}

function bantPairs(
  { bant, bantNotes }: HandoffDetail,
  locale: Context['locale'],
): readonly (readonly [string, string | undefined])[] {
  return (['budget', 'authority', 'need', 'timeframe'] as const).map((item) => {
    const choice = bant[item];
    const parts = [
      choice === undefined ? undefined : labelOf(bantLabels[item], choice, locale),
      bantNotes[item],
    ];
    return [
      bantItemLabels[item][locale],
      parts.filter((part) => part !== undefined).join(locale === 'ja' ? '・' : ', '),
    ];
  });
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${oneLine(line)}`)];
