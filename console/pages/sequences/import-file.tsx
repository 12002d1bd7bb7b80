import { signal } from '@preact/signals';
import { useEffect, useId, useState } from 'preact/hooks';
import { callRoute } from '../../data/call-api.ts';
import { CallProblem } from '../../data/problem.ts';
import { go } from '../../frame/place.ts';
import { Notice } from '../../parts/notice.tsx';
import { phrase, said, word } from '../../words/language.ts';
import { keepDraft } from './kept-draft.ts';
import type { Sequence } from './sequence-draft.ts';

const words = {
  open: word('ファイルから読む（JSON）', 'Read a file (JSON)'),
  refused: phrase(
    (file: string) => `「${file}」は読み込めませんでした。`,
    (file: string) => `"${file}" could not be read.`,
  ),
  noJson: word(
    'JSONとして読めません。シナリオの画面か rekindle sequence export で書き出したファイルを選んでください。',
    'It is no JSON. Choose a file that this page or rekindle sequence export has written.',
  ),
};

/** What was read of a file, for the editor that opens next. */
export const readFile = signal<Sequence | undefined>(undefined);

/** Reads a sequence of a file into the editor; nothing is saved by it. */
export function ImportFile() {
  const id = useId();
  const [problem, setProblem] = useState<{ readonly file: string; readonly text: string }>();
  // What was read before and not saved is not what a new sequence starts from.
  useEffect(() => {
    readFile.value = undefined;
  }, []);
  const read = async (file: File): Promise<void> => {
    setProblem(undefined);
    const text = await file.text();
    try {
      const given: Sequence = JSON.parse(text);
      // The server says whether it is a sequence, and fills in what was left out.
      readFile.value = (await callRoute('trySequence', { body: { sequence: given } })).sequence;
      keepDraft('new:', undefined);
      go('/sequences/new');
    } catch (error) {
      setProblem({
        file: file.name,
        text: error instanceof CallProblem ? said(error.text) : words.noJson(),
      });
    }
  };
  return (
    <>
      <input
        id={id}
        class="vh"
        type="file"
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = '';
          if (file !== undefined) void read(file);
        }}
      />
      <label class="btn" for={id}>
        {words.open()}
      </label>
      {problem !== undefined && (
        <Notice tone="danger" title={words.refused(problem.file)}>
          <p>{problem.text}</p>
        </Notice>
      )}
    </>
  );
}
