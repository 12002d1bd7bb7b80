import type { ImportReport } from '../../../contract/imports.ts';
import { useRead } from '../../data/use-read.ts';
import { useRefresh } from '../../data/use-refresh.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { FailedToLoad, Notice, Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { phrase, said, word } from '../../words/language.ts';
import { ImportReportView } from './import-report.tsx';
import { UndoImport } from './undo-import.tsx';
import { FileQuestions } from './file-questions.tsx';
import type { ImportDraft } from './import-draft.ts';
import { isUnderWay, progressOf } from './import-state.ts';

const words = {
  under: phrase(
    (file: string) => `「${file}」の取り込み`,
    (file: string) => `Import of "${file}"`,
  ),
  goesOn: word(
    'この画面を閉じても続きます。あとで下の一覧から開けます。',
    'It goes on though you leave. Open it from the list below later.',
  ),
  cancel: word('中止する（保存した行は残る）', 'Stop (what is stored stays)'),
  resume: word('続きから再開する', 'Go on with what is left'),
  failed: phrase(
    (file: string) => `「${file}」を取り込めませんでした。`,
    (file: string) => `"${file}" was not taken in.`,
  ),
  stopped: phrase(
    (file: string) => `「${file}」の取り込みを中止しました。`,
    (file: string) => `The import of "${file}" was stopped.`,
  ),
};
const ASK_EVERY_MS = 1000;

interface ImportJobProps {
  readonly id: string;
  /** Stores what was only read; undefined where the file is no longer at hand. */
  readonly store: ((report: ImportReport) => void) | undefined;
  /** What was said of the file so far. */
  readonly draft: ImportDraft;
  /** Reads the file again as a person now says; undefined where it is no longer at hand. */
  readonly read: ((said: Pick<Partial<ImportDraft>, 'sheet' | 'mapping'>) => void) | undefined;
}

/** An import of a larger file: how far it is, and in the end its report. It survives a reload: the address names it. */
export function ImportJob({ id, store, draft, read }: ImportJobProps) {
  const reading = useRead('showImport', { params: { id } });
  const { isBusy, problem, write } = useWrite();
  const job = reading.answer;
  useRefresh(job !== undefined && isUnderWay(job), reading.again, ASK_EVERY_MS);
  if (job === undefined)
    return reading.problem === undefined ? null : (
      <FailedToLoad problem={reading.problem} again={reading.again} />
    );
  const resume = (
    <Button isBusy={isBusy} onClick={() => void write('resumeImport', { params: { id } })}>
      {words.resume()}
    </Button>
  );
  return (
    <>
      {isUnderWay(job) && (
        <Section title={words.under(job.file)}>
          <div class="job">
            <p aria-live="polite">{progressOf(job)}</p>
            <progress
              max={job.rows.taken === 0 ? undefined : job.rows.taken}
              value={job.rows.taken === 0 ? undefined : job.rows.stored}
              aria-label={progressOf(job)}
            />
            <p class="small soft">{words.goesOn()}</p>
            {job.state !== 'undoing' && (
              <p class="acts">
                <Button isBusy={isBusy} onClick={() => void write('cancelImport', { params: { id } })}>
                  {words.cancel()}
                </Button>
              </p>
            )}
          </div>
        </Section>
      )}
      {job.state === 'failed' && (
        <Notice tone="danger" title={words.failed(job.file)} action={resume}>
          {job.failure !== undefined && <p>{said(job.failure.message)}</p>}
        </Notice>
      )}
      {job.failure?.places !== undefined && read !== undefined && (
        <FileQuestions
          code={job.failure.code}
          places={job.failure.places}
          kind={job.kind}
          draft={draft}
          answered={read}
        />
      )}
      {job.state === 'cancelled' && <Notice tone="warn" title={words.stopped(job.file)} action={resume} />}
      <Refusal problem={problem} />
      {job.report !== undefined && !isUnderWay(job) && job.state !== 'undone' && (
        <ImportReportView
          report={job.report}
          isBusy={isBusy}
          store={
            job.dryRun && store !== undefined
              ? () => job.report !== undefined && store(job.report)
              : undefined
          }
          draft={draft}
          read={read === undefined ? undefined : (mapping) => read({ mapping })}
        />
      )}
      <UndoImport job={job} />
    </>
  );
}
