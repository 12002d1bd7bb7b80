import { clean } from '../../domain/kernel/clean-text.ts';
import { labelOf, outcomeLabels } from '../../contract/labels.ts';
import { answerLines } from '../mails/answer-words.ts';
import { bareName } from '../mails/nurture-variables.ts';
import { verdictLines } from '../mails/verdict-words.ts';
import type { AnswerView } from '../mails/answer-view.ts';
import type { SalesPageView } from './sales-page-view.ts';
import { hidden } from './fields.ts';
import { linkTrouble, postForm, type Content } from './link-trouble.ts';
import { page } from './page.ts';
import { address, markup, type Html, nothing } from '../content/markup.ts';
import { manageForm } from './manage-form.ts';
import { promiseForm } from './promise-form.ts';
import { progressForm } from './progress-form.ts';
import { reportForm } from './report-form.ts';
import { transferForm } from './transfer-form.ts';

/** A page for a salesperson, opened by a button of a mail. Looking records nothing (scanners look too): the button posts. */
export function renderSalesPage(view: SalesPageView): string {
  const { title, main } = contentOf(view);
  const code = clean(view.code);
  const footer =
    code === '' ? undefined : markup`<p>${view.locale === 'ja' ? '受付番号' : 'Reference'} ${code}</p>`;
  return page({ locale: view.locale, title, header: headerOf(view), main, footer });
}

function headerOf({ locale, accountName, customerName }: SalesPageView): string {
  const name = bareName(customerName);
  if (locale === 'ja')
    return [clean(accountName), name === '' ? '' : `${name}様`].filter((part) => part !== '').join(' ');
  return [name, clean(accountName)].filter((part) => part !== '').join(', ');
}

function contentOf(view: SalesPageView): Content {
  const ja = view.locale === 'ja';
  switch (view.kind) {
    case 'confirm':
      return confirmOf(view);
    case 'promise':
      return {
        title: ja ? 'いつ、どのように連絡しますか' : 'When and how will you be in touch?',
        main: promiseForm(view),
      };
    case 'report':
      return { title: ja ? '結果を報告' : 'Report the result', main: reportForm(view) };
    case 'progress':
      return { title: ja ? '商談の進み具合' : 'Where the deal stands', main: progressForm(view) };
    case 'dispute':
      return disputeOf(view);
    case 'tossUp':
      return { title: ja ? '営業に引き渡す' : 'Pass it on to field sales', main: transferForm(view) };
    case 'manage':
      return { title: ja ? '担当を決める' : 'Choose an owner', main: manageForm(view) };
    case 'nobody':
      return {
        title: ja ? '渡せる方がいません' : 'There is nobody to pass it on to',
        main: markup`<p>${ja ? 'いま受け取れる担当者がいないため、記録していません。上長かマーケティング担当にご相談ください。' : 'Nobody can take it now, so nothing was recorded. Please ask your manager or marketing.'}</p>`,
      };
    case 'undo':
      return {
        title: ja ? '記録を取り消しますか' : 'Take this back?',
        main: markup`${summary(view.answer, view)}${postForm(view.action, nothing, ja ? '記録を取り消す' : 'Take it back')}`,
      };
    case 'recorded':
      return {
        title: ja ? '記録しました' : 'Recorded',
        main: markup`${summary(view.answer, view)}
          <p>
            ${ja ? 'ありがとうございます。確認のメールをお送りします。取り消しも、そのメールからできます。' : 'Thank you. You will get a mail to confirm it, from which you can also take it back.'}
          </p>
          ${view.calendarUrl === undefined ? nothing : markup`<p><a class="button" href="${address(view.calendarUrl)}">${ja ? 'カレンダーに追加' : 'Add to my calendar'}</a></p>`}
          ${view.reportUrl === undefined ? nothing : markup`<p><a class="button" href="${address(view.reportUrl)}">${ja ? '続けて結果を報告' : 'Report the result now'}</a></p>`}
          ${view.progressUrl === undefined ? nothing : markup`<p><a class="button second" href="${address(view.progressUrl)}">${ja ? '商談の進み具合を記録' : 'Record where the deal stands'}</a></p>`}`,
      };
    case 'finished':
      return finishedOf(view);
    case 'linkTrouble':
      return linkTrouble(view);
    default:
      return view satisfies never;
  }
}

function confirmOf(view: Extract<SalesPageView, { kind: 'confirm' }>): Content {
  const { title, text, button } = confirmWords[view.answer][view.locale];
  const due = clean(view.dueAt);
  const dueLine = view.locale === 'ja' ? `初回連絡の期限: ${due}` : `First contact due: ${due}`;
  return {
    title,
    main: markup`<p>${text}</p>
      ${due === '' || view.answer === 'decline' ? nothing : markup`<p class="summary">${dueLine}</p>`}${postForm(view.action, hidden('answer', view.answer), button)}`,
  };
}

