import { formatFullDay } from '../../contract/format.ts';
import { keepLabels, spanLabels } from '../../contract/review-words.ts';
import { clean } from '../../domain/kernel/clean-text.ts';
import { bareName } from '../mails/nurture-variables.ts';
import { address, markup, nothing, type Html } from '../content/markup.ts';
import { hidden } from './fields.ts';
import { page } from './page.ts';
import type { ReviewPageView, ReviewPerson } from './review-page-view.ts';

type Locale = ReviewPageView['locale'];
type Names = Extract<ReviewPageView, { kind: 'names' }>;

/** Where an owner unticks who is not to be mailed. Every name is ticked: silence means yes. */
export function renderReviewPage(view: ReviewPageView): string {
  const { locale } = view;
  const ja = locale === 'ja';
  const name = bareName(view.ownerName);
  const header = name === '' ? 'Rekindle' : ja ? `${name}さん` : name;
  const say = (title: string, ...lines: readonly string[]): string =>
    page({ locale, header, title, main: markup`${lines.map((line) => markup`<p>${line}</p>`)}` });
  switch (view.kind) {
    case 'names':
      return page({
        locale,
        header,
        title: ja ? '送らない方の印を外してください' : 'Untick whoever should get no mail',
        main: names(view),
      });
    case 'done':
      return page({
        locale,
        header,
        title: ja ? 'お返事を受け取りました' : 'Your answer is noted',
        main: done(view),
      });
    case 'closed':
      return ja
        ? say(
            '締め切りました',
            `${view.until} に締め切りました。送らないとしたのは ${view.kept} 名です。急ぎのときはマーケティング担当にお知らせください。`,
          )
        : say(
            'Answers are closed',
            `They closed at ${view.until}. You kept ${view.kept} back. If it is urgent, tell marketing.`,
          );
    case 'nobody':
      return ja
        ? say('この回に、あなたの担当の方はいません。', 'お願いすることはありません。')
        : say('None of your people are in this one.', 'There is nothing to do.');
    case 'linkTrouble':
      return ja
        ? say(
            'このリンクは開けませんでした',
            'リンクの一部が欠けている可能性があります。メールのボタンから、もう一度開いてください。',
          )
        : say(
            'This link could not be opened',
            'Part of it may be missing. Please open it once more with the button of the mail.',
          );
    default:
      return view satisfies never;
  }
}

function names(view: Names): Html {
  const ja = view.locale === 'ja';
  const all = ja ? `${view.of}名${view.isMore ? '以上' : ''}` : `${view.of}${view.isMore ? ' or more' : ''}`;
  const intro = ja
    ? `ご担当の${all}に、${view.firstMailAt} から「${clean(view.topic)}」のご案内を順に送る予定です。`
    : `From ${view.firstMailAt} on, ${all} of your people get mails about ${clean(view.topic)}.`;
  const rule = ja
    ? `${view.until} までにお返事がないときは、全員に「送ってよい」とみなします。それまでは何度でも変えられます。`
    : `Silence by ${view.until} means yes for all of them. Until then you may change your answer.`;
  const left = ja
    ? '商談中、クレーム対応中、配信停止の方は、はじめから除いています。'
    : 'Whoever is in a deal, has a complaint or unsubscribed was left out before.';
  const button = ja
    ? `この画面の${view.people.length}名について返事する`
    : `Answer for the ${view.people.length} on this page`;
  return markup`<p>${intro}</p>
    <p class="summary">${rule}</p>
    <p class="hint">${left}</p>
    ${view.isAnswered ? markup`<p><strong>${ja ? 'お返事は受け取っています。下は今のお返事です。' : 'You have answered. This is your answer now.'}</strong></p>` : nothing}
    <form method="post" action="${address(view.action)}">
      ${hidden('answer', 'review')} ${view.people.map((person) => row(person, view.locale))}
      <button type="submit">${button}</button>
    </form>
    <p class="hint">${ja ? '押すまで何も記録しません。' : 'Nothing is recorded until you press.'}</p>`;
}

function row(person: ReviewPerson, locale: Locale): Html {
  const ja = locale === 'ja';
  const id = `may-${person.id}`;
  const nobody = ja ? '（お名前なし）' : '(no name)';
  const title = [person.name === '' ? nobody : bareName(person.name), clean(person.accountName)]
    .filter((part) => part !== '')
    .join(ja ? '　' : ', ');
  const met =
    person.lastTwoWayOn === undefined
      ? ''
      : `${ja ? '最後のやりとり' : 'last contact'} ${formatFullDay(person.lastTwoWayOn, locale)}`;
  const about = [clean(person.kana), clean(person.position), met].filter((part) => part !== '').join('・');
  const checked = person.kept === undefined ? ' checked' : '';
  return markup`<div class="person field">
      ${hidden(`shown-${person.id}`, '1')}
      <label class="choice" for="${id}"><input type="checkbox" id="${id}" name="${id}" value="1"${{ html: checked }}><span>${title}<span class="hint">${about}</span></span></label>
      <div class="why">
        ${select(`why-${person.id}`, ja ? '送らない理由' : 'Why not', keepLabels, person.kept?.reason, locale)}
        ${select(`span-${person.id}`, ja ? 'いつまで' : 'For how long', spanLabels, person.kept?.span, locale)}
      </div>
    </div>`;
}

function select(
  name: string,
  label: string,
  labels: Readonly<Record<string, Readonly<Record<Locale, string>>>>,
  chosen: string | undefined,
  locale: Locale,
): Html {
  const options = Object.entries(labels).map(
    ([value, words]) =>
      markup`<option value="${value}"${{ html: value === chosen ? ' selected' : '' }}>${words[locale]}</option>`,
  );
  return markup`<label for="${name}">${label}</label><select id="${name}" name="${name}">${options}</select>`;
}

function done({
  locale,
  may,
  kept,
  until,
  backUrl,
  nextUrl,
}: Extract<ReviewPageView, { kind: 'done' }>): Html {
  const ja = locale === 'ja';
  return markup`<p class="summary">
      ${ja ? `${may}名に送り、${kept}名には送りません。` : `${may} will be mailed, ${kept} will not.`}
    </p>
    ${nextUrl === undefined ? nothing : markup`<p>${ja ? '続きの方がいます。' : 'There are more names.'}</p><a class="button" href="${address(nextUrl)}">${ja ? '続きを見る' : 'See the next ones'}</a>`}
    <p class="away-link"><a href="${address(backUrl)}">${ja ? `返事を変える（${until} まで）` : `Change the answer (until ${until})`}</a></p>`;
}
