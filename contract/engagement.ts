/** What a company publishes before it uses the script (個情法 GL 3-1-1; 外部送信規律). */
export const privacySentence = {
  ja: '当社は、当社からのメールのリンクを通じて当社サイトを訪問されたお客様について、お客様の同意があるときに限り、再度のご訪問の有無と日付、閲覧されたページを記録し、お客様のご関心に応じたご案内とご連絡のために利用します。記録のための識別子は当社サイトの領域（ローカルストレージ）に保存し、訪問の記録は当社が委託する自社管理のシステムに送信します。第三者には提供しません。同意はいつでも取り消すことができ、取り消された場合は識別子を削除します。ブラウザの Do Not Track または Global Privacy Control を有効にされている場合は記録しません。',
  en: 'If you came to our site by a link in a mail of ours, and only with your consent, we record whether and on which day you return and the page you visit, to tailor what we send you and how we contact you. An identifier is kept in the storage of our own site, and visits are sent to a system that we run ourselves; nothing is passed to third parties. You can withdraw your consent at any time; the identifier is then deleted. Nothing is recorded while Do Not Track or Global Privacy Control is switched on.',
} as const;

/** The tag for every page of the site. */
export const siteSnippet = (apiUrl: string): string =>
  `<script async src="${apiUrl.replace(/\/$/, '')}/site.js"></script>`;
