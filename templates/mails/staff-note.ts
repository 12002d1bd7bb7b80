import { blocksToHtml } from '../content/blocks-to-html.ts';
import { blocksToText } from '../content/blocks-to-text.ts';
import type { Block, Line } from '../content/blocks.ts';
import { clean, cleanLines, clip } from '../../domain/kernel/clean-text.ts';
import type { RenderedMail } from './rendered-mail.ts';
import type { StaffNoteView } from './staff-note-view.ts';
import { answerLines } from './answer-words.ts';
import { whySentence } from './handoff-words.ts';
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

type Escalation = Extract<StaffNoteView, { kind: 'escalation' }>;

const escalationWords = {
  overdue: { ja: '期限超過', en: 'Overdue' },
  unreported: { ja: '未報告', en: 'Not reported' },
  stalled: { ja: '商談停滞', en: 'Deal stalled' },
  relieved: { ja: '担当変更の依頼', en: 'Asks for another owner' },
  absent: { ja: '担当者不在', en: 'Owner absent' },
} as const;

function escalationJa({ because, ownerName, newOwnerName, dueAt }: Escalation, who: string): string {
  const owner = clean(ownerName);
  const due = clean(dueAt);
  switch (because) {
    case 'overdue':
      return `${who}への初回のご連絡が、期限（${due}）を過ぎています。担当は${owner}さんです。`;
    case 'unreported':
      return `${who}の件は、${owner}さんからの結果のご報告がまだありません。`;
    case 'stalled':
      return `${who}の商談は、動きの記録がありません。担当は${owner}さんです。`;
    case 'relieved':
      return newOwnerName === undefined
        ? `${who}の件で、${owner}さんから担当を替わってほしいとの依頼がありましたが、替われる方がいません。初回連絡の期限は${due}です。`
        : `${who}の件で、${owner}さんから担当を替わってほしいとの依頼があり、${clean(newOwnerName)}さんに引き渡しました。初回連絡の期限は${due}です。`;
    case 'absent':
      return `${who}への初回のご連絡の期限は${due}ですが、担当の${owner}さんは不在です。`;
    default:
      return because satisfies never;
  }
}

function escalationEn({ because, ownerName, newOwnerName, dueAt }: Escalation, who: string): string {
  const owner = clean(ownerName);
  const due = clean(dueAt);
  switch (because) {
    case 'overdue':
      return `The first contact with ${who} is overdue since ${due}. The owner is ${owner}.`;
    case 'unreported':
      return `${owner} has not reported yet what came of ${who}.`;
    case 'stalled':
      return `Nothing has been recorded about the deal with ${who}. The owner is ${owner}.`;
    case 'relieved':
      return newOwnerName === undefined
        ? `${owner} asks for another owner for ${who}, and nobody else can take it. The first contact is due by ${due}.`
        : `${owner} asked for another owner for ${who}: ${clean(newOwnerName)} has it now. The first contact is due by ${due}.`;
    case 'absent':
      return `The first contact with ${who} is due by ${due}, but the owner, ${owner}, is absent.`;
    default:
      return because satisfies never;
  }
}

const phoneLine = ({ phone, locale }: StaffNoteView): readonly string[] =>
  phone === undefined ? [] : [`${locale === 'ja' ? '電話' : 'Phone'}: ${clean(phone)}`];

const callByLines = (view: Extract<StaffNoteView, { kind: 'receipt' }>): readonly string[] =>
  view.callBy === undefined
    ? []
    : [
        `${view.locale === 'ja' ? '初回連絡の期限' : 'First contact due'}: ${clean(view.callBy)}`,
        ...phoneLine(view),
      ];

