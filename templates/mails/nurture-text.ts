import type { Locale } from '../../domain/kernel/locale.ts';
import type { MailTemplateId } from '../../domain/sequences/letter.ts';

/** A subject, what a list of mails shows behind it, and a body: liquid, the body with the light markup of `letter-blocks.ts`. */
export interface LetterSource {
  readonly subject: string;
  readonly preheader?: string | undefined;
  readonly body: string;
}

const addressJa = `{{ account.name }}
{{ customer.department }} {{ customer.title }} {{ customer.name }}様
`;
const closingJa = `ご不明な点やご相談がございましたら、本メールにそのままご返信ください。私が直接拝見し、折り返しご連絡いたします。
ご担当が替わられている場合は、お手数ですがその旨をお知らせいただけますと幸いです。今後ともよろしくお願い申し上げます。`;
const voicesJa = `近ごろ、{% if industry != "" %}{{ industry }}の{% endif %}お客様から{% if topicQuestion != "" %}「{{ topicQuestion }}」という{% else %}{{ topic }}の{% endif %}ご相談を多くいただいております。`;
const pointsOf = (mark: string): string => `{% for point in asset.points %}
${mark}{{ point }}{% endfor %}`;

const openingEn = `{{ account.name }}

Dear {{ customer.name }},
`;
const voicesEn = `Lately, customers{% if industry != "" %} in {{ industry }}{% endif %} have often {% if topicQuestion != "" %}brought us this: "{{ topicQuestion }}"{% else %}asked us about {{ topic }}{% endif %}.`;
const closingEn = `If you have a question, simply reply to this mail: it reaches me, and I will answer you myself.
If somebody else looks after this now, I would be grateful for a short note.

Kind regards,
{{ owner.name }}`;

const documentJa: LetterSource = {
  subject: '{% if industry != "" %}{{ industry }}での{% endif %}{{ topic }}見直し事例のご案内',
  body: `${addressJa}
{{ greeting }}{{ introduction }}
{{ relation }}

${voicesJa}
{% if asset.title != "" %}実際の進め方を資料にまとめましたので、ご参考までにご案内いたします。

[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
${pointsOf('・')}

[個別のご相談はこちら]({{ consultation.url }})
{% else %}ご参考になる点がございましたら、個別にご説明いたします。

[個別のご相談はこちら]({{ consultation.url }})
{% endif %}
${closingJa}`,
};

const documentEn: LetterSource = {
  subject: 'Rethinking {{ topic }}{% if industry != "" %} in {{ industry }}{% endif %}: a guide',
  body: `${openingEn}
{{ greeting }} {{ introduction }}
{{ relation }}

${voicesEn}
{% if asset.title != "" %}We have written down how others went about it, in case it is of use to you.

[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
${pointsOf('- ')}

[Ask for a consultation]({{ consultation.url }})
{% else %}If this sounds familiar, I would be glad to talk it through with you.

[Ask for a consultation]({{ consultation.url }})
{% endif %}
${closingEn}`,
};

const caseStudyJa: LetterSource = {
  subject: '{{ topic }}の導入事例{% if industry != "" %}（{{ industry }}）{% endif %}のご案内',
  body: `${addressJa}
お世話になっております。{{ introduction }}
{{ relation }}

本日は、{{ topic }}の見直しに取り組まれた会社様の事例をご紹介いたします。
{% if topicQuestion != "" %}「{{ topicQuestion }}」というお考えから始められた取り組みです。{% endif %}

{% if asset.figure != "" %}> {{ asset.figure }}
{% endif %}
{% if asset.title != "" %}[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% for point in asset.points %}{% if point != asset.figure %}
・{{ point }}{% endif %}{% endfor %}
{% endif %}

貴社での進め方について、個別のご相談も承っております。
[個別のご相談はこちら]({{ consultation.url }})

${closingJa}`,
};

const caseStudyEn: LetterSource = {
  subject: '{{ topic | capitalize }}{% if industry != "" %} in {{ industry }}{% endif %}: a case study',
  body: `${openingEn}
I hope you are well. {{ introduction }}
{{ relation }}

Today I would like to share how one company went about {{ topic }}.{% if topicQuestion != "" %} It began with a thought you may know: "{{ topicQuestion }}".{% endif %}

{% if asset.figure != "" %}> {{ asset.figure }}
{% endif %}
{% if asset.title != "" %}[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% for point in asset.points %}{% if point != asset.figure %}
- {{ point }}{% endif %}{% endfor %}
{% endif %}

If you would like to talk about what this could look like at your company, we are glad to.
[Ask for a consultation]({{ consultation.url }})

${closingEn}`,
};