const confirmWords = {
  accept: {
    ja: {
      title: 'この件に対応しますか',
      text: '受領をお知らせします。対応中は、このお客様へのご案内メールを止めます。',
      button: '対応します',
    },
    en: {
      title: 'Will you take this customer?',
      text: 'This tells us that it is yours. Our mails to the customer stop in the meantime.',
      button: 'I will take it',
    },
  },
  notReached: {
    ja: {
      title: '不在でしたか',
      text: '不在として記録します。折り返しがなければ、日や時間帯を変えてもう一度おかけください。',
      button: '不在でした',
    },
    en: {
      title: 'Nobody answered?',
      text: 'We note it. If nobody calls back, please try again on another day or at another time.',
      button: 'Nobody answered',
    },
  },
  decline: {
    ja: {
      title: '担当を替わってほしいとき',
      text: '別の担当者にお渡しし、上長にもお知らせします。評価には影響しません。',
      button: '担当の変更を頼む',
    },
    en: {
      title: 'Ask for another owner',
      text: 'Somebody else gets it, and your manager is told. It counts for nothing else.',
      button: 'Ask for another owner',
    },
  },
};

/** Shows how the decisive acts were judged, and asks; a request is a person's, so there is nothing to dispute. */
function disputeOf(view: Extract<SalesPageView, { kind: 'dispute' }>): Content {
  const ja = view.locale === 'ja';
  const report = markup`<p><a class="button" href="${address(view.reportUrl)}">${ja ? '結果を報告' : 'Report the result'}</a></p>`;
  if (view.isRequest)
    return {
      title: ja ? 'この件は、ご本人からのご依頼です' : 'This one is a request by the person',
      main: markup`<p>
          ${ja ? 'お客様がフォームに記入し、送信されました。自動アクセスではありませんので、この件はそのままです。' : 'The customer filled in a form and sent it. That was no automatic access, so nothing changes.'}
        </p>
        <p>
          ${ja ? '内容に心当たりがないとのことでしたら、結果の報告からお知らせください。' : 'If the customer knows nothing of it, please tell us with the report.'}
        </p>
        ${report}`,
    };
  if (view.verdicts.length === 0)
    return {
      title: ja ? 'この件の判定は見直し済みです' : 'The verdict on this one was reviewed already',
      main: markup`<p>
          ${ja ? '自動アクセスとして数え直しており、ほかに見直す反応はありません。' : 'The reactions count as automatic access by now; there is nothing else to review.'}
        </p>
        ${report}`,
    };
  return {
    title: ja ? 'この判定はおかしい' : 'This verdict is wrong',
    main: markup`<p>
        ${ja ? '次の反応から、お客様の関心が高いと判断しました。' : 'From these reactions we took the customer to be interested.'}
      </p>
      <ul class="summary">
        ${verdictLines(view.verdicts, view.locale).map((line) => markup`<li>${line}</li>`)}
      </ul>
      <p>
        ${ja ? 'ご本人の操作ではないようでしたら、ボタンでお知らせください。数え直し、未受領の場合はこの件を取り下げます。' : 'If they do not seem to be the person, tell us with the button: we count anew, and withdraw this one unless you accepted it.'}
      </p>
      ${postForm(view.action, hidden('answer', 'dispute'), ja ? '本人の操作ではない' : 'It was not the person')}`,
  };
}

function summary(answer: AnswerView, { locale }: SalesPageView): Html {
  const lines = answerLines(answer, locale).map((line, index) =>
    index === 0 ? markup`<strong>${line}</strong>` : markup`<br />${line}`,
  );
  return markup`<p class="summary">${lines}</p>`;
}

function finishedOf(view: Extract<SalesPageView, { kind: 'finished' }>): Content {
  const { locale } = view;
  const outcome = clean(view.outcome);
  const said =
    outcome === '' ? nothing : markup`<p class="summary">${labelOf(outcomeLabels, outcome, locale)}</p>`;
  const { title, text } = finishedWords[view.state][locale];
  return {
    title,
    main: markup`${said}
      <p>${text}</p>`,
  };
}

const finishedWords = {
  closed: {
    ja: {
      title: 'この件は報告済みです',
      text: '変更したいときは、確認のメールから記録を取り消してください。',
    },
    en: {
      title: 'This one is already reported',
      text: 'To change it, take it back from the mail that confirmed it.',
    },
  },
  withdrawn: {
    ja: {
      title: 'この件は取り下げました',
      text: '反応の多くが自動アクセスと分かったためです。ご連絡は不要です。',
    },
    en: {
      title: 'This one was withdrawn',
      text: 'Most of the reactions turned out to be automatic access. No contact is needed.',
    },
  },
  released: {
    ja: {
      title: 'この件は育成に戻りました',
      text: '報告がないまま20営業日が過ぎたためです。お客様とお話しになった場合は、マーケティング担当へお知らせください。',
    },
    en: {
      title: 'This one went back to nurturing',
      text: 'Twenty business days passed without a report. If you did speak with the customer, please tell marketing.',
    },
  },
  tooLate: {
    ja: {
      title: 'この記録は取り消せません',
      text: 'すでに取り消したか、あとに別の記録があります。いちばん新しい確認のメールから取り消してください。',
    },
    en: {
      title: 'This cannot be taken back',
      text: 'It was taken back already, or something was recorded after it. Use the newest mail that confirmed a record.',
    },
  },
  reassigned: {
    ja: { title: 'この件の担当が変わりました', text: '別の方が対応しています。ご連絡は不要です。' },
    en: {
      title: 'This one has another owner now',
      text: 'Somebody else looks after it. No contact is needed.',
    },
  },
};
