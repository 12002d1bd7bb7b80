/*
 * Words about mails and consent in the columns of German, French, Spanish, Italian, Portuguese and Dutch files, as sources of
 * expressions over text in lower case.
 */

/** Whatever is so called refuses. */
export const foreignRefusing =
  'abgemeldet|abmelde|abmeldung|abbestell|widerruf|widersproch|widerspruch|gesperrt|sperr(?:e|liste|vermerk|kennzeichen)(?![a-z])|(?<![a-z])keine?n? (?:werbung|e ?mails?|mails?|newsletter|kontakt)|(?<![a-z])nicht (?:kontaktieren|anschreiben|anmailen|mailen|anrufen)|d[ée]sabonn|d[ée]sinscri|(?<![a-z])ne pas (?:contacter|envoyer)|desuscri|(?<![a-z])(?:dad[oa] de )?baja(?![a-z])|(?<![a-z])no (?:contactar|enviar)|disiscritt|(?<![a-z])non contattare|descadastr|uitgeschreven|afgemeld|(?<![a-z])niet (?:mailen|contacteren|benaderen)';

/** Whatever is so called permits. */
export const foreignPermitting =
  'einwillig|zustimm|zugestimmt|erlaubt|erlaubnis|abonniert|abonnement|abonn[ée](?![a-z])|consentement|autoris|consentimiento|autoriza|suscrit|consenso|iscritt|consentimento|inscrito|toestemming|ingeschreven';

/** It is about mails. */
export const foreignMailing =
  'werbung|werbe|rundschreiben|courriel|correo|publicidad|bolet[ií]n|infolettre|nieuwsbrief';

/** It is about contacts. */
export const foreignContacting = 'kontakt(?!person|name|id)|contacter|contactar|contattare|benaderen';

export const foreignYes =
  'ja | oui | si | sí | sì | sim | wahr | vrai | verdadero | vero | verdadeiro | waar';
export const foreignNo = 'nein | non | não | nee | falsch | faux | falso | onwaar';