const invitationJa: LetterSource = {
  subject: '{{ topic }}ウェビナーと個別相談のご案内',
  body: `${addressJa}
お世話になっております。{{ introduction }}
{{ relation }}

${voicesJa}
{% if asset.title != "" %}このたび、具体的な進め方をお伝えするウェビナーを開催いたします。ご都合がよろしければ、ぜひご参加ください。

「{{ asset.title }}」{{ asset.details }}
{% if asset.startsAt != "" %}日時: {{ asset.startsAt }}
{% endif %}
${pointsOf('・')}

[ウェビナーに申し込む]({{ asset.url }})
{% endif %}

当日のご都合が合わない場合や、貴社の状況に合わせてお聞きになりたい場合は、個別のご相談も承っております。
[個別のご相談はこちら]({{ consultation.url }})

${closingJa}`,
};

const invitationEn: LetterSource = {
  subject: 'Invitation: {{ topic }}, a webinar',
  body: `${openingEn}
I hope you are well. {{ introduction }}
{{ relation }}

${voicesEn}
{% if asset.title != "" %}We are holding a webinar on how to go about it, and I would be glad to see you there.

"{{ asset.title }}"{{ asset.details }}
{% if asset.startsAt != "" %}When: {{ asset.startsAt }}
{% endif %}
${pointsOf('- ')}

[Register for the webinar]({{ asset.url }})
{% endif %}

If the date does not suit you, or you would rather talk about your own situation, we are glad to do so.
[Ask for a consultation]({{ consultation.url }})

${closingEn}`,
};

const monthlyJa: LetterSource = {
  subject: '{{ topic }}のご案内',
  body: `${addressJa}
お世話になっております。{{ introduction }}
本日は、{{ topic }}についてご案内いたします。

{% if asset.title != "" %}[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
${pointsOf('・')}

{% endif %}[個別のご相談はこちら]({{ consultation.url }})

${closingJa}`,
};

const monthlyEn: LetterSource = {
  subject: '{{ topic }}',
  body: `${openingEn}
I hope you are well. {{ introduction }}
This month I would like to tell you about {{ topic }}.

{% if asset.title != "" %}[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
${pointsOf('- ')}

{% endif %}[Ask for a consultation]({{ consultation.url }})

${closingEn}`,
};

const lastJa: LetterSource = {
  subject: 'ご案内を続けてよろしいですか',
  body: `${addressJa}
お世話になっております。{{ introduction }}

これまで月に一度、お役に立ちそうな情報をお送りしてまいりました。ご不要なメールを差し上げ続けることのないよう、今後もお送りしてよいかをお伺いいたします。

引き続きご希望の場合は、次のページのボタンを押してください。
[ご案内を続けて受け取る]({{ goOn.url }})

お返事がない場合は、ご案内を終了いたします。お手続きは必要ありません。

${closingJa}`,
};

const lastEn: LetterSource = {
  subject: 'Shall we go on writing to you?',
  body: `${openingEn}
I hope you are well. {{ introduction }}

Once a month we have sent you something that we thought could be of use. We would not like to send you mails that you do not need, so may I ask whether we should go on?

If you would like to hear from us, please press the button on this page.
[Go on receiving our mails]({{ goOn.url }})

If we do not hear from you, we will stop. There is nothing you need to do.

${closingEn}`,
};

/** The letters that ship: a marketer's own text starts from one of these. `nurture-custom` starts from the document's. */
export const shippedLetters: Readonly<Record<MailTemplateId, Readonly<Record<Locale, LetterSource>>>> = {
  'nurture-document': { ja: documentJa, en: documentEn },
  'nurture-case-study': { ja: caseStudyJa, en: caseStudyEn },
  'nurture-invitation': { ja: invitationJa, en: invitationEn },
  'nurture-custom': { ja: documentJa, en: documentEn },
  'monthly-topic': { ja: monthlyJa, en: monthlyEn },
  'monthly-last': { ja: lastJa, en: lastEn },
};
