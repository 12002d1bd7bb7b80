import { expect, it } from 'vitest';
import { answerIn } from '../../../domain/handoffs/answer/answer-word.ts';

const today = '2026-11-30';

it.each([
  ['対応', 'accept'],
  ['対応します。', 'accept'],
  ['ACCEPT', 'accept'],
  ['Accept K7QH2M', 'accept'],
  ['accept #K7QH2M', 'accept'],
  ['「対応」', 'accept'],
  ['不在でした', 'report'],
  ['ABSENT', 'report'],
  ['absent: K7QH2M', 'report'],
  ['SPOKE', 'report'],
  ['代わってください', 'decline'],
])('%s is understood', (text, kind) => {
  expect(answerIn(text, today)).toMatchObject({ kind });
});

it.each(['K7QH2M', '了解しましたが、来週になります', 'accepted by nobody', ''])('%s is no answer', (text) => {
  expect(answerIn(text, today)).toBeUndefined();
});
