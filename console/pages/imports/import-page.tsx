import { useState } from 'preact/hooks';
import type { ImportReport } from '../../../contract/imports.ts';
import { session } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { query, setQuery } from '../../frame/place.ts';
import { Button } from '../../parts/button.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { phrase, word } from '../../words/language.ts';
import { AboutFile } from './about-file.tsx';
import { ColumnQuestions } from './column-questions.tsx';
import { FilePicker } from './file-picker.tsx';
import { importKinds, importOf, largestBytes, type ImportDraft } from './import-draft.ts';
import { ImportReportView } from './import-report.tsx';
import { OptOutsNotice } from './opt-outs-notice.tsx';
import { UnmatchedParticipants } from './unmatched-participants.tsx';

const words = {
  title: word('取り込み', 'Import'),
  lede: word(
    'Excelから保存したCSVをそのまま置いてください。文字コードや見出しの行は自動で見分けます。最初に以前の配信停止の一覧を取り込みます。',
    'Drop a CSV as it comes out of Excel. Encoding and header line are found by themselves. Old refusals come first.',
  ),
  tooLarge: phrase(
    (file: string, size: string) =>
      `「${file}」は ${size} MB あります。4 MB 以下に分けて取り込んでください。`,
    (file: string, size: string) => `"${file}" has ${size} MB. Split it into parts of at most 4 MB.`,
  ),
  reading: phrase(
    (file: string) => `「${file}」を読んでいます…`,
    (file: string) => `Reading "${file}"…`,
  ),
  again: word('この内容でもう一度読む', 'Read it again like this'),
  stored: phrase(
    (file: string) => `「${file}」を取り込みました。`,
    (file: string) => `Took "${file}" in.`,
  ),
  discard: word('やめる', 'Discard'),
};

/** A file is read first and reported; stored only after that. Questions about its columns are answered on the page. */
export function ImportPage() {
  const settings = useRead('showSettings', {});
  const asked = query.value.get('kind');
  const kind = importKinds.find(({ value }) => value === asked)?.value ?? 'customers';
  const [said, setSaid] = useState<Omit<ImportDraft, 'kind'>>({
    file: undefined,
    basis: 'unknown',
    evidence: '',
    declaredBy: session.value?.person.name ?? '',
    session: '',
    minutes: '',
    mapping: {},
  });
  const draft: ImportDraft = { kind, ...said };
  const [report, setReport] = useState<ImportReport>();
  const [sizeError, setSizeError] = useState<string>();
  const { isBusy, problem, write, forget } = useWrite();

  const read = async (from: ImportDraft, isDry: boolean): Promise<void> => {
    const { file } = from;
    if (file === undefined) return;
    const answer = await write('importFile', await importOf(from, file, isDry));
    setReport(answer ?? (isDry ? undefined : report));
    if (answer?.stored === true) sayDone(words.stored(file.name));
  };
  /** Something else is said of the file; what was read of it before holds no longer. */
  const say = (changes: Partial<ImportDraft>): ImportDraft => {
    const { kind: nextKind = kind, ...rest } = changes;
    if (nextKind !== kind) setQuery({ kind: nextKind });
    setSaid({ ...said, ...rest });
    return { ...draft, ...changes };
  };
  const take = (file: File): void => {
    forget();
    setReport(undefined);
    const isTooLarge = file.size > largestBytes;
    setSizeError(isTooLarge ? words.tooLarge(file.name, (file.size / 1024 / 1024).toFixed(1)) : undefined);
    const next = say({ file: isTooLarge ? undefined : file, mapping: {} });
    void read(next, true);
  };
  const start = (): void => {
    forget();
    setReport(undefined);
    say({ file: undefined, mapping: {} });
  };
  return (
    <>
      <PageHead title={words.title()}>
        <p>{words.lede()}</p>
      </PageHead>
      {settings.answer !== undefined && <OptOutsNotice isDeclared={settings.answer.optOutsDeclared} />}
      <AboutFile
        draft={draft}
        change={(changes) => {
          const next = say(changes);
          if ('kind' in changes && next.file !== undefined) void read(next, true);
        }}
      />
      <FilePicker file={draft.file} take={take} error={sizeError} />
      <div aria-live="polite" class="gap">
        {isBusy && <p class="soft">{words.reading(draft.file?.name ?? '')}</p>}
        <Refusal problem={problem} />
        {problem?.code === 'file-undecidedColumns' && (
          <ColumnQuestions
            problem={problem}
            answered={(mapping) => void read(say({ mapping: { ...draft.mapping, ...mapping } }), true)}
          />
        )}
        {draft.file !== undefined && report?.stored !== true && !isBusy && (
          <p class="acts">
            <Button onClick={() => void read(draft, true)}>{words.again()}</Button>
            <Button kind="quiet" onClick={start}>
              {words.discard()}
            </Button>
          </p>
        )}
        {report !== undefined && (
          <ImportReportView report={report} isBusy={isBusy} store={() => void read(draft, false)} />
        )}
      </div>
      {kind === 'webinar' && <UnmatchedParticipants />}
    </>
  );
}
