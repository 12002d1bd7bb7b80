import { blocksToHtml } from '../content/blocks-to-html.ts';
import { blocksToText } from '../content/blocks-to-text.ts';
import type { Block, Line } from '../content/blocks.ts';
import { clean, cleanLines, clip } from '../content/clean-text.ts';
import type { RenderedMail, StaffNoteView } from '../views.ts';
import { answerLines } from './answer-words.ts';
import { bareName } from './nurture-variables.ts';

/** A short mail to a colleague: one thing that happened, and the button for what to do. */
export function renderStaffNote(view: StaffNoteView): RenderedMail {
  const note = view.locale === 'ja' ? noteJa(view) : noteEn(view);
  const name = bareName(view.toLastName);
  const greeting: Line[] = name === '' ? [] : [[view.locale === 'ja' ? `${name}さん` : `${name},`]];
  const code = clean(view.code);
  const subject = clean(note.subject);
  const blocks: readonly Block[] = [
    { kind: 'paragraph', lines: [...greeting, ...note.lines.map((line): Line => [line])] },
    ...note.quote.map((line): Block => ({
      kind: 'paragraph',
      lines: cleanLines(line)
        .split('\n')
        .map((part): Line => [part]),
    })),
    ...note.buttons.map(([label, href], index): Block => ({
      kind: 'button',
      label,
      href,
      tracked: false,
      tone: index === 0 ? 'primary' : 'plain',
    })),
    ...(code === ''
      ? []
      : [
          {
            kind: 'fine' as const,
            lines: [[view.locale === 'ja' ? `受付番号 ${code}` : `Reference ${code}`]],
          },
        ]),
  ];
  return {
    subject,
    html: blocksToHtml(blocks, view.locale, subject),
    text: blocksToText(blocks, view.locale),
  };
}

interface Note {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly quote: readonly string[];
  readonly buttons: readonly (readonly [label: string, href: string])[];
}

/** 「東都精機 山田様」, with fallbacks; `whoEn` likewise. */
function whoJa(view: StaffNoteView, width: number): string {
  const name = bareName(view.customerName);
  return [clip(clean(view.accountName), width), `${name === '' ? 'ご担当者' : clip(name, 24)}様`]
    .filter((part) => part !== '')
    .join(' ');
}

function whoEn(view: StaffNoteView, width: number): string {
  const parts = [clip(bareName(view.customerName), 24), clip(clean(view.accountName), width)].filter(
    (part) => part !== '',
  );
  return parts.length === 0 ? 'a customer' : parts.join(', ');
}

function noteJa(view: StaffNoteView): Note {
  const brief = whoJa(view, 32);
  const who = whoJa(view, 80);
  switch (view.kind) {
    case 'reminder':
      return {
        subject: `【期限 ${view.dueAt}】${brief}への初回連絡`,
        lines: [
          `${who}への初回のご連絡の期限は、${clean(view.dueAt)}です。`,
          '対応中でしたら、ボタンでお知らせください。以後このご案内は届きません。',
        ],
        quote: [],
        buttons: [
          ['対応します', view.urls.accept],
          ['結果を報告（約30秒）', view.urls.report],
        ],
      };
    case 'unreported':
      return {
        subject: `【結果のご報告】${brief}`,
        lines: [
          `${who}の件は、受領から${view.days}営業日がたちました。`,
          'その後の状況をお知らせください。「まだ早い」「応答なし」も大切な情報です。',
        ],
        quote: [],
        buttons: [['結果を報告（約30秒）', view.urls.report]],
      };
    case 'escalation':
      return {
        subject: `【期限超過】${brief}（担当 ${clip(clean(view.ownerName), 20)}）`,
        lines: [
          `${who}への初回のご連絡が、期限（${clean(view.dueAt)}）を過ぎています。担当は${clean(view.ownerName)}さんです。`,
          'ご本人と状況を確認のうえ、必要でしたら担当を変更してください。',
        ],
        quote: [],
        buttons: [['状況を見て担当を決める', view.urls.open]],
      };
    case 'withdrawn':
      return {
        subject: `【取り下げ】${brief}`,
        lines: [
          `${who}のトスアップを取り下げます。`,
          '反応の多くが、お客様ご本人ではなく自動アクセスによるものと分かりました。お手数をおかけしました。ご連絡は不要です。',
        ],
        quote: [],
        buttons: [],
      };
    case 'receipt':
      return {
        subject: `【記録しました】${brief}`,
        lines: [
          `${who}について、次のとおり記録しました（${clean(view.recordedAt)}）。`,
          ...answerLines(view.answer, 'ja').map((line) => `　${line}`),
        ],
        quote: ['お間違いのときや、お心当たりのないときは、取り消してください。'],
        buttons: [
          ...calendarButton(view.urls.calendar, 'カレンダーに追加'),
          ['記録を取り消す', view.urls.undo],
          ['結果を報告', view.urls.report],
        ],
      };
    case 'freshLink':
      return {
        subject: `【新しいリンク】${brief}`,
        lines: [`${who}の件の新しいリンクです。以前のリンクの代わりにお使いください。`],
        quote: [],
        buttons: [['報告ページを開く', view.urls.open]],
      };
    case 'reportCopy':
      return {
        subject: `【営業の回答】${brief}｜${answerLines(view.answer, 'ja')[0] ?? ''}`,
        lines: [
          `${who}について、${clean(view.ownerName)}さんから次のとおり報告がありました（${clean(view.recordedAt)}）。`,
          ...answerLines(view.answer, 'ja').map((line) => `　${line}`),
          ...view.said.map((line) => `　${clean(line)}`),
        ],
        quote: [],
        buttons: [],
      };
    case 'supportForward':
      return {
        subject: `${view.topic === 'support' ? '【サポート】' : view.topic === 'other' ? '【お問い合わせ】' : '【要対応】'}${brief}からのお問い合わせ`,
        lines: [
          `${clean(view.receivedAt)}、${who}（${clean(view.email)}）から${view.topic === 'support' ? 'サポートへの' : ''}お問い合わせがありました。`,
          view.topic === 'support'
            ? '対応が終わるまで、ご案内メールは止めています。'
            : view.topic === 'other'
              ? '内容をご確認のうえ、担当の方へお渡しください。'
              : `引き渡せる営業担当者がいません。${view.topic.callBy} までに、初回のご連絡をお願いします。担当者は「営業担当」のファイルで登録できます。`,
        ],
        quote: ['お問い合わせの内容', view.message],
        buttons: [],
      };
    default:
      return view satisfies never;
  }
}

