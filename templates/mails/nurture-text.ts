import type { Locale } from '../../domain/kernel/locale.ts';
import type { MailTemplateId } from '../../domain/sequences/sequence.ts';

/** A subject and a body in liquid, with the light markup of `letter-blocks.ts`. */
export interface LetterSource {
  readonly subject: string;
  readonly body: string;
}

const addressJa = `{{ account.name }}
{{ customer.department }} {{ customer.title }} {{ customer.name }}様
`;
const closingJa = `ご不明な点やご相談がございましたら、本メールにそのままご返信ください。私が直接拝見し、折り返しご連絡いたします。
ご担当が替わられている場合は、お手数ですがその旨をお知らせいただけますと幸いです。今後ともよろしくお願い申し上げます。`;
const voicesJa = `近ごろ、{% if industry != "" %}{{ industry }}の{% endif %}お客様から「{{ topicQuestion }}」というご相談を多くいただいております。`;
const pointsOf = (mark: string): string => `{% for point in asset.points %}
${mark}{{ point }}{% endfor %}`;

const openingEn = `{{ account.name }}

Dear {{ customer.name }},
`;
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

Lately, customers{% if industry != "" %} in {{ industry }}{% endif %} have often brought us this: "{{ topicQuestion }}".
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
「{{ topicQuestion }}」というお考えから始められた取り組みです。

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

Today I would like to share how one company went about {{ topic }}. It began with a thought you may know: "{{ topicQuestion }}".

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

Lately, customers{% if industry != "" %} in {{ industry }}{% endif %} have often brought us this: "{{ topicQuestion }}".
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

/** The letters that ship: a marketer's own text starts from one of these. `nurture-custom` starts from the document's. */
export const shippedLetters: Readonly<Record<MailTemplateId, Readonly<Record<Locale, LetterSource>>>> = {
  'nurture-document': { ja: documentJa, en: documentEn },
  'nurture-case-study': { ja: caseStudyJa, en: caseStudyEn },
  'nurture-invitation': { ja: invitationJa, en: invitationEn },
  'nurture-custom': { ja: documentJa, en: documentEn },
};
