import { everybody } from '../../../contract/rule-parts.ts';
import type { Answer } from '../../data/call-api.ts';
import { useRead } from '../../data/use-read.ts';
import { Shown } from '../../parts/shown.tsx';
import { SegmentEditor } from './segment-editor.tsx';
import type { StartOfRule } from './use-segment-draft.ts';

const unnamed = { ja: '', en: '' };

/** One segment: its rule to be read, changed, tried, saved; `new` is one that nobody has saved. */
export const SegmentPage = ({ params: { id = '' } }: { readonly params: Readonly<Record<string, string>> }) =>
  id === 'new' ? (
    <SegmentEditor key="new" saved={undefined} start={blank} tag={undefined} />
  ) : (
    <Saved id={id} />
  );

const blank: StartOfRule = { name: unnamed, rule: everybody };

function Saved({ id }: { readonly id: string }) {
  const segment = useRead('showSegment', { params: { id } });
  return (
    <Shown of={segment}>
      {(saved) => <SegmentEditor key={id} saved={saved} start={startOf(saved)} tag={segment.tag} />}
    </Shown>
  );
}

const startOf = ({ segment }: Answer<'showSegment'>): StartOfRule => ({
  name: segment.name,
  rule: segment.rule ?? everybody,
});
