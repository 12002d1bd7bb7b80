import { useState } from 'preact/hooks';
import type { Writing } from '../data/use-write.ts';
import { word } from '../words/language.ts';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';
import { Refusal } from './notice.tsx';

const words = {
  missing: word('理由を入力してください。', 'Give a reason.'),
  cancel: word('やめる', 'Cancel'),
};

interface AskReasonProps {
  /** The button that asks. */
  readonly ask: string;
  readonly label: string;
  readonly hint: string;
  /** The button that does it. */
  readonly sure: string;
  /** Nothing is lost by it. */
  readonly isSafe?: boolean;
  readonly writing: Pick<Writing, 'isBusy' | 'problem'>;
  readonly onSure: (because: string) => void;
}

/** A button for what somebody takes upon themselves: it asks why, and does it once that is said. */
export function AskReason(props: AskReasonProps) {
  const { ask, label, hint, sure, isSafe = false, onSure } = props;
  const { isBusy, problem } = props.writing;
  const [isAsked, setIsAsked] = useState(false);
  const [because, setBecause] = useState('');
  const [isTried, setIsTried] = useState(false);
  if (!isAsked)
    return (
      <p class="acts">
        <Button isSmall onClick={() => setIsAsked(true)}>
          {ask}
        </Button>
      </p>
    );
  const isMissing = because.trim() === '';
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (!isMissing) onSure(because);
      }}
    >
      <TextField
        label={label}
        hint={hint}
        value={because}
        error={isTried && isMissing ? words.missing() : undefined}
        onChange={setBecause}
      />
      <Refusal problem={problem} />
      <p class="acts">
        <Button type="submit" kind={isSafe ? 'primary' : 'danger'} isSmall isBusy={isBusy}>
          {sure}
        </Button>
        <Button kind="quiet" isSmall onClick={() => setIsAsked(false)}>
          {words.cancel()}
        </Button>
      </p>
    </form>
  );
}
