import type { ComponentChildren } from 'preact';
import type { CallProblem } from '../data/problem.ts';
import { said, word } from '../words/language.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

const words = {
  again: word('もう一度', 'Try again'),
  failed: word('読み込めませんでした。', 'Could not load.'),
  notDone: word('できませんでした。', 'That was not done.'),
};

interface NoticeProps {
  readonly tone?: 'neutral' | 'ok' | 'warn' | 'danger';
  readonly title?: string;
  readonly children?: ComponentChildren;
  readonly action?: ComponentChildren;
}

/** Says what, why, and what now. A danger is read aloud at once, the rest when there is time. */
export const Notice = ({ tone = 'neutral', title, children, action }: NoticeProps) => (
  <div class={`note ${tone === 'neutral' ? '' : tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
    <Icon name={tone === 'ok' ? 'done' : tone === 'neutral' ? 'info' : 'warning'} />
    <div>
      {title !== undefined && <b>{title}</b>}
      {children}
    </div>
    {action !== undefined && <div>{action}</div>}
  </div>
);

/** Something could not be read; the rest of the page stays. */
export const FailedToLoad = ({
  problem,
  again,
}: {
  readonly problem: CallProblem;
  readonly again: () => void;
}) =>
  problem.kind === 'missing' ? (
    <Notice tone="neutral" title={said(problem.text)} />
  ) : (
    <Notice
      tone="danger"
      title={words.failed()}
      action={
        <Button isSmall onClick={again}>
          {words.again()}
        </Button>
      }
    >
      <p>{said(problem.text)}</p>
    </Notice>
  );

/** Something that was asked for was not done; nothing where all went well. */
export const Refusal = ({ problem }: { readonly problem: CallProblem | undefined }) =>
  problem === undefined ? null : (
    <Notice tone="danger" title={words.notDone()}>
      <p>{said(problem.text)}</p>
    </Notice>
  );
