import type { PromiseWay } from '../../domain/handoffs/promise-way.ts';
import { clean, clip } from '../../domain/kernel/clean-text.ts';
import { answerLines } from './answer-words.ts';
import { whySentence } from './handoff-words.ts';
import {
  awayLine,
  buttonsOf,
  calendarButton,
  callByLines,
  type Escalation,
  escalationWords,
  type Note,
  phoneLine,
  recorded,
  type Trouble,
} from './note-parts.ts';
import { bareName } from './nurture-variables.ts';
import type { StaffNoteView } from './staff-note-view.ts';

/** 「東都精機 山田様」, with fallbacks. */
function whoJa(view: StaffNoteView, width: number): string {
  const name = bareName(view.customerName);
  return [clip(clean(view.accountName), width), `${name === '' ? 'ご担当者' : clip(name, 24)}様`]
    .filter((part) => part !== '')
    .join(' ');
}

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
      return `${who}への初回のご連絡の期限は${due}です。`;
    case 'retired':
      return `${who}の担当の${owner}さんは退職されています。新しい担当を決めてください。`;
    case 'returned':
      return `${who}の引き渡しのメールが、担当の${owner}さんのアドレスに届かず、戻ってきました。ご本人に直接お伝えください。初回連絡の期限は${due}です。`;
    default:
      return because satisfies never;
  }
}

function troubleJa({ trouble, ownerName }: Trouble, who: string): readonly string[] {
  if (trouble === 'notYours')
    return [
      `${who}の件の担当は${clean(ownerName)}さんです。ご返信は記録していません。`,
      '担当を替わるときは、ご本人か上長の方にお頼みください。',
    ];
  if (trouble === 'ended')
    return [
      `${who}の件は、応答なしが続いたため終わりました。次のご連絡の日時は記録していません。`,
      '続けるときは、確認のメールから記録を取り消してください。',
    ];
  return [
    trouble === 'finished'
      ? `${who}の件は、報告済みか、担当が替わったか、育成に戻っています。ご返信は記録していません。`
      : `${who}の件のご返信から、結果を読み取れませんでした。`,
    '本文の1行目に「対応」「不在」「早い」のどれかか、日時（例:「12/10 14時に訪問します」）だけを書いてご返信いただくか、ボタンからお知らせください。',
  ];
}

const promisedJa: Readonly<Record<PromiseWay, string>> = {
  phone: 'にお電話する',
  visit: 'を訪問する',
  online: 'とオンラインで面談する',
  mail: 'にメールする',
  contact: 'にご連絡する',
};

/** A short mail to a colleague, in Japanese. */
export function noteJa(view: StaffNoteView): Note {
  const brief = whoJa(view, 32);
  const who = whoJa(view, 80);
  switch (view.kind) {
    case 'reminder':
      if (view.promised !== undefined)
        return {
          subject: `【お約束の時刻 ${view.dueAt}】${brief}`,
          lines: [
            `${who}${promisedJa[view.promised]}時刻（${clean(view.dueAt)}）です。`,
            ...phoneLine(view),
            '終わりましたら、結果をお知らせください。',
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
          ...awayLine(view),
          `${view.because === 'retired' ? '' : 'ご本人と状況を確認のうえ、必要でしたら担当を変更してください。'}ボタンひとつで替えられます。`,
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
        subject: `【${view.trouble === 'ended' ? '日時' : 'ご返信'}を記録できませんでした】${brief}`,
        lines: troubleJa(view, who),
        quote: view.said === undefined ? [] : [`ご返信: 「${view.said}」`],
        buttons: buttonsOf(view.urls, '結果を報告（約30秒）', '状況を見て担当を決める'),
      };
    case 'receipt':
      return {
        subject: `【記録しました】${answerLines(view.answer, 'ja')[0] ?? ''}｜${brief}`,
        lines: [
          `${who}について、次のとおり記録しました（${recorded(view)}）。`,
          ...answerLines(view.answer, 'ja').map((line) => `　${line}`),
          ...callByLines(view),
        ],
        quote:
          view.urls.undo === undefined
            ? []
            : ['お間違いのときや、お心当たりのないときは、取り消してください。'],
        buttons: [
          ...calendarButton(view.urls.calendar, 'カレンダーに追加'),
          ...calendarButton(view.urls.undo, '記録を取り消す'),
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
          view.enteredBy === undefined
            ? `${who}について、${clean(view.ownerName)}さんから次のとおり報告がありました（${clean(view.recordedAt)}）。`
            : `${who}について、${clean(view.ownerName)}さんの結果を次のとおり記録しました（${recorded(view)}）。`,
          ...answerLines(view.answer, 'ja').map((line) => `　${line}`),
        ],
        quote: [],
        buttons: [],
      };
    case 'supportForward': {
      const what = view.isReply ? 'ご返信' : 'お問い合わせ';
      return {
        subject: `${view.topic === 'support' ? '【サポート】' : view.topic === 'other' ? `【${what}】` : '【要対応】'}${brief}からの${what}`,
        lines: [
          `${clean(view.receivedAt)}、${who}（${clean(view.email)}）から${view.topic === 'support' ? 'サポートへの' : ''}${what}がありました。`,
          view.topic === 'support'
            ? '対応が終わるまで、ご案内メールは止めています。'
            : view.topic === 'other'
              ? '内容をご確認のうえ、担当の方へお渡しください。'
              : `引き渡せる営業担当者がいません。${view.topic.callBy} までに、初回のご連絡をお願いします。担当者は「営業担当」のファイルで登録できます。`,
        ],
        quote: [`${what}の内容`, view.message],
        buttons: view.url === undefined ? [] : [['担当者の画面を開く', view.url]],
      };
    }
    default:
      return view satisfies never;
  }
}
