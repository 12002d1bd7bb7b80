import type { BusinessCalendar } from '../../domain/kernel/business-calendar.ts';
import type { HandoffRules, RoutingStep } from '../../domain/handoffs/handoff-rules.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { signalSchema, type ScoringModel } from '../../domain/interest/scoring-model.ts';
import { clean } from '../../domain/kernel/clean-text.ts';
import { bantItemLabels, bantLabels, signalLabels, type Label, type Labels } from '../../contract/labels.ts';
import { markup, type Html } from '../content/markup.ts';

/** The rules in force, for the page that hangs on the wall. Days are text. */
export interface HandoffStandardView {
  readonly locale: Locale;
  readonly companyName: string;
  readonly printedOn: string;
  readonly validFrom?: string | undefined;
  readonly rules: HandoffRules;
  readonly model: ScoringModel;
  readonly calendar: BusinessCalendar;
  /** Items of BANT that an SQL needs. */
  readonly bantForSql: number;
  readonly openHandoffsPerOwner: number;
}

/** 引き渡し基準書: what marketing and sales agreed on (docs/rules.md#written-handover-rules), on one page of A4. */
export function renderHandoffStandard(view: HandoffStandardView): string {
  const { locale, rules, model } = view;
  const ja = locale === 'ja';
  const title = ja ? '引き渡し基準書' : 'Handoff standard';
  const from = view.validFrom === undefined ? '' : ja ? `${view.validFrom}から` : `from ${view.validFrom}`;
  const version = ja ? `第${rules.version}版` : `Version ${rules.version}`;
  const printed = ja ? `${view.printedOn}現在` : `as of ${view.printedOn}`;
  return markup`<!DOCTYPE html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${{ html: style }}
        </style>
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <p>${[clean(view.companyName), version, from, printed].filter((part) => part !== '').join(ja ? '　' : ' · ')}</p>
        </header>
        <main>
          <section>
            <h2>${ja ? '1. いつ引き渡すか（関心度と属性）' : '1. When a customer is handed over'}</h2>
            <div class="pair">
              ${table(
                ja ? '関心度（点）' : 'Interest (points)',
                signalSchema.options.map((signal) => [
                  signalLabels[signal][locale],
                  String(model.points[signal]),
                ]),
              )}
              ${table(ja ? '属性（点）' : 'Fit (points)', fitRows(model, ja))}
            </div>
            <p>${cutsOf(model, ja)}</p>
          </section>
          <section>
            <h2>${ja ? '2. 判定と期限（営業時間）' : '2. Ranks and clocks (working time)'}</h2>
            ${grid(ja ? ['判定', 'こういうとき', '受領', '初回連絡'] : ['Rank', 'When', 'Accept', 'First contact'], rankRows(rules, ja))}
            <p>
              ${ja ? `連絡の日時を約束した場合は、その時刻が期限になります（過ぎて${rules.promiseGraceMinutes}分で上長へ。訪問とオンライン面談は、1時間で終わるものとして数えます）。` : `A promised call or visit sets the time; the manager is told ${rules.promiseGraceMinutes} minutes after it (a visit or an online meeting is taken to last an hour).`}
            </p>
          </section>
          <div class="columns">
            <section>
              <h2>${ja ? '3. 誰に引き渡すか' : '3. To whom'}</h2>
              <ol>
                ${rules.routing.map((step) => markup`<li>${routingLabels[step][locale]}</li>`)}
              </ol>
              <p>${routingNote(view, ja)}</p>
            </section>
            <section>
              <h2>${ja ? '4. インサイドセールスから営業へ' : '4. From inside sales to field sales'}</h2>
              <p>${transferNote(rules, ja)}</p>
              <h2>${ja ? '5. 報告がないとき（営業日）' : '5. Without a report (business days)'}</h2>
              <p>${unreportedNote(rules, ja)}</p>
            </section>
          </div>
          <section>
            <h2>${ja ? '6. BANT（太字は「確認済み」）' : '6. BANT (bold counts as confirmed)'}</h2>
            ${bantTable(locale)}
            <p>
              ${sqlNote(view.bantForSql, ja)}
            </p>
          </section>
          <section>
            <h2>${ja ? '7. 会社カレンダー' : '7. Company calendar'}</h2>
            <p>${calendarNote(view.calendar, ja)}</p>
          </section>
        </main>
      </body>
    </html> `.html;
}

