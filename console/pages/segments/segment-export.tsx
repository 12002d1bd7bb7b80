import { useState } from 'preact/hooks';
import type { SegmentExportView } from '../../../contract/segment-exports.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useRefresh } from '../../data/use-refresh.ts';
import { useWrite } from '../../data/use-write.ts';
import { openFile } from '../../data/save-file.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { FailedToLoad, Notice, Refusal } from '../../parts/notice.tsx';
import { people } from '../../words/figures.ts';
import { phrase, said, word } from '../../words/language.ts';
import { Exclusions } from './exclusions.tsx';

const words = {
  title: word('名簿をファイルに書き出す', 'Export the people as a file'),
  as: word('ファイルの形式', 'Kind of file'),
  gather: word('名簿を集める', 'Gather the people'),
  gathering: phrase(
    (done: string, of: string) => `名簿を集めています（${of}分の${done}）…`,
    (done: string, of: string) => `Gathering (${done} of ${of})…`,
  ),
  ready: phrase(
    (all: string) => `${all}の名簿ができました。`,
    (all: string) => `A file of ${all} is ready.`,
  ),
  save: word('ファイルを受け取る', 'Get the file'),
  noted: word(
    '受け取った方と人数は操作履歴に残ります。1日を過ぎたら、もう一度集めてください。',
    'Who took it, and how many people, stands in the audit log. Gather it anew after a day.',
  ),
  notDormant: phrase(
    (all: string) => `ほかに、休眠ではない方が${all}います。`,
    (all: string) => `Besides, ${all} are not dormant.`,
  ),
};
const formats = [
  {
    value: 'csv',
    name: word('CSV（Excelで開けます）', 'CSV (opens in Excel)'),
    hint: word(
      '今、配信できる方だけが入ります。10万名まで。',
      'Only those who can be mailed now. Up to 100,000.',
    ),
  },
  {
    value: 'xlsx',
    name: word('Excelのブック', 'Excel workbook'),
    hint: word(
      '今、配信できる方だけが入ります。5万名まで。',
      'Only those who can be mailed now. Up to 50,000.',
    ),
  },
  {
    value: 'hashed',
    name: word('広告用（ハッシュ）', 'For ad platforms (hashed)'),
    hint: word(
      'メールアドレスの SHA-256 だけです。公表アドレスの方は入りません。広告への利用を本人に知らせているか、先に確かめてください。',
      'SHA-256 of addresses alone, without published ones. First make sure that these people were told of such use.',
    ),
  },
] as const;
const ASK_EVERY_MS = 1000;

/** The people of a segment as a file: gathered in the background, then taken. */
export function SegmentExport({ segmentId }: { readonly segmentId: string }) {
  const [as, setAs] = useState<(typeof formats)[number]['value']>('csv');
  const [id, setId] = useState<string>();
  const { isBusy, problem, write } = useWrite();
  if (!may('exportSegment')) return null;
  const gather = async (): Promise<void> => {
    setId(undefined);
    setId((await write('exportSegment', { body: { segmentId, as } }))?.id);
  };
  return (
    <details class="gap">
      <summary>{words.title()}</summary>
      <div class="filters mt">
        <SelectField
          label={words.as()}
          value={as}
          onChange={(format) => {
            setAs(format);
            setId(undefined);
          }}
          options={formats.map(({ value, name }) => ({ value, name: name() }))}
        />
        <Button isBusy={isBusy && id === undefined} onClick={() => void gather()}>
          {words.gather()}
        </Button>
      </div>
      <p class="small soft">{formats.find(({ value }) => value === as)?.hint()}</p>
      <Refusal problem={problem} />
      {id !== undefined && <Gathered id={id} />}
    </details>
  );
}

function Gathered({ id }: { readonly id: string }) {
  const reading = useRead('showSegmentExport', { params: { id } });
  const { isBusy, problem, write } = useWrite();
  const view = reading.answer;
  useRefresh(view?.state === 'gathering', reading.again, ASK_EVERY_MS);
  if (view === undefined)
    return reading.problem === undefined ? null : (
      <FailedToLoad problem={reading.problem} again={reading.again} />
    );
  const take = async (): Promise<void> => {
    const file = await write('takeSegmentExport', { params: { id } });
    if (file !== undefined) openFile(file.url);
  };
  return (
    <div aria-live="polite" class="mt">
      {view.state === 'gathering' && <Progress view={view} />}
      {view.failure !== undefined && <Notice tone="danger" title={said(view.failure.message)} />}
      {view.state === 'done' && (
        <>
          <Notice
            tone="ok"
            title={words.ready(people(view.rows))}
            action={
              <Button kind="primary" isBusy={isBusy} onClick={() => void take()}>
                {words.save()}
              </Button>
            }
          >
            <p class="small">{words.noted()}</p>
          </Notice>
          <Refusal problem={problem} />
          <Exclusions preview={view} />
          {view.notDormant > 0 && <p class="small soft">{words.notDormant(people(view.notDormant))}</p>}
        </>
      )}
    </div>
  );
}

const Progress = ({ view: { parts } }: { readonly view: SegmentExportView }) => {
  const text = words.gathering(String(parts.done), String(parts.of));
  return (
    <div class="job">
      <p>{text}</p>
      <progress max={parts.of} value={parts.done} aria-label={text} />
    </div>
  );
};
