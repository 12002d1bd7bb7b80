import type { SegmentPreview } from '../../../contract/audience.ts';
import type { Answer } from '../../data/call-api.ts';
import type { Reading } from '../../data/use-read.ts';
import { useRefresh } from '../../data/use-refresh.ts';
import { Notice } from '../../parts/notice.tsx';
import { phrase } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';

const words = {
  first: phrase(
    (done: number, of: number) => `対象の方を数えています（${of}分の${done}）`,
    (done: number, of: number) => `The audience is being counted (${done} of ${of})`,
  ),
  again: phrase(
    (at: string) => `${at} 現在の人数です。いま数え直しています。`,
    (at: string) => `Counted ${at}; it is being counted anew.`,
  ),
};

const ASK_EVERY_MS = 3000;

/** Says that many customers are being counted, and reads again until they are; nothing where the figures are of now. */
export const Counting = ({ of }: { readonly of: Reading<Answer<'listSegments'>> }) => (
  <CountingOne preview={of.answer?.segments[0]} again={of.again} />
);

interface CountingOneProps {
  readonly preview: Pick<SegmentPreview, 'counting' | 'asOf'> | undefined;
  readonly again: () => void;
}

/** The same of one segment. */
export function CountingOne({ preview, again }: CountingOneProps) {
  useRefresh(preview?.counting !== undefined, again, ASK_EVERY_MS);
  return preview === undefined ? null : <Said {...preview} />;
}

function Said({ counting, asOf }: Pick<SegmentPreview, 'counting' | 'asOf'>) {
  if (counting === undefined) return null;
  return (
    <Notice title={counting.isFirst ? words.first(counting.done, counting.of) : words.again(moment(asOf))} />
  );
}