const table = (heading: string, rows: readonly (readonly [string, string])[]): Html =>
  markup`<table><caption>${heading}</caption><tbody>${rows.map(([name, value]) => markup`<tr><th scope="row">${name}</th><td class="figure">${value}</td></tr>`)}</tbody></table>`;

const grid = (heads: readonly string[], rows: readonly (readonly string[])[]): Html =>
  markup`<table><thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map((cells) => markup`<tr>${cells.map((cell, index) => (index === 0 ? markup`<th scope="row">${cell}</th>` : markup`<td${{ html: index > 1 ? ' class="short"' : '' }}>${cell}</td>`))}</tr>`)}</tbody></table>`;

function fitRows({ fit, fitRules }: ScoringModel, ja: boolean): readonly (readonly [string, string])[] {
  const industries = inLanguage(fitRules.targetIndustries, ja).map((industry) => clean(industry));
  const also = fitRules.alsoSenior.map((name) => clean(name)).join(ja ? '・' : ', ');
  return [
    [
      ja ? `従業員 ${fitRules.minimumEmployees}名以上` : `${fitRules.minimumEmployees} employees or more`,
      String(fit.size),
    ],
    [
      `${ja ? '対象業種' : 'Target industry'}${industries.length === 0 ? '' : ja ? `（${industries.join('・')}）` : ` (${industries.join(', ')})`}`,
      String(fit.industry),
    ],
    [
      ja
        ? `部長以上${also === '' ? '' : `（${also}を含む）`}`
        : `Department head or above${also === '' ? '' : ` (and ${also})`}`,
      String(fit.title),
    ],
  ];
}

/** Industries stand in both languages in the model: the reader's, where there are any. */
function inLanguage(names: readonly string[], ja: boolean): readonly string[] {
  const own = names.filter((name) => /^\p{ASCII}*$/u.test(name) !== ja);
  return own.length === 0 ? names : own;
}

const cutsOf = (model: ScoringModel, ja: boolean): string =>
  ja
    ? `関心度は${model.halfLifeDays}日で半分になります。ホット: 関心度が「${model.hotAt}点 − 属性」（下限${model.hotFloor}点）に達し、開封・クリック以外の行動が1つ以上、またはご本人のクリックが2日以上。ウォーム: ${model.warmAt}点以上。お問い合わせ・ご依頼は、点数によらずその場で引き渡します。自動アクセスは数えません。`
    : `Interest halves every ${model.halfLifeDays} days. Hot: interest reaches ${model.hotAt} less fit (never below ${model.hotFloor}), with one act beyond open and click, or clicks by the person on two days. Warm: from ${model.warmAt}. A request is handed over at once, whatever the points. Automatic access never counts.`;

function rankRows(rules: HandoffRules, ja: boolean): readonly (readonly string[])[] {
  const { firstContact, received, noAnswer, bantForRankA } = rules;
  const other = span(received.otherMinutes, ja);
  return [
    [
      'A',
      ja
        ? `お問い合わせ・見積・デモ・資料請求・個別相談・ご返信、またはホットでBANT ${bantForRankA}項目以上が確認済み`
        : `A request (inquiry, quote, demo, documents, consultation, reply), or hot with ${bantForRankA} or more of BANT confirmed`,
      span(received.rankAMinutes, ja),
      span(firstContact.rankAMinutes, ja),
    ],
    [
      ja ? 'B（ホット）' : 'B (hot)',
      ja ? 'そのほかのホット' : 'Any other hot lead',
      other,
      hotBy(firstContact.hotDays, ja),
    ],
    [
      ja ? 'B（ウォーム）' : 'B (warm)',
      ja
        ? 'ウォームで、決裁者、ウェビナーでの質問、またはBANT 1項目と12か月以内の時期'
        : 'Warm and a decision-maker, a question in a webinar, or one item of BANT within 12 months',
      other,
      ja ? `${firstContact.warmDays}営業日以内` : `within ${firstContact.warmDays} business days`,
    ],
    [
      'C',
      ja
        ? `そのほか。または、${noAnswer.days}日以上で${noAnswer.attempts}回かけて応答なし`
        : `The rest, or ${noAnswer.attempts} attempts on ${noAnswer.days} days without an answer`,
      ja ? 'なし' : 'none',
      ja ? '月次のご案内' : 'monthly mail',
    ],
  ];
}

