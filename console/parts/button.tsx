import type { ComponentChildren } from 'preact';
import { word } from '../words/language.ts';

const busyWord = word('処理しています…', 'Working…');

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly kind?: 'primary' | 'quiet' | 'danger' | 'plain';
  readonly isSmall?: boolean;
  readonly type?: 'button' | 'submit';
  readonly isBusy?: boolean;
  readonly isPressed?: boolean;
  /** Why it cannot be pressed now; shown beside it. */
  readonly disabledBecause?: string | undefined;
  readonly onClick?: () => void;
}

/** A button whose words say the result. */
export function Button({
  children,
  kind = 'plain',
  isSmall = false,
  type = 'button',
  isBusy = false,
  isPressed,
  disabledBecause,
  onClick,
}: ButtonProps) {
  return (
    <>
      <button
        type={type}
        class={['btn', kind === 'plain' ? '' : kind, isSmall ? 'sm' : ''].filter(Boolean).join(' ')}
        disabled={disabledBecause !== undefined}
        aria-disabled={isBusy}
        aria-pressed={isPressed}
        onClick={(event) => {
          if (isBusy) event.preventDefault();
          else onClick?.();
        }}
      >
        {isBusy ? (
          <>
            <span class="spin" aria-hidden="true" /> {busyWord()}
          </>
        ) : (
          children
        )}
      </button>
      {disabledBecause !== undefined && disabledBecause !== '' && (
        <span class="small soft">{disabledBecause}</span>
      )}
    </>
  );
}
