import { useRef, useState } from 'preact/hooks';
import type { ImportReport } from '../../../contract/imports.ts';
import { session } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { path, query, setQuery } from '../../frame/place.ts';
import { Button } from '../../parts/button.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { phrase, word } from '../../words/language.ts';
import { AboutFile } from './about-file.tsx';
import { FileQuestions } from './file-questions.tsx';
import { FilePicker } from './file-picker.tsx';
import { importKindOf, importOf, isSmall, largestBytes, type ImportDraft } from './import-draft.ts';
import { ImportHistory } from './import-history.tsx';
import { ImportJob } from './import-job.tsx';
import { ImportReportView } from './import-report.tsx';
import { OptOutsNotice } from './opt-outs-notice.tsx';
import { brokenUpload, uploadImport } from './upload-import.ts';
import { TemplateLink } from './template-link.tsx';
import { UnmatchedParticipants } from './unmatched-participants.tsx';

const words = {
  title: word('取り込み', 'Import'),
  lede: word(
    'Excelのファイル（.xlsx）やCSVをそのまま置いてください。シート、文字コード、見出しの行は自動で見分けます。最初に以前の配信停止の一覧を取り込みます。',
    'Drop an Excel file or a CSV as it is. Sheet, encoding and header line are found by themselves. Old refusals come first.',
  ),
  tooLarge: phrase(
    (file: string, size: string, most: number) =>
      `「${file}」は ${size} MB あります。${most} MB 以下に分けて取り込んでください。`,
    (file: string, size: string, most: number) =>
      `"${file}" has ${size} MB. Split it into parts of at most ${most} MB.`,
  ),
  unreadable: phrase(
    (file: string) =>
      `「${file}」は、選んだあとに保存し直されたか移動されたため読めません。もう一度選んでください。`,
    (file: string) => `"${file}" was saved again or moved since you chose it. Choose it once more.`,
  ),
  sending: phrase(
    (file: string, sent: string, of: string) => `「${file}」を送っています（${of} MB のうち ${sent} MB）`,
    (file: string, sent: string, of: string) => `Sending "${file}" (${sent} of ${of} MB)`,
  ),
  reading: phrase(
    (file: string) => `「${file}」を読んでいます…`,
    (file: string) => `Reading "${file}"…`,
  ),
  broken: phrase(
    (file: string) => `「${file}」は、途中までしか送られていません`,
    (file: string) => `"${file}" was sent in part only`,
  ),
  brokenHow: word(
    '同じファイルをもう一度選ぶと、続きから送ります。',
    'Choose the same file once more, and it goes on from there.',
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
  const asked = query.value.get('kind') ?? 'customers';
  const { value: kind, kind: kindName } = importKindOf(asked);
  const [said, setSaid] = useState<Omit<ImportDraft, 'kind'>>({
    file: undefined,
    basis: 'unknown',
    evidence: '',
    declaredBy: session.value?.person.name ?? '',
    session: '',
    minutes: '',
    sheet: '',
    preset: '',
    dateOrder: '',
    mapping: {},
  });
  const draft: ImportDraft = { kind, ...said };
  const [report, setReport] = useState<ImportReport>();
  const [fileError, setFileError] = useState<string>();
  const [sentBytes, setSentBytes] = useState<number>();
  const job = query.value.get('job');
  const { isBusy: isWriting, problem, write, forget } = useWrite();
  // Between two parts of an upload nothing is written for a moment.
  const isBusy = isWriting || sentBytes !== undefined;
  const broken = isBusy || draft.file !== undefined || job !== null ? undefined : brokenUpload()?.file;

  const turns = useRef({ last: 0, isStoring: false });
  const read = async (from: ImportDraft, isDry: boolean, rows = 0): Promise<void> => {
    const { file } = from;
    // The file is read before anything is written: a second click comes meanwhile.
    if (file === undefined || (!isDry && turns.current.isStoring)) return;
    turns.current = { last: turns.current.last + 1, isStoring: !isDry };
    const { last: turn } = turns.current;
    try {
      forget();
      setQuery({ job: undefined });
      await (isSmall(file, isDry, rows) ? readAtOnce : readAsJob)(from, file, isDry, turn);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      // Browsers give out no file that was saved anew, moved or removed since it was chosen.
      start();
      setFileError(words.unreadable(file.name));
    } finally {
      if (isLast(turn)) turns.current.isStoring = false;
    }
  };
  /** Of what is read while another file is chosen nothing is shown. */
  const isLast = (turn: number): boolean => turn === turns.current.last;
  const readAsJob = async (from: ImportDraft, file: File, isDry: boolean, turn: number): Promise<void> => {
    setReport(undefined);
    setSentBytes(0);
    const id = await uploadImport(write, from, file, isDry, setSentBytes).finally(() =>
      setSentBytes(undefined),
    );
    if (id !== undefined && isLast(turn)) showJob(id);
  };
  const readAtOnce = async (from: ImportDraft, file: File, isDry: boolean, turn: number): Promise<void> => {
    const answer = await write('importFile', await importOf(from, file, isDry));
    if (!isLast(turn)) return;
    setReport(answer ?? (isDry ? undefined : report));
    if (answer?.stored !== true) return;
    sayDone(words.stored(file.name));
    // From here on it is one of the imports: it survives a reload, and can be undone.
    if (answer.importId !== undefined) {
      setReport(undefined);
      showJob(answer.importId);
    }
  };
  /** Something else is said of the file; what was read of it before holds no longer. */
  const say = (changes: Partial<ImportDraft>): ImportDraft => {
    const { kind: nextKind = kind, ...rest } = changes;
    if (nextKind !== kind) setQuery({ kind: nextKind });
    // Another kind of file is another program's, or has other titles.
    const changed = nextKind === kind ? rest : { ...rest, preset: '' as const };
    setSaid({ ...said, ...changed });
    return { ...draft, ...changed, kind: nextKind };
  };
  const take = (file: File): void => {
    forget();
    setReport(undefined);
    const most = largestBytes(draft);
    const isTooLarge = file.size > most;
    setFileError(
      isTooLarge ? words.tooLarge(file.name, megabytes(file.size), most / 1024 / 1024) : undefined,
    );
    const next = say({ file: isTooLarge ? undefined : file, mapping: {}, sheet: '', dateOrder: '' });
    void read(next, true);
  };
  const start = (): void => {
    forget();
    setReport(undefined);
    setFileError(undefined);
    setQuery({ job: undefined });
    say({ file: undefined, mapping: {}, sheet: '', dateOrder: '' });
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
          if (('kind' in changes || 'preset' in changes) && next.file !== undefined) void read(next, true);
        }}
      />
      <TemplateLink kind={kind} />
      <FilePicker
        file={draft.file}
        take={take}
        error={fileError}
        megabytes={largestBytes(draft) / 1024 / 1024}
      />
      <div aria-live="polite" class="gap">
        {isBusy && (
          <p class="soft">
            {sentBytes === undefined
              ? words.reading(draft.file?.name ?? '')
              : words.sending(draft.file?.name ?? '', megabytes(sentBytes), megabytes(draft.file?.size ?? 0))}
          </p>
        )}
        <Refusal problem={problem} />
        {problem !== undefined && (
          <FileQuestions
            code={problem.code}
            places={problem.places}
            kind={kindName}
            draft={draft}
            answered={(told) => void read(say(told), true)}
          />
        )}
        {broken !== undefined && (
          <Notice title={words.broken(broken)}>
            <p>{words.brokenHow()}</p>
          </Notice>
        )}
        {job !== null && !isBusy && (
          <ImportJob
            id={job}
            store={
              draft.file === undefined ? undefined : ({ counts }) => void read(draft, false, counts.taken)
            }
            draft={draft}
            read={draft.file === undefined ? undefined : (told) => void read(say(told), true)}
          />
        )}
        {draft.file !== undefined && job === null && report?.stored !== true && !isBusy && (
          <p class="acts gap">
            <Button onClick={() => void read(draft, true)}>{words.again()}</Button>
            <Button kind="quiet" onClick={start}>
              {words.discard()}
            </Button>
          </p>
        )}
        {report !== undefined && (
          <ImportReportView
            report={report}
            isBusy={isBusy}
            store={() => void read(draft, false, report.counts.taken)}
            draft={draft}
            read={(mapping) => void read(say({ mapping }), true)}
          />
        )}
      </div>
      <div class="gap">
        <ImportHistory />
      </div>
      {kind === 'webinar' && <UnmatchedParticipants />}
    </>
  );
}

/** Unless another page was opened meanwhile: the list of imports leads to it. */
const showJob = (id: string): void => {
  if (path.value === '/imports') setQuery({ job: id });
};

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);