/** By the end of which day a hot lead is called. */
function hotBy(days: number, ja: boolean): string {
  if (days === 0) return ja ? '当日中' : 'the same day';
  if (days === 1) return ja ? '翌営業日中' : 'the next business day';
  return ja ? `${days}営業日後まで` : `within ${days} business days`;
}

/** Minutes as people say them. */
function span(minutes: number, ja: boolean): string {
  if (minutes % 60 !== 0) return ja ? `${minutes}分` : `${minutes} min`;
  const hours = minutes / 60;
  return ja ? `${hours}時間` : `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
}

const routingLabels: Labels<RoutingStep> = {
  accountOwner: {
    ja: '会社・お客様の担当者（退職なら後任、不在なら代理）',
    en: 'The owner of the customer or the account (successor if left, deputy if away)',
  },
  previousOwner: { ja: '前の担当者', en: 'The previous owner' },
  territory: { ja: '地域の担当者', en: 'The owner of the territory' },
  product: { ja: '商品の担当者', en: 'The owner of the product' },
  load: { ja: '対応中の件数が最も少ない方', en: 'Whoever has fewest in hand' },
};

const collisionLabels: Labels<HandoffRules['collisions']> = {
  site: { ja: '会社の拠点ごと', en: 'site of a company' },
  account: { ja: '会社ごと', en: 'company' },
  group: { ja: '企業グループごと', en: 'group of companies' },
};

function routingNote({ rules, openHandoffsPerOwner }: HandoffStandardView, ja: boolean): string {
  const pool: Label = rules.reassignsPoolLeads
    ? {
        ja: '担当者のいない案件は、期限が過ぎると次の方に移ります。',
        en: 'A lead without an account owner moves on when its clock ends.',
      }
    : {
        ja: '担当は自動では替わりません。期限が過ぎると上長に知らせます。',
        en: 'Nobody loses a lead by itself: when a clock ends, the manager is told.',
      };
  return ja
    ? `対応中は1人${openHandoffsPerOwner}件まで。同時に進める件は${collisionLabels[rules.collisions].ja}に1件。${pool.ja}`
    : `At most ${openHandoffsPerOwner} open for each owner; one at a time for each ${collisionLabels[rules.collisions].en}. ${pool.en}`;
}

function transferNote({ insideSales, tossUp }: HandoffRules, ja: boolean): string {
  if (insideSales !== true)
    return ja
      ? 'インサイドセールスを置かず、営業に直接引き渡します。'
      : 'There is no inside sales: leads go to field sales at once.';
  return ja
    ? `BANT ${tossUp.bantConfirmed}項目以上が確認済みで、引き渡し時の関心度と属性の合計が${tossUp.totalPoints}点以上。満たさないときは、理由を添えて引き渡します。`
    : `At least ${tossUp.bantConfirmed} of BANT confirmed, and interest and fit together ${tossUp.totalPoints} points at the handoff. Otherwise with a reason.`;
}

const unreportedNote = ({ unreported, stalledAfterDays }: HandoffRules, ja: boolean): string =>
  ja
    ? `${unreported.remindDays}日で担当者に、${unreported.escalateDays}日で上長に知らせ、${unreported.releaseDays}日で育成に戻します（未報告として数えます）。${stalledAfterDays}日間動きのない件は「停滞」です。`
    : `After ${unreported.remindDays} days the owner is reminded, after ${unreported.escalateDays} the manager told, after ${unreported.releaseDays} the customer returns to nurturing (counted as unreported). Without a move for ${stalledAfterDays} days it is stalled.`;

function sqlNote(items: number, ja: boolean): string {
  if (items >= 4)
    return ja
      ? '商談見込み（SQL）: お話しができ、4項目すべてが確認済み。'
      : 'Opportunity in sight (SQL): a real talk, and all four confirmed.';
  return ja
    ? `商談見込み（SQL）: お話しができ、課題を含む${items}項目以上が確認済み。`
    : `Opportunity in sight (SQL): a real talk, the need confirmed, and at least ${items} of the four.`;
}

/** R21: the first choice counts as confirmed; of authority the first two. */
function bantTable(locale: Locale): Html {
  const items = (['budget', 'authority', 'need', 'timeframe'] as const).map((item) => ({
    name: bantItemLabels[item][locale],
    choices: Object.values<Label>(bantLabels[item]).map((label) => label[locale]),
    confirmed: item === 'authority' ? 2 : 1,
  }));
  return markup`<table class="bant"><tbody>${items.map(
    ({ name, choices, confirmed }) =>
      markup`<tr><th scope="row">${name}</th>${choices.map((choice, index) => markup`<td>${index < confirmed ? markup`<strong>${choice}</strong>` : markup`${choice}`}</td>`)}</tr>`,
  )}</tbody></table>`;
}

const weekdays = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

function calendarNote(calendar: BusinessCalendar, ja: boolean): string {
  const days = calendar.workdays
    .toSorted((a, b) => a - b)
    .map((day) => weekdays[ja ? 'ja' : 'en'][day] ?? '');
  const hours = calendar.hours.map(({ from, to }) => `${from}${ja ? '〜' : '-'}${to}`).join(ja ? '、' : ', ');
  const closed = calendar.closedEachYear.map(
    ({ from, to }) => `${slashed(from)}${ja ? '〜' : '-'}${slashed(to)}`,
  );
  const own = calendar.closedOn.length;
  return ja
    ? `営業日: ${days.join('・')}${calendar.observesJapaneseHolidays ? '（祝日を除く）' : ''}　営業時間: ${hours}　休業: ${closed.length === 0 ? 'なし' : closed.join('、')}${own === 0 ? '' : `、ほか会社の休業日${own}日`}`
    : `Business days: ${days.join(', ')}${calendar.observesJapaneseHolidays ? ' (not on Japanese holidays)' : ''}. Hours: ${hours}. Closed: ${closed.length === 0 ? 'never' : closed.join(', ')}${own === 0 ? '' : `, and ${own} days of the company's own`}.`;
}

const slashed = (monthDay: string): string => monthDay.split('-').map(Number).join('/');

const style = `
@page{size:A4;margin:12mm}
*{box-sizing:border-box}
body{margin:0 auto;max-width:190mm;padding:8mm 4mm;color:#1f2933;background:#fff;font:12.5px/1.55 'Hiragino Sans','Yu Gothic',YuGothic,Meiryo,'Noto Sans CJK JP',sans-serif;overflow-wrap:anywhere}
html[lang=en] body{font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif}
header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0 16px;border-bottom:2px solid #1f5fa8;margin:0 0 8px}
h1{font-size:21px;margin:0}
header p{margin:0}
h2{font-size:13.5px;margin:10px 0 4px;color:#1f5fa8}
p{margin:4px 0}
ol{margin:0;padding-left:20px}
table{width:100%;border-collapse:collapse}
caption{text-align:left;font-weight:bold}
th,td{border:1px solid #8794a1;padding:2px 6px;text-align:left;vertical-align:top;font-weight:normal}
thead th{background:#eaf1f9;font-weight:bold;white-space:nowrap}
tbody th{font-weight:bold}
thead+tbody th{white-space:nowrap}
.figure{text-align:right;width:44px}
.pair,.columns{display:grid;grid-template-columns:1fr 1fr;gap:0 16px;align-items:start}
.bant td{width:21%}
@media (max-width:600px){.pair,.columns{grid-template-columns:1fr}}
td.short{white-space:nowrap}
@media print{body{padding:0 .3mm;max-width:none;font-size:11px;line-height:1.45}h2{margin:7px 0 3px}section,table{break-inside:avoid}}
`;
