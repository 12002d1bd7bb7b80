import { useRef } from 'preact/hooks';
import { describeClause } from '../../../contract/clause-words.ts';
import {
  groupOf,
  isClause,
  membersOf,
  nodeJoins,
  type Group,
  type Join,
} from '../../../contract/rule-parts.ts';
import { joinLabels } from '../../../contract/segment-words.ts';
import { Button } from '../../parts/button.tsx';
import { language, phrase, said, word } from '../../words/language.ts';
import { ClauseForm } from './clause-form.tsx';
import { added, moved, nodeAt, numberOf, placeOf, replaced, type Path } from './rule-draft.ts';
import type { RuleEditing } from './rule-editing.ts';

const words = {
  join: word('組み合わせ方', 'How to join'),
  before: word('次の', 'Contacts of whom'),
  after: word('に合う担当者', 'of these hold'),
  edit: phrase(
    (number: string) => `条件${number}を編集`,
    (number: string) => `Edit clause ${number}`,
  ),
  up: phrase(
    (number: string) => `条件${number}を上へ`,
    (number: string) => `Move clause ${number} up`,
  ),
  down: phrase(
    (number: string) => `条件${number}を下へ`,
    (number: string) => `Move clause ${number} down`,
  ),
  off: phrase(
    (number: string) => `条件${number}を外す`,
    (number: string) => `Take clause ${number} off`,
  ),
  editing: phrase(
    (number: string) => `条件${number}を編集中`,
    (number: string) => `Editing clause ${number}`,
  ),
  adding: word('条件を追加', 'Adding a clause'),
  short: word('編集', 'Edit'),
  group: word('まとまり', 'Group'),
  add: word('＋ 条件を追加', '+ Clause'),
  addHere: word('＋ この中に条件を追加', '+ Clause in here'),
  addGroup: word('＋ まとまりを追加', '+ Group'),
  without: word('外すと', 'without it'),
  and: word('かつ', 'and'),
  or: word('または', 'or'),
  moved: phrase(
    (from: string, to: string) => `条件${from}を${to}へ動かしました`,
    (from: string, to: string) => `Clause ${from} moved to ${to}`,
  ),
  gone: phrase(
    (number: string) => `条件${number}を外しました`,
    (number: string) => `Clause ${number} was taken off`,
  ),
};

interface RuleGroupProps {
  readonly group: Group;
  readonly path: Path;
  readonly editing: RuleEditing;
}

/** A group and all that stands in it; its clauses are reached by buttons and by keys. */
export function RuleGroup({ group, path, editing }: RuleGroupProps) {
  const { rule, change, edited, edit } = editing;
  const { join, members } = membersOf(group);
  const isOutermost = path.length === 0;
  const next: Path = [...path, members.length];
  const isAdding = edited !== undefined && edited.kind !== 'change' && samePath(edited.group, path);
  return (
    <>
      <p class="acts">
        {isOutermost && <span>{words.before()}</span>}
        <label class="vh" for={`join-${numberOf(path)}`}>
          {words.join()} {numberOf(path)}
        </label>
        <select
          id={`join-${numberOf(path)}`}
          value={join}
          onChange={({ currentTarget }) => {
            const chosen = nodeJoins[currentTarget.selectedIndex];
            if (chosen !== undefined) change(replaced(rule, path, groupOf(chosen, members)));
          }}
        >
          {nodeJoins.map((each) => (
            <option key={each} value={each} selected={each === join}>
              {said(joinLabels[each])}
            </option>
          ))}
        </select>
        <span>{words.after()}</span>
      </p>
      <ol class={isOutermost ? 'mt' : 'rule row'}>
        {members.map((member, index) => (
          <Part key={index} path={[...path, index]} {...{ join, index, editing }} of={members.length}>
            {isClause(member) ? undefined : (
              <RuleGroup group={member} path={[...path, index]} editing={editing} />
            )}
          </Part>
        ))}
        {isAdding && (
          <li>
            <ClauseForm
              label={`${words.adding()} ${numberOf(next)}`}
              clause={undefined}
              currency={editing.currency}
              onCancel={() => edit(undefined)}
              onUse={(clause) => {
                change(added(rule, path, edited.kind === 'addGroup' ? { any: [clause] } : clause));
                edit(undefined);
              }}
            />
          </li>
        )}
      </ol>
      <p class={isOutermost ? 'acts mt' : 'acts row'}>
        <Button
          kind={isOutermost ? 'plain' : 'quiet'}
          isSmall={!isOutermost}
          onClick={() => edit({ kind: 'add', group: path })}
        >
          {isOutermost ? words.add() : words.addHere()}
        </Button>
        {path.length < DEEPEST && (
          <Button kind="quiet" isSmall={!isOutermost} onClick={() => edit({ kind: 'addGroup', group: path })}>
            {words.addGroup()}
          </Button>
        )}
      </p>
    </>
  );
}

