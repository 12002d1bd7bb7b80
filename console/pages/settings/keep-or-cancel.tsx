import { Button } from '../../parts/button.tsx';
import { word } from '../../words/language.ts';

const words = {
  keep: word('保存する', 'Keep'),
  cancel: word('やめる', 'Cancel'),
};

interface KeepOrCancelProps {
  readonly isBusy: boolean;
  readonly cancel: () => void;
}

/** How a form of the settings ends. */
export const KeepOrCancel = ({ isBusy, cancel }: KeepOrCancelProps) => (
  <p class="acts">
    <Button type="submit" kind="primary" isBusy={isBusy}>
      {words.keep()}
    </Button>
    <Button kind="quiet" onClick={cancel}>
      {words.cancel()}
    </Button>
  </p>
);
