import { useState } from 'preact/hooks';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { dataLanguage, phrase, word, listed } from '../../words/language.ts';

const words = {
  title: word('保存した対応', 'Saved meanings of columns'),
  use: phrase(
    (name: string) => `「${name}」の対応で読む`,
    (name: string) => `Read it as "${name}"`,
  ),
  useWithout: phrase(
    (name: string, gone: string) => `「${name}」の対応で読む（このファイルにない列：${gone}）`,
    (name: string, gone: string) => `Read it as "${name}" (columns that are not in this file: ${gone})`,
  ),
  remove: phrase(
    (name: string) => `「${name}」を消す`,
    (name: string) => `Remove "${name}"`,
  ),
  removed: phrase(
    (name: string) => `「${name}」の対応を消しました。`,
    (name: string) => `Removed "${name}".`,
  ),
  name: word('この対応の名前', 'Name for these meanings'),
  hint: word(
    '次に同じ見出しのファイルを置くと、ここに出ます。',
    'It is offered for the next file with these columns.',
  ),
  unnamed: word('名前を入れると保存できます。', 'Give it a name to save it.'),
  save: word('名前を付けて保存', 'Save by name'),
  saved: phrase(
    (name: string) => `「${name}」として保存しました。`,
    (name: string) => `Saved as "${name}".`,
  ),
};

interface SavedMappingsProps {
  /** The kind of file, as routes name it and as reports do. */
  readonly route: string;
  readonly kind: string;
  readonly columns: readonly string[];
  readonly mapping: Readonly<Record<string, string>>;
  readonly use: (mapping: Readonly<Record<string, string>>) => void;
}

/** What somebody said of such a file before, to be used with one press; what was said now is saved by name. */
export function SavedMappings({ route, kind, columns, mapping, use }: SavedMappingsProps) {
  const { answer } = useRead('listImportMappings', {});
  const { isBusy, problem, write } = useWrite();
  const [name, setName] = useState('');
  const isInUse = (saved: Readonly<Record<string, string>>): boolean =>
    Object.keys(saved).every((column) => mapping[column] === saved[column]);
  const fitting = (answer?.mappings ?? []).filter(
    (each) => each.kind === kind && Object.keys(each.mapping).every((column) => columns.includes(column)),
  );
  const gone = (saved: Readonly<Record<string, string>>): readonly string[] =>
    Object.keys(saved).filter((column) => !columns.includes(column));
  // Of the same program, a column of which was renamed or left out since.
  const alike = (answer?.mappings ?? []).filter(
    (each) =>
      each.kind === kind &&
      gone(each.mapping).length > 0 &&
      gone(each.mapping).length <= Object.keys(each.mapping).length / 2,
  );
  const there = (saved: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(saved).filter(([column]) => columns.includes(column)));
  const isNew =
    Object.keys(mapping).length > 0 &&
    !fitting.some((each) => isInUse(each.mapping) && sameSize(each.mapping, mapping));
  if (fitting.length + alike.length === 0 && !isNew) return null;
  return (
    <Section title={words.title()}>
      {fitting.map((each) => (
        <p class="acts" key={each.name} lang={dataLanguage.value}>
          {!isInUse(each.mapping) && (
            <Button onClick={() => use(each.mapping)}>{words.use(each.name)}</Button>
          )}
          <Button
            kind="quiet"
            isSmall
            isBusy={isBusy}
            onClick={async () => {
              const done = await write('removeImportMapping', {
                params: { kind: route },
                query: { name: each.name },
              });
              if (done !== undefined) sayDone(words.removed(each.name));
            }}
          >
            {words.remove(each.name)}
          </Button>
        </p>
      ))}
      {alike
        .filter((each) => !isInUse(there(each.mapping)))
        .map((each) => (
          <p class="acts" key={each.name} lang={dataLanguage.value}>
            <Button onClick={() => use(there(each.mapping))}>
              {words.useWithout(each.name, listed(gone(each.mapping)))}
            </Button>
          </p>
        ))}
      {isNew && (
        <form
          class="stack"
          onSubmit={async (event) => {
            event.preventDefault();
            const saved = await write('saveImportMapping', {
              params: { kind: route },
              body: { name: name.trim(), mapping },
            });
            if (saved === undefined) return;
            sayDone(words.saved(saved.name));
            setName('');
          }}
        >
          <TextField label={words.name()} hint={words.hint()} value={name} onChange={setName} />
          <p class="acts">
            <Button
              type="submit"
              isBusy={isBusy}
              disabledBecause={name.trim() === '' ? words.unnamed() : undefined}
            >
              {words.save()}
            </Button>
          </p>
        </form>
      )}
      <Refusal problem={problem} />
    </Section>
  );
}

const sameSize = (a: object, b: object): boolean => Object.keys(a).length === Object.keys(b).length;
