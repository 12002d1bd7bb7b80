import { useState } from 'preact/hooks';
import type { Answer } from '../../data/call-api.ts';
import { useWriteOver } from '../../data/use-write-over.ts';
import { Field, SelectField, TextField } from '../../parts/field.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { labelled, phrase, said, word } from '../../words/language.ts';
import { wallInstant } from '../../words/wall-clock.ts';
import {
  documentOf,
  draftOf,
  isNumberOrEmpty,
  type CompanyDocument,
  type DocumentDraft,
} from './document-draft.ts';
import { documentKindLabels, documentKinds } from './document-kinds.ts';
import { KeepOrCancel } from './keep-or-cancel.tsx';

const words = {
  id: word('呼び名（半角の英数字とハイフン）', 'Its name for sequences (small letters, digits, hyphens)'),
  idHint: word(
    'シナリオのメールは、この名前で資料を選びます。ひな形が使うのは guide（資料）、case-study（事例）、webinar（ウェビナー）です。あとから変えられません。',
    'Mails of sequences choose it by this name. The templates use guide, case-study and webinar. It cannot be changed later.',
  ),
  idTaken: word('同じ呼び名の資料があります。', 'Another document has this name.'),
  kind: word('種類', 'Kind'),
  title: word('表題（お客様に見えます）', 'Title, as customers read it'),
  missing: word('入力してください。', 'Fill this in.'),
  url: word('ファイルやページのURL', 'Where the file or page is'),
  urlHint: word(
    'https:// で始まるURL、または資料のバケットに置いたファイル（s3://バケット名/ファイル名）。',
    'A URL that begins with https://, or a file of the bucket of documents (s3://BUCKET/FILE).',
  ),
  pages: word('ページ数（任意）', 'Pages (may be empty)'),
  minutes: word('読む・見る時間（分、任意）', 'Minutes to read or watch (may be empty)'),
  noNumber: word('半角の数字で入力してください。', 'Give a number.'),
  points: word('要点（1行に1つ、任意）', 'Points, one a line (may be empty)'),
  day: word('開催日', 'Day'),
  time: word('開始時刻（例 14:00）', 'Start (for example 14:00)'),
  timeWrong: word(
    '開催日と開始時刻を入力してください（例 14:00）。',
    'Give the day and the start, such as 14:00.',
  ),
  held: word('開催', 'Takes place'),
  heldYes: word('予定どおり', 'As planned'),
  heldNo: word('中止（ご案内とお知らせを送りません）', 'Cancelled (nobody is invited or reminded)'),
  offered: word('ご案内に使う', 'Offered'),
  offeredYes: word('使う', 'Yes'),
  offeredNo: word('もう使わない', 'No more'),
  offeredHint: word(
    '使わない資料は、新しいシナリオでは選べません。送ったメールのリンクは開けます。',
    'Nothing new can choose what is offered no more. Links of mails that went out still work.',
  ),
  kept: phrase(
    (title: string) => `「${title}」を保存しました。`,
    (title: string) => `Kept "${title}".`,
  ),
};

interface DocumentFormProps {
  readonly settings: Pick<Answer<'showSettings'>, 'assets' | 'calendar'>;
  /** Undefined: a new one. */
  readonly document: CompanyDocument | undefined;
  readonly tag: string | undefined;
  readonly close: () => void;
}

/** A document that mails offer, new or changed. */
export function DocumentForm({ settings: { assets, calendar }, document, tag, close }: DocumentFormProps) {
  const zone = calendar.timeZone;
  const [draft, setDraft] = useState(draftOf(document, zone));
  const [isTried, setIsTried] = useState(false);
  const { isBusy, problem, write } = useWriteOver(tag);
  const change =
    (field: keyof DocumentDraft) =>
    (value: string): void =>
      setDraft({ ...draft, [field]: value });
  const faults: Partial<Record<keyof DocumentDraft, string>> = {
    ...(draft.title.trim() === '' ? { title: words.missing() } : {}),
    ...(draft.url.trim() === '' ? { url: words.missing() } : {}),
    ...(draft.id.trim() === '' ? { id: words.missing() } : {}),
    ...(document === undefined && assets.some(({ id }) => id === draft.id.trim())
      ? { id: words.idTaken() }
      : {}),
    ...(isNumberOrEmpty(draft.pages) ? {} : { pages: words.noNumber() }),
    ...(isNumberOrEmpty(draft.minutes) ? {} : { minutes: words.noNumber() }),
    ...(draft.kind === 'webinar' && wallInstant(draft.day, draft.time, zone) === undefined
      ? { time: words.timeWrong() }
      : {}),
  };
  /** What is wrong here, or what the server says of it. */
  const errorOf = (field: keyof DocumentDraft): string | undefined => {
    if (isTried && faults[field] !== undefined) return faults[field];
    const place = problem?.places.find((each) => each.place.split('.').includes(field));
    return place === undefined ? undefined : said(place.message);
  };
  const keep = async (): Promise<void> => {
    const typed = documentOf(draft, document, zone);
    const all =
      document === undefined
        ? [...assets, typed]
        : assets.map((each) => (each.id === document.id ? typed : each));
    if ((await write('changeSettings', { body: { assets: all } })) === undefined) return;
    sayDone(words.kept(draft.title.trim()));
    close();
  };
  const line = (field: keyof DocumentDraft, hint?: string) => (
    <TextField
      label={words[field]()}
      hint={hint}
      value={draft[field]}
      error={errorOf(field)}
      onChange={change(field)}
    />
  );
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if (Object.keys(faults).length === 0) void keep();
      }}
    >
      {document === undefined && line('id', words.idHint())}
      <SelectField
        label={words.kind()}
        value={draft.kind}
        options={documentKinds.map((kind) => ({ value: kind, name: labelled(documentKindLabels, kind) }))}
        onChange={change('kind')}
      />
      {line('title')}
      {line('url', words.urlHint())}
      {draft.kind === 'webinar' ? (
        <>
          <TextField label={words.day()} type="date" value={draft.day} onChange={change('day')} />
          {line('time')}
          {document?.kind === 'webinar' && (
            <SelectField
              label={words.held()}
              value={draft.held}
              options={[
                { value: 'yes', name: words.heldYes() },
                { value: 'no', name: words.heldNo() },
              ]}
              onChange={change('held')}
            />
          )}
        </>
      ) : (
        line('pages')
      )}
      {line('minutes')}
      <Field label={words.points()} error={errorOf('points')}>
        {(bound) => (
          <textarea
            {...bound}
            rows={3}
            value={draft.points}
            onInput={({ currentTarget }) => change('points')(currentTarget.value)}
          />
        )}
      </Field>
      {document !== undefined && (
        <SelectField
          label={words.offered()}
          hint={words.offeredHint()}
          value={draft.offered}
          options={[
            { value: 'yes', name: words.offeredYes() },
            { value: 'no', name: words.offeredNo() },
          ]}
          onChange={change('offered')}
        />
      )}
      <Refusal problem={problem} />
      <KeepOrCancel isBusy={isBusy} cancel={close} />
    </form>
  );
}
