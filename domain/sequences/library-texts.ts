import type { MailStep } from './step.ts';

type OwnText = NonNullable<MailStep['text']>;

const addressJa = `{{ account.name }}
{{ customer.department }} {{ customer.title }} {{ customer.name }}様

お世話になっております。{{ introduction }}
`;
const closingJa = `ご不明な点がございましたら、本メールにそのままご返信ください。今後ともよろしくお願い申し上げます。`;
const addressEn = `{{ account.name }}

Dear {{ customer.name }},

{{ introduction }}
`;
const closingEn = `If you have a question, simply reply to this mail.

Kind regards,
{{ owner.name }}`;

/** To those who registered, on the business day before. */
export const eveText: OwnText = {
  ja: {
    subject: '明日のウェビナーのご案内',
    body: `${addressJa}
お申し込みいただいたウェビナー「{{ asset.title }}」の開催が近づきましたので、ご案内いたします。
{% if asset.startsAt != "" %}
開催日時: {{ asset.startsAt }}
{% endif %}
[ご参加のご案内はこちら]({{ asset.url }})

${closingJa}`,
  },
  en: {
    subject: 'Your webinar is coming up',
    body: `${addressEn}
The webinar you registered for, "{{ asset.title }}", is coming up.
{% if asset.startsAt != "" %}
When: {{ asset.startsAt }}
{% endif %}
[How to join]({{ asset.url }})

${closingEn}`,
  },
};

/** To those who registered, two hours before. */
export const sameDayText: OwnText = {
  ja: {
    subject: '本日のウェビナーのご案内',
    body: `${addressJa}
ウェビナー「{{ asset.title }}」は、このあとまもなく始まります。
{% if asset.startsAt != "" %}
開催日時: {{ asset.startsAt }}
{% endif %}
[ご参加のご案内はこちら]({{ asset.url }})

${closingJa}`,
  },
  en: {
    subject: 'Your webinar starts soon',
    body: `${addressEn}
The webinar "{{ asset.title }}" starts shortly.
{% if asset.startsAt != "" %}
When: {{ asset.startsAt }}
{% endif %}
[How to join]({{ asset.url }})

${closingEn}`,
  },
};

/** To those who registered and did not come (欠席者への録画案内). */
export const recordingText: OwnText = {
  ja: {
    subject: 'ウェビナーの録画のご案内',
    body: `${addressJa}
先日のウェビナー「{{ asset.title }}」は、ご都合がつかなかったことと存じます。録画と資料をご用意しておりますので、ご希望の場合は次のページからお知らせください。

[録画と資料を希望する]({{ consultation.url }})

${closingJa}`,
  },
  en: {
    subject: 'The recording of our webinar',
    body: `${addressEn}
We are sorry that you could not make it to "{{ asset.title }}". There is a recording, with the slides: let us know on this page if you would like to have them.

[Send me the recording]({{ consultation.url }})

${closingEn}`,
  },
};

/** To those whose contract, perhaps with somebody else, comes to its end. */
export const contractEndText: OwnText = {
  ja: {
    subject: '{{ topic }}の見直しについて',
    body: `${addressJa}
{{ topic }}のご契約の更新や見直しの時期には、他社様でのお取り組みを参考にしたいというお声をよくいただきます。
{% if asset.title != "" %}
ご検討の材料になりそうな資料をご用意しました。

[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
[個別のご相談はこちら]({{ consultation.url }})

${closingJa}`,
  },
  en: {
    subject: 'Before you renew: {{ topic }}',
    body: `${addressEn}
When a contract for {{ topic }} comes up for renewal, many of our customers ask how others have gone about it.
{% if asset.title != "" %}
We have put together something that may help you decide.

[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
[Ask for a consultation]({{ consultation.url }})

${closingEn}`,
  },
};
