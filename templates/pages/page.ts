import type { Locale } from '../../domain/kernel/locale.ts';
import { markup, nothing, type Html } from '../content/markup.ts';

export interface PageParts {
  readonly locale: Locale;
  readonly title: string;
  /** Who speaks: the company, or the product for colleagues. */
  readonly header: string;
  readonly main: Html;
  readonly footer?: Html | undefined;
}

/** A whole page: no script, nothing loaded from elsewhere, fit for 375 px and for the dark. */
export function page({ locale, title, header, main, footer }: PageParts): string {
  return markup`<!DOCTYPE html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="same-origin" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${{ html: style }}
        </style>
      </head>
      <body>
        <header>${header}</header>
        <main>
          <h1>${title}</h1>
          ${main}
        </main>
        ${footer === undefined ? nothing : markup`<footer>${footer}</footer>`}
      </body>
    </html> `.html;
}

const style = `
:root{color-scheme:light dark;--ink:#1f2933;--soft:#52606d;--page:#f4f6f8;--sheet:#fff;--line:#8794a1;--blue:#1f5fa8;--on:#fff;--tint:#eaf1f9;--warn:#a61b1b}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#b4bac2;--page:#101316;--sheet:#1b1f24;--line:#7c8894;--blue:#8ab8ff;--on:#10203a;--tint:#243042;--warn:#ff9c9c}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.7 'Hiragino Sans','Yu Gothic',YuGothic,Meiryo,'Noto Sans CJK JP',sans-serif;overflow-wrap:anywhere}
html[lang=en] body{font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif}
header,main,footer{max-width:640px;margin:0 auto;padding:16px}
header{font-weight:bold;color:var(--soft)}
main{background:var(--sheet);padding:24px 16px;border-radius:8px}
footer{font-size:14px;color:var(--soft)}
@media (min-width:600px){main{padding:32px}}
h1{font-size:22px;line-height:1.4;text-wrap:balance;word-break:auto-phrase;margin:0 0 16px}
h2{font-size:17px;margin:24px 0 8px}
p{margin:0 0 16px}
ul{margin:0 0 16px;padding-left:22px}
a{color:var(--blue)}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,.choice:has(input:focus-visible){outline:3px solid var(--blue);outline-offset:2px}
button,.button{display:block;width:100%;min-height:48px;margin:24px 0 0;padding:12px 16px;border:1px solid var(--blue);border-radius:6px;background:var(--blue);color:var(--on);font:inherit;font-weight:bold;text-align:center;text-decoration:none;cursor:pointer}
button.second,.button.second{margin-top:12px;background:var(--sheet);color:var(--blue)}
.away-link{margin-top:24px}
.summary a,.away-link a{display:inline-block;padding:9px 0}
label,legend{font-weight:bold}
legend{padding:0;margin:0 0 8px}
fieldset{border:0;margin:0 0 20px;padding:0;min-width:0}
.field{margin:0 0 20px}
fieldset>.field:last-child,.for-next>.field:last-child{margin-bottom:0}
form+.hint{margin-top:12px}
details{margin:0 0 20px;padding:0 12px;border:1px solid var(--line);border-radius:6px}
summary{min-height:48px;padding:10px 0;font-weight:bold;cursor:pointer}
summary:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
.hint{display:block;font-weight:normal;font-size:14px;color:var(--soft)}
input[type=text],input[type=email],input[type=date],input[type=datetime-local],select,textarea{display:block;width:100%;min-height:48px;margin-top:4px;padding:10px 12px;border:1px solid var(--line);border-radius:6px;background:var(--sheet);color:inherit;font:inherit}
textarea{min-height:120px}
textarea[rows="2"]{min-height:76px}
.history{margin-top:24px}
.history li{margin-bottom:12px}
.choices+.field,.choices+.for-next{margin-top:12px}
.choices{display:grid;gap:8px;grid-template-columns:1fr}
.choices.pairs{grid-template-columns:1fr 1fr}
@media (max-width:359px){html[lang=en] .choices.pairs{grid-template-columns:1fr}}
.choice{display:flex;align-items:center;gap:8px;min-height:48px;padding:6px 10px;border:1px solid var(--line);border-radius:6px;font-weight:normal;font-size:15px;line-height:1.35;cursor:pointer}
.choice:has(input:checked){border-color:var(--blue);background:var(--tint);font-weight:bold}
.choice input{flex:none;width:20px;height:20px;margin:0;accent-color:var(--blue)}
.person .hint{margin:0}
.person .why{margin:4px 0 0;padding:8px 12px;border-left:4px solid var(--line)}
.person:has(input[type=checkbox]:checked) .why{display:none}
.problem{display:block;color:var(--warn);font-weight:bold}
.summary{padding:12px 16px;border-left:4px solid var(--blue);background:var(--tint)}
ul.summary{padding-left:36px}
.away{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
`;
