import { useState } from 'preact/hooks';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { phrase, word } from '../../words/language.ts';

const words = {
  lede: word(
    '記録すると、この画面の数字と目標がそのまま残ります。決めたことは次回、済み・未了とともに並びます。',
    'What you keep stays as it is shown now, figures and targets. Next time the decisions stand here as done or not.',
  ),
  what: phrase(
    (n: number) => `決めたこと ${n}`,
    (n: number) => `Decision ${n}`,
  ),
  who: word('担当', 'Who'),
  due: word('期限', 'By'),
  more: word('行を足す', 'Add a line'),
  keep: word('この数字で会議を記録する', 'Save the meeting with these figures'),
  kept: word('会議を記録しました。', 'The meeting is kept.'),
};

interface Line {
  readonly what: string;
  readonly who: string;
  readonly due: string;
}
const empty: Line = { what: '', who: '', due: '' };

/** Keeps the meeting with what it decided. */
export function KeepMeeting() {
  const { isBusy, problem, write } = useWrite();
  const [lines, setLines] = useState<readonly Line[]>([empty]);
  const change = (index: number, part: Partial<Line>): void =>
    setLines(lines.map((line, at) => (at === index ? { ...line, ...part } : line)));
  const keep = async (): Promise<void> => {
    const decisions = lines
      .filter(({ what }) => what.trim() !== '')
      .map(({ what, who, due }) => ({ what, who, ...(due === '' ? {} : { due }) }));
    if ((await write('keepMeeting', { body: { decisions } })) === undefined) return;
    setLines([empty]);
    sayDone(words.kept());
  };
  return (
    <form
      class="stack gap no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <p class="small soft">{words.lede()}</p>
      {lines.map((line, index) => (
        <div key={index} class="three">
          <TextField
            label={words.what(index + 1)}
            value={line.what}
            onChange={(what) => change(index, { what })}
          />
          <TextField label={words.who()} value={line.who} onChange={(who) => change(index, { who })} />
          <TextField
            label={words.due()}
            type="date"
            value={line.due}
            onChange={(due) => change(index, { due })}
          />
        </div>
      ))}
      <Refusal problem={problem} />
      <p class="acts">
        <Button type="submit" isBusy={isBusy}>
          {words.keep()}
        </Button>
        <Button kind="quiet" onClick={() => setLines([...lines, empty])}>
          {words.more()}
        </Button>
      </p>
    </form>
  );
}
