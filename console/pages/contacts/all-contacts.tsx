import { useRead } from '../../data/use-read.ts';
import { may, seesOwnAlone } from '../../data/session.ts';
import { query } from '../../frame/place.ts';
import { Empty } from '../../parts/empty.tsx';
import { MorePages } from '../../parts/more-pages.tsx';
import { Shown } from '../../parts/shown.tsx';
import { word } from '../../words/language.ts';
import { ContactTable } from './contact-table.tsx';
import { Incomplete } from '../../parts/incomplete.tsx';

const words = {
  noneHere: word(
    'ここまでに、あなたの担当の方はいません。続きを見てください。',
    'None of these is yours. See who comes after.',
  ),
  noneOwn: word('あなたの担当の方はいません。', 'No contact is yours.'),
  none: word('まだ担当者がいません。', 'No contacts yet.'),
  noContact: word(
    '最後の接触が分かる方はまだいません。取り込むファイルに「最終接触日」があると並びます。',
    'No last contact is known yet. It comes with a column of last contacts in an imported file.',
  ),
  noMore: word('この先に並ぶ方はいません。', 'Nobody comes after these.'),
  imports: word('取り込む', 'Import'),
  next: word('次の50名を見る', 'Next 50'),
};

/** Everybody in one order, 50 at a time. */
export function AllContacts({ sort }: { readonly sort: 'reading' | 'lastContact' }) {
  const after = query.value.get('after') ?? undefined;
  const list = useRead('listContacts', { query: { sort, ...(after === undefined ? {} : { after }) } });
  const here = `/contacts?view=${sort}`;
  return (
    <Shown of={list}>
      {({ contacts, next, isComplete }) => (
        <>
          <Incomplete isComplete={isComplete} />
          {contacts.length > 0 ? (
            <ContactTable contacts={contacts} />
          ) : next !== undefined ? (
            <Empty>{words.noneHere()}</Empty>
          ) : after !== undefined ? (
            <Empty>{words.noMore()}</Empty>
          ) : (
            <Empty action={may('importFile') ? { to: '/imports', name: words.imports() } : undefined}>
              {sort !== 'reading' ? words.noContact() : seesOwnAlone.value ? words.noneOwn() : words.none()}
            </Empty>
          )}
          <MorePages here={here} next={next} nextName={words.next()} />
        </>
      )}
    </Shown>
  );
}
