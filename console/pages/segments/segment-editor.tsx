import { useState } from 'preact/hooks';
import { describeRule } from '../../../contract/segment-words.ts';
import type { Rule } from '../../../contract/rule-parts.ts';
import { callRoute, type Answer } from '../../data/call-api.ts';
import { useRead } from '../../data/use-read.ts';
import { useRefresh } from '../../data/use-refresh.ts';
import { useSettled } from '../../data/use-settled.ts';
import { TextField } from '../../parts/field.tsx';
import { Button } from '../../parts/button.tsx';
import { FailedToLoad, Notice } from '../../parts/notice.tsx';
import { PageHead, Section } from '../../parts/page-head.tsx';
import { count, people } from '../../words/figures.ts';
import { language, phrase, said, word } from '../../words/language.ts';
import { Reach } from './reach.tsx';
import { RuleGroup } from './rule-group.tsx';
import type { Edited } from './rule-editing.ts';
import { Samples } from './samples.tsx';
import { SaveSegment } from './save-segment.tsx';
import { useSegmentDraft, type StartOfRule } from './use-segment-draft.ts';
import { Versions } from './versions.tsx';
import { WhyOne } from './why-one.tsx';

const words = {
  segments: word('対象条件', 'Segments'),
  unsaved: word('新しい対象条件', 'New segment'),
  name: word('対象条件の名前', 'Name of the segment'),
  clauses: word('条件', 'Clauses'),
  keys: word(
    'j・k で選択、Alt+↑↓ で移動、e で編集、Delete で外す',
    'j k to select, Alt+↑↓ to move, e to edit, Delete to take off',
  ),
  reach: phrase(
    (reached: string) => `${reached}に配信できます`,
    (reached: string) => `${reached} can be mailed`,
  ),
  sentence: word('文で読む', 'In a sentence'),
  goneOnWith: word('保存していない編集の続きです。', 'This goes on with changes that are not saved.'),
  startAgain: word('編集を取り消す', 'Drop the changes'),
};

interface SegmentEditorProps {
  /** Undefined: nobody has saved it yet. */
  readonly saved: Answer<'showSegment'> | undefined;
  readonly start: StartOfRule;
  readonly tag: string | undefined;
}

const ASK_EVERY_MS = 2000;

/** A rule as it is drawn: in a sentence, clause by clause, and what it would reach now. */
export function SegmentEditor({ saved, start, tag }: SegmentEditorProps) {
  const draft = useSegmentDraft(saved, start, tag);
  const { rule, name } = draft;
  const [edited, edit] = useState<Edited>();
  const [aloud, say] = useState('');
  const [exact, setExact] = useState('');
  const text = JSON.stringify(rule);
  const settled: Rule = JSON.parse(useSettled(text));
  const segment = { id: 'draft', name: { ja: 'draft', en: 'draft' }, rule: settled };
  const isExact = exact === JSON.stringify(settled);
  const preview = useRead('previewSegment', { body: isExact ? { segment } : { segment, quick: true } });
  useRefresh(preview.answer?.counting !== undefined, preview.again, ASK_EVERY_MS);
  const { currency = 'JPY' } = useRead('showSettings', {}).answer ?? {};
  const change = (next: Rule): void => {
    draft.change({ rule: next });
    edit(undefined);
  };
  const without = (place: string): string => {
    const found = preview.answer?.without.find((each) => each.place === place);
    if (found === undefined || JSON.stringify(settled) !== text) return '…';
    const sign = found.more > 0 ? '+' : found.more < 0 ? '−' : '±';
    return `${found.isEstimate ? '≈ ' : ''}${sign}${count(Math.abs(found.more))}`;
  };
  return (
    <>
      <PageHead
        title={name === '' ? words.unsaved() : name}
        crumb={{ to: '/segments', name: words.segments() }}
        isData={saved !== undefined && !saved.isReadyMade}
      >
        <SaveSegment
          {...{ saved, name, rule }}
          tag={tag}
          begunOn={draft.tag}
          isChanged={draft.isChanged}
          isOpen={edited !== undefined}
          onGone={draft.forget}
        />
      </PageHead>
      {draft.isGoneOnWith && (
        <Notice
          title={words.goneOnWith()}
          action={<Button onClick={draft.forget}>{words.startAgain()}</Button>}
        />
      )}
      <div class="split">
        <div>
          {saved?.isReadyMade !== true && (
            <TextField label={words.name()} value={name} onChange={(next) => draft.change({ name: next })} />
          )}
          <div class="gap">
            <Section title={words.sentence()}>
              <p class="says">{describeRule(rule, language.value, currency)}</p>
            </Section>
          </div>
          {preview.answer?.estimate === undefined && preview.answer !== undefined && (
            <p class="peek">
              <b>{words.reach(people(preview.answer.selected))}</b>
            </p>
          )}
          <div class="gap">
            <Section title={words.clauses()} aside={<p class="small soft">{words.keys()}</p>}>
              <RuleGroup
                group={rule}
                path={[]}
                editing={{ rule, change, edited, edit, without, say, currency }}
              />
              <p class="vh" role="status">
                {aloud}
              </p>
            </Section>
          </div>
          <div class="gap">{preview.answer !== undefined && <Samples sample={preview.answer.sample} />}</div>
        </div>
        <aside class="aside" aria-label={words.segments()}>
          {preview.problem !== undefined && <FailedToLoad problem={preview.problem} again={preview.again} />}
          {preview.answer !== undefined && (
            <Reach preview={preview.answer} onExact={() => setExact(JSON.stringify(settled))} />
          )}
          <WhyOne rule={settled} />
          {saved !== undefined && !saved.isReadyMade && (
            <Versions
              saved={saved}
              onOpen={(version) => void opened(saved.segment.id, version).then(draft.change)}
            />
          )}
        </aside>
      </div>
    </>
  );
}

/** A version before, for the editor; nothing is saved by it. */
async function opened(id: string, version: number): Promise<{ readonly name: string; readonly rule?: Rule }> {
  const { segment } = await callRoute('showSegmentVersion', { params: { id, version } });
  return { name: said(segment.name), ...(segment.rule === undefined ? {} : { rule: segment.rule }) };
}
