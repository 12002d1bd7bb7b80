import { find } from '../data/find.ts';
import { word } from '../words/language.ts';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';

const clear = word('探す言葉を消す', 'Clear');

/** What a list is searched by, with a way back to the whole of it. */
export const FindField = ({ label, hint }: { readonly label: string; readonly hint: string }) => (
  <div class="filters">
    <TextField
      label={label}
      hint={hint}
      type="search"
      value={find.value}
      onChange={(value) => (find.value = value)}
    />
    {find.value.trim() !== '' && (
      <Button kind="quiet" onClick={() => (find.value = '')}>
        {clear()}
      </Button>
    )}
  </div>
);