const calendarButton = (url: string | undefined, label: string): Note['buttons'] =>
  url === undefined ? [] : [[label, url]];

function noteEn(view: StaffNoteView): Note {
  const brief = whoEn(view, 32);
  const who = whoEn(view, 80);
  switch (view.kind) {
    case 'reminder':
      return {
        subject: `[Due ${view.dueAt}] First contact: ${brief}`,
        lines: [
          `The first contact with ${who} is due by ${clean(view.dueAt)}.`,
          'If you are on it, please say so with a button: these reminders then stop.',
        ],
        quote: [],
        buttons: [
          ['I will take it', view.urls.accept],
          ['Report the result (30 seconds)', view.urls.report],
        ],
      };
    case 'unreported':
      return {
        subject: `[Please report] ${brief}`,
        lines: [
          `It is ${view.days} business days since you took over ${who}.`,
          'Please tell us how it went. "Too early" and "no answer" help as well.',
        ],
        quote: [],
        buttons: [['Report the result (30 seconds)', view.urls.report]],
      };
    case 'escalation':
      return {
        subject: `[Overdue] ${brief} (owner: ${clip(clean(view.ownerName), 20)})`,
        lines: [
          `The first contact with ${who} is overdue since ${clean(view.dueAt)}. The owner is ${clean(view.ownerName)}.`,
          'Please speak with the owner, and choose another one if need be.',
        ],
        quote: [],
        buttons: [['See it and choose an owner', view.urls.open]],
      };
    case 'withdrawn':
      return {
        subject: `[Withdrawn] ${brief}`,
        lines: [
          `The handoff of ${who} is withdrawn.`,
          'Most of the reactions turned out to be automatic access and not the customer. No contact is needed; sorry for the trouble.',
        ],
        quote: [],
        buttons: [],
      };
    case 'receipt':
      return {
        subject: `[Recorded] ${brief}`,
        lines: [
          `This was recorded for ${who} (${clean(view.recordedAt)}):`,
          ...answerLines(view.answer, 'en').map((line) => `  ${line}`),
        ],
        quote: ['If that is a mistake, or was not you, please take it back.'],
        buttons: [
          ...calendarButton(view.urls.calendar, 'Add to my calendar'),
          ['Take it back', view.urls.undo],
          ['Report the result', view.urls.report],
        ],
      };
    case 'freshLink':
      return {
        subject: `[New link] ${brief}`,
        lines: [`Here is a new link for ${who}. Please use it in place of the old ones.`],
        quote: [],
        buttons: [['Open the report page', view.urls.open]],
      };
    case 'reportCopy':
      return {
        subject: `[Sales says] ${brief}: ${answerLines(view.answer, 'en')[0] ?? ''}`,
        lines: [
          `${clean(view.ownerName)} reported this of ${who} (${clean(view.recordedAt)}):`,
          ...answerLines(view.answer, 'en').map((line) => `  ${line}`),
          ...view.said.map((line) => `  ${clean(line)}`),
        ],
        quote: [],
        buttons: [],
      };
    case 'supportForward':
      return {
        subject: `${view.topic === 'support' ? '[Support] ' : view.topic === 'other' ? '' : '[Please act] '}Inquiry from ${brief}`,
        lines: [
          `${clean(view.receivedAt)}: ${who} (${clean(view.email)}) ${view.topic === 'support' ? 'asks for support' : 'wrote to us'}.`,
          view.topic === 'support'
            ? 'Our mails to this person are on hold until the case is closed.'
            : view.topic === 'other'
              ? 'Please read it and pass it on to whoever should answer.'
              : `There is no salesperson to give it to. Please make the first contact by ${view.topic.callBy}, and import your salespeople.`,
        ],
        quote: ['What they wrote', view.message],
        buttons: [],
      };
    default:
      return view satisfies never;
  }
}
