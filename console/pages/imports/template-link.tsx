import { templateKinds } from '../../../contract/import-template-kinds.ts';
import { Button } from '../../parts/button.tsx';
import { saveCsv } from '../../data/save-file.ts';
import { language, word } from '../../words/language.ts';
import type { ImportKindName } from './import-draft.ts';

const words = {
  save: word('記入用のひな形を保存する（Excelで開けます）', 'Save a template to fill in (opens in Excel)'),
};

/** The usual columns of a kind of file with rows of an example; nothing where there is no template of it. */
export function TemplateLink({ kind }: { readonly kind: ImportKindName }) {
  const known = templateKinds.find((each) => each === kind);
  if (known === undefined) return null;
  const save = async (): Promise<void> => {
    // The examples, and what writes a CSV, are loaded only for somebody who wants them.
    const { importTemplate } = await import('../../../contract/import-templates.ts');
    saveCsv(`rekindle-${known}.csv`, importTemplate(known, language.value));
  };
  return (
    <p class="acts gap">
      <Button kind="quiet" onClick={() => void save()}>
        {words.save()}
      </Button>
    </p>
  );
}
