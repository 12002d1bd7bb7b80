/**
 * The words without what companies put below every mail: for whom it is, what to do if it came to the wrong one, that it was
 * scanned. It speaks of deleting mails, of spam and of rights to data, and is nobody's answer. Each is cut from the line on
 * which it begins to the end of its paragraph.
 */
export const withoutDisclaimers = (text: string): string =>
  text
    .split(/\n[ \t]*\n/)
    .map((paragraph) => {
      const at = Math.min(...DISCLAIMERS.map((mark) => mark.exec(paragraph)?.index ?? Infinity));
      return at === Infinity ? paragraph : paragraph.slice(0, paragraph.lastIndexOf('\n', at) + 1);
    })
    .join('\n\n');

const DISCLAIMERS: readonly RegExp[] = [
  /\bintended\s+recipients?\b|\bconfidentiality\s+notice\b|\b(?:contains?|is)\s+(?:strictly\s+)?confidential\b|\binformation\s+(?:in|contained\s+in)\s+this\s+(?:e-?mail|message|communication)\b|\bif\s+you\s+(?:have\s+)?receive[d]?\s+(?:this|it)\b[^.]{0,60}\bin\s+error\b|\bthis\s+(?:e-?mail|message)\s+(?:has\s+been|was)\s+(?:scanned|checked)\b|\bscanned\s+(?:for|by)\b|\bvirus-free\b/i,
  /(?:誤って|間違って|誤り)(?:受信|受け取|届|お?送り|配信|着信)|誤(?:送信|配信|着)(?:の|された|した)(?:場合|とき|際)|(?:心当たり|お心当たり|身に覚え)の?(?:ない|無い)(?:場合|とき|方)|(?:秘密|機密)(?:情報|事項|保持)[^。]{0,20}(?:含|記載)|宛先(?:に記載された|として意図した|の)(?:方|受信者)(?:のみ|だけ)/,
  /\b(?:vertrauliche\s+informationen|irrtümlich\s+(?:erhalten|zugestellt)|nicht\s+der\s+(?:richtige|vorgesehene|beabsichtigte)\s+(?:adressat|empfänger))/iu,
  /\b(?:hinweise|informationen)\s+zum\s+datenschutz\b|\bpar\s+erreur\b|\bconformément\s+(?:au|à)\b|\bpor\s+error\b|\bde\s+(?:acuerdo|conformidad)\s+con\b|\bper\s+errore\b|\bai\s+sensi\s+del\b|\bten\s+onrechte\b|\bvertrouwelijk\b/iu,
];
