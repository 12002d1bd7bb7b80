import type { SegmentPreview } from '../../../contract/audience.ts';
import { Section } from '../../parts/page-head.tsx';
import { count, people } from '../../words/figures.ts';
import { phrase, word } from '../../words/language.ts';

const words = {
  title: phrase(
    (excluded: string) => `除外した方 ${excluded}`,
    (excluded: string) => `Left out: ${excluded}`,
  ),
  none: word('除外した方はいません。', 'Nobody is left out.'),
  note: word(
    '理由が重なる方は、理由ごとに数えています。',
    'People with several reasons are counted once for each.',
  ),
};

/** Who is left out, by reason: said aloud wherever a count is shown. */
export const Exclusions = ({
  preview,
}: {
  readonly preview: Pick<SegmentPreview, 'excluded' | 'excludedPeople'>;
}) => (
  <Section title={words.title(people(preview.excludedPeople))}>
    {preview.excluded.length === 0 ? (
      <p class="soft">{words.none()}</p>
    ) : (
      <>
        <ul class="pairs">
          {preview.excluded.map(({ because, label, count: number }) => (
            <li key={because}>
              <span>{label}</span>
              <b>{count(number)}</b>
            </li>
          ))}
        </ul>
        <p class="small soft mt">{words.note()}</p>
      </>
    )}
  </Section>
);
