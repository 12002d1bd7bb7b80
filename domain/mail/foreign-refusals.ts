/*
 * Refusals in the languages of customers who are not written to in their own: German, French, Spanish, Portuguese, Italian,
 * Dutch, Chinese and Korean. Mails go out in Japanese and English alone, and answers come as people speak.
 */

const MAIL =
  '(?:e-?mails?|mails?|newsletters?|nieuwsbrie[fv]\\p{L}*|werbung|werbemails?|nachrichten|zusendungen|courriels?|messages?|correos?|mensajes?|publicidad|mensagens|messaggi|berichten)';
const LIST = '(?:verteilers?|verteilerlisten?|mailingliste|mailing[ -]?list|adressliste)';

/** All that is written. */
const COMMAND =
  /^\W*(?:bitte |sofort |graag )*(?:abmelden|abbestellen|austragen|uitschrijven|afmelden|disiscrivi(?:mi|temi)?|cancella(?:mi|temi)|descadastrar|d(?:é|e)sabonne(?:r|z)(?:[ -](?:moi|nous))?|d(?:é|e)sinscri(?:re|vez[ -]moi)|baja|dar de baja|退订|退訂|수신 ?거부)(?: bitte)?\W*$/iu;

const REFUSES: readonly RegExp[] = [
  new RegExp(
    `\\bkeine?[nr]? (?:weiteren? (?:\\p{L}+ )?${MAIL}|${MAIL} mehr)(?!\\p{L})(?! (?:erhalten|bekommen)\\W*$)|\\bgeen (?:verdere ${MAIL}|${MAIL} meer)(?!\\p{L})`,
    'iu',
  ),
  new RegExp(
    `\\b(?:keine|keinen) (?:werbung|werbemails?|newsletter)(?: \\p{L}+)? (?:erhalten|bekommen|haben|empfangen)\\b|\\b(?:aus|von) \\p{L}{2,8} ${LIST}\\b.{0,40}\\b(?:nehmen|streichen|entfernen|löschen|austragen|gestrichen|entfernt|gelöscht|genommen)`,
    'iu',
  ),
  /\b(?:nehmen|streichen|entfernen|löschen|tragen) sie (?:mich|uns) .{0,30}\b(?:aus|von|vom) .{0,20}\b(?:verteiler|mailing|adressliste)/iu,
  /\bwiderspreche[n]? (?:ich |wir )?(?:hiermit )?(?:der|jeder|einer) (?:weiteren )?(?:verarbeitung|nutzung|verwendung|zusendung|werbung|kontaktaufnahme)|\bwiderrufe[n]? .{0,30}\beinwilligung|\b(?:schicken|senden|schreiben) sie (?:mir|uns) (?:bitte )?(?:nicht mehr|nichts mehr|keine .{1,30} mehr)|\bkontaktieren sie (?:mich|uns) (?:bitte )?(?:nicht mehr|nie wieder)/iu,
  /\bplus (?:recevoir|être contacté)|\bn'envoyez plus\b|\bne (?:m'|nous )(?:envoyez|écrivez|contactez) plus\b|\b(?:me|nous) (?:désinscrire|désabonner)\b|\b(?:me|nous) retirer de (?:votre|vos|la) (?:liste|base|mailing)|\b(?:retirez|désinscrivez|désabonnez|supprimez)[ -](?:moi|nous)\b/iu,
  /\b(?:darme|darnos|deme|denme|déme|dadme) de baja\b|\bno (?:quiero|queremos|deseo|deseamos) (?:recibir|seguir recibiendo)|\bno (?:me|nos) (?:env[ií]en?|contacten?|escriban?) más\b|\bnão (?:quero|queremos|desejo) (?:mais )?receber|\bnon (?:voglio|vogliamo|desidero|desideriamo) (?:più )?ricevere|\b(?:cancell|rimuov|elimin)(?:atemi|etemi|ami|imi) (?:dalla|da questa|dalle)\b/iu,
  /取消(?:订阅|訂閱)|不要再(?:发|發|给我|給我|联系|聯繫)|수신을? ?거부|구독 ?(?:취소|해지)|그만 ?보내/u,
];

const SPEAKS: readonly RegExp[] = [
  new RegExp(
    `\\b${LIST}\\b|\\b(?:aus|von|vom) (?:ihr\\p{L}{0,2}|eure?\\p{L}?|der|dem) \\p{L}{0,20}list\\p{L}+`,
    'iu',
  ),
  /\b(?:kein(?:erlei)? (?:interesse|bedarf)|nicht interessiert|nein,? danke|lassen sie (?:mich|uns)|in ruhe|belästig\p{L}*|unaufgefordert\p{L}*|unerwünscht\p{L}*|datenschutzbeauftragt\p{L}*|auskunft nach|verstoß gegen|uwg|abmahn\p{L}*|rechtsanwalt\p{L}*|woher haben sie|wer hat ihnen|einwilligung|werbung|abbestell\p{L}*|abgemeldet|abmelden|löschen sie|gelöscht werden)/iu,
  /\b(?:daten|adresse) .{0,30}\b(?:löschen|entfernen)/iu,
  /\b(?:pas intéress|non,? merci|laissez-(?:moi|nous)|désabonn|désinscri|(?:mes|nos) données|d'où (?:tenez|avez)-vous|gracias,? no|no,? gracias|no (?:me|nos) interesa|no est(?:oy|amos) interesad|não,? obrigad|sem interesse|descadastr|no,? grazie|non (?:sono|siamo) interessat|disiscri|nee,? (?:dank|bedankt)|geen interesse|niet geïnteresseerd|uitschrijven|afmelden)/iu,
  /不感兴趣|不感興趣|退订|退訂|垃圾(?:邮件|郵件)|관심 ?없|거부|스팸|삭제해/u,
];

/** True if the whole text is one word, or few, that ends mails. */
export const isForeignCommand = (text: string): boolean => COMMAND.test(text.trim());

/** True if a sentence refuses mails in one of these languages. */
export const refusesElsewise = (sentence: string): boolean =>
  REFUSES.some((refusal) => refusal.test(sentence));

/** True if it declines, complains, or speaks of lists and data: what is meant, a person decides. */
export const declinesElsewise = (sentence: string): boolean => SPEAKS.some((words) => words.test(sentence));
