import { frameEn } from '../domain/sequences/letter-frame.ts';
import type { LibraryMailId, LibraryText } from './mail-library-names.ts';

/** The ten mails in English. */
export const mailLibraryEn: Readonly<Record<LibraryMailId, LibraryText>> = {
  'how-is-it': {
    subject: 'How is {{ topic }} going?',
    preheader: 'What has changed since, and how things stand today',
    body: frameEn(
      'first',
      `{{ relation }}

Is {{ topic }} running as you would like it to? The way people work has changed at many companies since, and we are often asked to take a second look.
{% if asset.title != "" %}
[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
I would be glad just to hear how things stand.

[Ask for a consultation]({{ consultation.url }})`,
    ),
  },
  'looking-back': {
    subject: 'Where did {{ topic }} take you?',
    preheader: 'What showed only once you had begun',
    body: frameEn(
      'first',
      `{{ relation }}

Has your situation changed since? Whether you chose somebody else or waited, some things only show once the work has begun.
{% if asset.title != "" %}
[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
Whether you would like to take it up again, or only have one question, I am glad to listen.

[Ask for a consultation]({{ consultation.url }})`,
    ),
  },
  'after-the-card': {
    subject: 'A guide to {{ topic }}',
    preheader: 'What there was no time for when we met',
    body: frameEn(
      'first',
      `{{ relation }}

There was little time for details then, so we have written down how others go about {{ topic }}. Have a look if it is of interest.
{% if asset.title != "" %}
[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
If you have a question about it, simply reply.

[Ask for a consultation]({{ consultation.url }})`,
    ),
  },
  'what-changed': {
    subject: 'What has changed in {{ topic }}',
    preheader: 'Also what gave you trouble at the time',
    body: frameEn(
      'first',
      `{{ relation }}

We have put together what has changed since. If something was in your way then, it may be worth a second look.
{% if asset.title != "" %}
[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
You are welcome to ask what became of one point in particular.

[Ask for a consultation]({{ consultation.url }})`,
    ),
  },
  'how-others-do': {
    subject: 'How others go about {{ topic }}',
    preheader: 'Where they began',
    body: frameEn(
      'first',
      `{{ relation }}

Customers{% if industry != "" %} in {{ industry }}{% endif %} {% if topicQuestion != "" %}bring us this: "{{ topicQuestion }}"{% else %}ask us about {{ topic }}{% endif %}. Where they began is what this is about.
{% if asset.title != "" %}
[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
If you would only like to know whether there is a case like yours, I will look it up.

[Ask for a consultation]({{ consultation.url }})`,
    ),
  },
  'check-list': {
    subject: 'A check list for {{ topic }}',
    preheader: 'A draft for talking it over with your colleagues',
    body: frameEn(
      'first',
      `{{ relation }}

These are the points worth checking before you rethink {{ topic }}. Use them as they are in your own meetings.
{% if asset.title != "" %}
[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
If you send me what you noted, I will tell you what I notice.

[Ask for a consultation]({{ consultation.url }})`,
    ),
  },
  'come-and-see': {
    subject: 'You are invited: {{ topic }}',
    preheader: 'Step by step, as it is done; or at a time of your own',
    body: frameEn(
      'later',
      `We are holding a seminar on {{ topic }}.{% if topicQuestion != "" %} It takes up a question that we hear a lot: "{{ topicQuestion }}".{% endif %}
{% if asset.title != "" %}
[{{ asset.title }}: see the invitation]({{ asset.url }})
{% if asset.startsAt != "" %}When: {{ asset.startsAt }}{% endif %}
{% endif %}
If the time does not suit you, we can go through it with you on another day.

[Ask for a consultation]({{ consultation.url }})`,
    ),
  },
  'one-question': {
    subject: 'One question about {{ topic }}',
    preheader: 'A reply with one number is enough',
    body: frameEn(
      'later',
      `Which of these is closest to you as far as {{ topic }} goes? A reply with the number is all it takes.

- 1 Something is in our way now
- 2 We will look at it when the time comes
- 3 We have found another way
- 4 Somebody else looks after this now

Whatever you answer, we will write accordingly, or not at all. If it is urgent, use this page.

[Ask for a consultation]({{ consultation.url }})`,
    ),
  },
  'before-the-budget': {
    subject: 'Before you plan next year: {{ topic }}',
    preheader: 'Rough cost and time, before you decide',
    body: frameEn(
      'first',
      `{{ relation }}

This may be the time when you plan the coming year. Whether {{ topic }} belongs in it is often decided by three things: roughly what it costs, how long it takes, and what it asks of your own people.
{% if asset.title != "" %}
[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
We can give you a rough figure. Let me know what you have in mind.

[Ask for a consultation]({{ consultation.url }})`,
    ),
  },
  'who-looks-after': {
    subject: 'Who looks after {{ topic }} now?',
    preheader: 'If somebody else does, a short note is all we need',
    body: frameEn(
      'first',
      `{{ relation }}

It has been some time, so I would like to ask whether you still look after {{ topic }}. If somebody else does, a word on whom to write to would help me a great deal.
{% if asset.title != "" %}
[{{ asset.title }}{{ asset.details }}]({{ asset.url }})
{% endif %}
If you would rather not hear from us, you can end these mails at any time with the link below.

[Ask for a consultation]({{ consultation.url }})`,
    ),
  },
};
