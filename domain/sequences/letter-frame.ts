/** The first mail greets whoever was long silent as such; a later one does not begin anew. */
export type LetterPlace = 'first' | 'later';

const greetings = {
  first: { ja: '{{ greeting }}{{ introduction }}', en: '{{ greeting }} {{ introduction }}' },
  later: { ja: 'お世話になっております。{{ introduction }}', en: 'I hope you are well. {{ introduction }}' },
};

/** A Japanese letter around its matter: to whom, who writes, and how it ends. */
export const frameJa = (place: LetterPlace, matter: string): string => `{{ account.name }}
{{ customer.department }} {{ customer.title }} {{ customer.name }}様

${greetings[place].ja}
${matter}

ご不明な点がございましたら、本メールにそのままご返信ください。今後ともよろしくお願い申し上げます。`;

/** An English letter around its matter. */
export const frameEn = (place: LetterPlace, matter: string): string => `{{ account.name }}

Dear {{ customer.name }},

${greetings[place].en}
${matter}

If you have a question, simply reply to this mail.

Kind regards,
{{ owner.name }}`;