/** A group may stand so deep and take one more. */
const DEEPEST = 3;
const samePath = (a: Path, b: Path): boolean => numberOf(a) === numberOf(b);

interface PartProps {
  readonly path: Path;
  readonly join: Join;
  readonly index: number;
  readonly of: number;
  readonly editing: RuleEditing;
  readonly children: preact.ComponentChildren;
}

/** One part of a group: its number, what it asks, what changes without it, and what can be done with it. */
function Part({ path, join, index, of, editing, children }: PartProps) {
  const { rule, change, edited, edit, without, currency, say } = editing;
  const line = useRef<HTMLLIElement>(null);
  const node = nodeAt(rule, path);
  if (node === undefined) return null;
  const number = numberOf(path);
  const isEdited = edited?.kind === 'change' && samePath(edited.path, path);
  const move = (by: 1 | -1): void => {
    const next = moved(rule, path, by);
    if (next === rule) return;
    change(next);
    say(words.moved(number, numberOf([...path.slice(0, -1), index + by])));
    const neighbour = by === 1 ? line.current?.nextElementSibling : line.current?.previousElementSibling;
    if (neighbour instanceof HTMLElement) neighbour.focus();
  };
  const takeOff = (): void => {
    change(replaced(rule, path, undefined));
    say(words.gone(number));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== line.current || event.isComposing) return;
    if (event.altKey && event.key === 'ArrowUp') move(-1);
    else if (event.altKey && event.key === 'ArrowDown') move(1);
    else if (event.key === 'j') focusNext(line.current, 1);
    else if (event.key === 'k') focusNext(line.current, -1);
    else if (event.key === 'e' && isClause(node)) edit({ kind: 'change', path });
    else if (event.key === 'Delete') takeOff();
    else return;
    event.preventDefault();
  };
  const between = index === 0 ? '' : join === 'all' ? words.and() : words.or();
  return (
    <li class="clause" ref={line} tabIndex={0} data-clause={number} onKeyDown={onKeyDown}>
      <span class="soft">
        {number} <span class="nb">{between}</span>
      </span>
      {isClause(node) ? (
        <p>{describeClause(node, language.value, currency)}</p>
      ) : (
        <p class="soft">{words.group()}</p>
      )}
      <p class="small soft nb">
        {words.without()} {without(placeOf(rule, path))}
      </p>
      <p class="move">
        {isClause(node) ? (
          <IconButton label={words.edit(number)} onClick={() => edit({ kind: 'change', path })}>
            {words.short()}
          </IconButton>
        ) : (
          <span />
        )}
        <IconButton label={words.up(number)} isOff={index === 0} onClick={() => move(-1)}>
          ↑
        </IconButton>
        <IconButton label={words.down(number)} isOff={index === of - 1} onClick={() => move(1)}>
          ↓
        </IconButton>
        <IconButton label={words.off(number)} onClick={takeOff}>
          ✕
        </IconButton>
      </p>
      {isEdited && isClause(node) && (
        <ClauseForm
          label={words.editing(number)}
          clause={node}
          currency={currency}
          onCancel={() => edit(undefined)}
          onUse={(clause) => {
            change(replaced(rule, path, clause));
            edit(undefined);
          }}
        />
      )}
      {children !== undefined && <div class="row">{children}</div>}
    </li>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly isOff?: boolean;
  readonly onClick: () => void;
  readonly children: preact.ComponentChildren;
}

const IconButton = ({ label, isOff = false, onClick, children }: IconButtonProps) => (
  <button type="button" class="btn quiet sm" aria-label={label} disabled={isOff} onClick={onClick}>
    {children}
  </button>
);

/** The next or previous clause of the whole rule, however deep it stands. */
function focusNext(from: HTMLElement | null, by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-clause]')];
  all[all.findIndex((each) => each === from) + by]?.focus();
}
