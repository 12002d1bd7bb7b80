import { useId, useState } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { phrase, word } from '../../words/language.ts';

const words = {
  choose: word('ファイルを選ぶ', 'Choose a file'),
  hint: phrase(
    (most: number) => `Excel（.xlsx）やCSVをここに置くこともできます。${most} MB まで。`,
    (most: number) => `Or drop an Excel file (.xlsx) or a CSV here. At most ${most} MB.`,
  ),
  chosen: phrase(
    (name: string) => `選んだファイル：${name}`,
    (name: string) => `Chosen: ${name}`,
  ),
};

interface FilePickerProps {
  readonly file: File | undefined;
  readonly take: (file: File) => void;
  readonly error: string | undefined;
  /** So many it may have. */
  readonly megabytes: number;
}

/** A file, chosen or dropped. */
export function FilePicker({ file, take, error, megabytes }: FilePickerProps) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const took = (files: FileList | null | undefined): void => {
    const first = files?.[0];
    if (first !== undefined) take(first);
  };
  return (
    <div
      class={isOver ? 'empty drop over gap' : 'empty drop gap'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        took(event.dataTransfer?.files);
      }}
    >
      <div class="field">
        <input
          id={id}
          class="vh"
          type="file"
          accept=".xlsx,.xlsm,.csv,.tsv,.txt,text/csv"
          aria-describedby={`${id}-hint`}
          onChange={({ currentTarget }) => {
            took(currentTarget.files);
            // The same file, mended and saved again, is a new one.
            currentTarget.value = '';
          }}
        />
        <label class="btn" for={id}>
          {words.choose()}
        </label>
        <p class="hint" id={`${id}-hint`}>
          {words.hint(megabytes)}
        </p>
        {error !== undefined && (
          <p class="err" role="alert">
            <Icon name="warning" /> {error}
          </p>
        )}
      </div>
      {file !== undefined && <p class="small">{words.chosen(file.name)}</p>}
    </div>
  );
}