function noteJa(view: StaffNoteView): Note {
  const brief = whoJa(view, 32);
  const who = whoJa(view, 80);
  switch (view.kind) {
    case 'reminder':
      if (view.isPromise)
        return {
          subject: `【お約束の時刻 ${view.dueAt}】${brief}`,
          lines: [
            `${who}にお電話する時刻（${clean(view.dueAt)}）です。`,
            ...phoneLine(view),
            'おかけになったら、結果をお知らせください。',
          ],
          quote: [],
          buttons: [['結果を報告（約30秒）', view.urls.report]],
        };
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
        subject: view.isDeal ? `【商談の状況】${brief}` : `【結果の報告のお願い】${brief}`,
        lines: view.isDeal
          ? [
              `${who}の商談は、${view.days}日間動きの記録がありません。`,
              '今の状況と次の予定をお知らせください。次の予定日を入れると、その日までお尋ねしません。',
            ]
          : [
              `${who}の件は、お渡しか前回のご回答から${view.days}営業日がたちました。`,
              'その後の状況をお知らせください。「まだ早い」「応答なし」も大切な情報です。',
            ],
        quote: [],
        buttons: [['結果を報告（約30秒）', view.urls.report]],
      };
    case 'escalation':
      return {
        subject: `【${escalationWords[view.because].ja}】${brief}（担当 ${clip(clean(view.ownerName), 20)}）`,
        lines: [
          escalationJa(view, who),
          'ご本人と状況を確認のうえ、必要でしたら担当を変更してください。ボタンひとつで替えられます。',
        ],
        quote: [],
        buttons: [['状況を見て担当を決める', view.urls.open]],
      };
    case 'withdrawn':
      return {
        subject: `【取り下げ】${brief}`,
        lines: [
          `${who}の引き渡しを取り下げます。`,
          '反応の多くが、お客様ご本人ではなく自動アクセスによるものと分かりました。お手数をおかけしました。ご連絡は不要です。',
        ],
        quote: [],
        buttons: [],
      };
    case 'handoffLost':
      return {
        subject: `【担当変更】${brief}`,
        lines: [
          `${who}の件は、${clean(view.newOwnerName)}さんが担当することになりました。`,
          'ご連絡は不要です。お話しされたことがあれば、新しい担当の方へお伝えください。',
        ],
        quote: [],
        buttons: [],
      };
    case 'dealNote':
      return {
        subject: `【商談先の動き】${brief}`,
        lines: [
          `商談中の会社で、${who}に動きがありました。`,
          whySentence(view.why, 'ja'),
          '新しい引き渡しはしていません。商談の参考になさってください。',
        ],
        quote: [],
        buttons: [],
      };
    case 'replyTrouble':
      return {
        subject: `【ご返信を記録できませんでした】${brief}`,
        lines: [
          view.trouble === 'finished'
            ? `${who}の件は、すでに報告済みか、担当が替わっています。ご返信は記録していません。`
            : `${who}の件のご返信から、結果を読み取れませんでした。`,
          '本文の1行目に「対応」「不在」「早い」のどれかだけを書いてご返信いただくか、ボタンからお知らせください。',
        ],
        quote: view.said === undefined ? [] : [`ご返信: 「${view.said}」`],
        buttons: [['結果を報告（約30秒）', view.urls.report]],
      };
    case 'receipt':
      return {
        subject: `【記録しました】${answerLines(view.answer, 'ja')[0] ?? ''}｜${brief}`,
        lines: [
          `${who}について、次のとおり記録しました（${clean(view.recordedAt)}）。`,
          ...answerLines(view.answer, 'ja').map((line) => `　${line}`),
          ...callByLines(view),
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
      if (view.isPromise)
        return {
          subject: `[Your call ${view.dueAt}] ${brief}`,
          lines: [
            `It is time (${clean(view.dueAt)}) for the call that you promised ${who}.`,
            ...phoneLine(view),
            'Afterwards, please report how it went.',
          ],
          quote: [],
          buttons: [['Report the result (30 seconds)', view.urls.report]],
        };
      return {
        subject: `[Due ${view.dueAt}] First contact: ${brief}`,
        lines: [
          `The first contact with ${who} is due by ${clean(view.dueAt)}.`,
          ...phoneLine(view),
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
        subject: view.isDeal ? `[How is the deal?] ${brief}` : `[Please report] ${brief}`,
        lines: view.isDeal
          ? [
              `Nothing has been recorded for ${view.days} days about the deal with ${who}.`,
              'Please tell us how it stands and what comes next. With a date for that, nobody asks before it.',
            ]
          : [
              `Nothing was heard of ${who} for ${view.days} business days.`,
              'Please tell us how it went. "Too early" and "no answer" help as well.',
            ],
        quote: [],
        buttons: [['Report the result (30 seconds)', view.urls.report]],
      };
    case 'escalation':
      return {
        subject: `[${escalationWords[view.because].en}] ${brief} (owner: ${clip(clean(view.ownerName), 20)})`,
        lines: [
          escalationEn(view, who),
          'Please speak with the owner, and choose another one if need be: it takes one tap.',
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
    case 'handoffLost':
      return {
        subject: `[New owner] ${brief}`,
        lines: [
          `${clean(view.newOwnerName)} looks after ${who} from now on.`,
          'You need not get in touch. If you did speak with the customer, please tell the new owner.',
        ],
        quote: [],
        buttons: [],
      };
    case 'dealNote':
      return {
        subject: `[Your open deal] ${brief}`,
        lines: [
          `You have an open deal with the company of ${who}.`,
          whySentence(view.why, 'en'),
          'There is no new handoff; take it as news for your deal.',
        ],
        quote: [],
        buttons: [],
      };
    case 'replyTrouble':
      return {
        subject: `[Your reply was not recorded] ${brief}`,
        lines: [
          view.trouble === 'finished'
            ? `${who} is reported already, or somebody else's by now. Your reply was not recorded.`
            : `We could not read a result from your reply about ${who}.`,
          'Please reply with one word on the first line (accept, absent or early), or use the button.',
        ],
        quote: view.said === undefined ? [] : [`You wrote: “${view.said}”`],
        buttons: [['Report the result (30 seconds)', view.urls.report]],
      };
    case 'receipt':
      return {
        subject: `[Recorded] ${answerLines(view.answer, 'en')[0] ?? ''}: ${brief}`,
        lines: [
          `This was recorded for ${who} (${clean(view.recordedAt)}):`,
          ...answerLines(view.answer, 'en').map((line) => `  ${line}`),
          ...callByLines(view),
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
