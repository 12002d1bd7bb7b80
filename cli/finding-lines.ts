import { counted } from '../contract/counted.ts';
import type { SequenceProblemView, SequenceView } from '../contract/saved-sequences.ts';
import type { Context } from './context.ts';

/** What stops a sequence, and what deserves a look, a line each. */
export const findingLines = (
  { problems, warnings }: Pick<SequenceView, 'problems' | 'warnings'>,
  { say, locale }: Context,
): readonly string[] => [
  problems.length === 0
    ? say('保存と開始を妨げるものはありません。', 'Nothing stops it from being saved and launched.')
    : say(`直すところが${problems.length}件あります。`, `${counted(problems.length, 'thing')} to mend.`),
  ...[...problems, ...warnings].map((each) => findingLine(each, locale)),
];

export const findingLine = ({ place, step, message }: SequenceProblemView, locale: 'ja' | 'en'): string =>
  `  ${place} (${step}): ${message[locale]}`;
