import { query } from '../frame/place.ts';
import { word } from '../words/language.ts';

const words = {
  first: word('最初から見る', 'From the start'),
  pages: word('一覧の続き', 'More of the list'),
};

interface MorePagesProps {
  /** The address of the list from its start. */
  readonly here: string;
  /** Where the next page begins; undefined: there is none. */
  readonly next: string | undefined;
  readonly nextName: string;
}

/** The way to the next page of a list by cursor, and back to its start; nothing where one page is all. */
export function MorePages({ here, next, nextName }: MorePagesProps) {
  const isFirst = !query.value.has('after');
  if (isFirst && next === undefined) return null;
  return (
    <nav class="acts mt" aria-label={words.pages()}>
      {!isFirst && (
        <a class="btn" href={here}>
          {words.first()}
        </a>
      )}
      {next !== undefined && (
        <a class="btn" href={`${here}${here.includes('?') ? '&' : '?'}after=${encodeURIComponent(next)}`}>
          {nextName}
        </a>
      )}
    </nav>
  );
}
