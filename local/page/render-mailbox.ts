import type { Mail } from '../ses/mail.ts';
import { decodeWords } from 'postal-mime';
import { escapeHtml } from './escape-html.ts';
import { MAILBOX_SCRIPT, MAILBOX_STYLE } from './mailbox-assets.ts';
import type { MailboxLanguage, MailboxTexts } from './mailbox-texts.ts';
import { MAILBOX_TEXTS } from './mailbox-texts.ts';

/** What the page shows. */
export interface MailboxView {
  readonly mails: readonly Mail[];
  readonly total: number;
  readonly page: number;
  readonly hasOlder: boolean;
  readonly chosen: Mail | undefined;
  /** Whether a reply to this mail comes back to the stack. */
  readonly canReply: (mail: Mail) => boolean;
  readonly view: 'html' | 'text' | 'headers' | undefined;
  readonly language: MailboxLanguage;
  readonly address: string;
  readonly now: number;
  readonly nonce: string;
}

/** The whole page as HTML. */
export function renderMailbox(view: MailboxView): string {
  const texts = MAILBOX_TEXTS[view.language];
  return `<!doctype html>
<html lang="${view.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.title}</title><style nonce="${view.nonce}">${MAILBOX_STYLE}</style></head>
<body data-passing="${texts.passing}" data-failed="${texts.failed}">
${renderHead(view, texts)}
<main>
<nav aria-label="${texts.title}">${renderFilter(view, texts)}${renderList(view, texts)}${renderPager(view, texts)}</nav>
<article>${view.chosen === undefined ? `<p class="hint">${texts.choose}</p>` : renderMail(view.chosen, view, texts)}</article>
</main>
<script nonce="${view.nonce}">${MAILBOX_SCRIPT}</script>
</body></html>`;
}

function renderHead(view: MailboxView, texts: MailboxTexts): string {
  const other = view.language === 'ja' ? 'en' : 'ja';
  const buttons = [
    [3_600_000, texts.hour],
    [86_400_000, texts.day],
    [604_800_000, texts.week],
  ].map(([milliseconds, label]) => `<button type="button" data-advance="${milliseconds}">${label}</button>`);
  return `<header><div><h1>${texts.title}</h1><p>${texts.intro}</p></div>
<div class="clock"><span>${texts.time} <time datetime="${new Date(view.now).toISOString()}">${localTime(view.now, view.language)}</time></span>
${buttons.join('')}<span role="status" id="status"></span></div>
<a href="${linkTo(view, { lang: other })}" lang="${other}">${texts.other}</a></header>`;
}

function renderFilter(view: MailboxView, texts: MailboxTexts): string {
  return `<form method="get" action="/_mailbox"><input type="hidden" name="lang" value="${view.language}">
<label for="to">${texts.filter}</label><div class="row"><input id="to" name="to" type="search" value="${escapeHtml(view.address)}">
<button>${texts.apply}</button></div></form>`;
}

function renderList(view: MailboxView, texts: MailboxTexts): string {
  if (view.mails.length === 0) return `<p class="hint">${texts.none}</p>`;
  const items = view.mails.map((mail) => {
    const current = mail.messageId === view.chosen?.messageId ? ' aria-current="true"' : '';
    return `<li><a href="${linkTo(view, { mail: mail.messageId })}"${current}><strong>${escapeHtml(mail.subject)}</strong>
<span>${escapeHtml(mail.to.join(', '))}</span>
<small>${localTime(mail.at.getTime(), view.language)} <em class="${mail.status}">${texts.status[mail.status] ?? mail.status}</em></small></a></li>`;
  });
  return `<ol>${items.join('')}</ol>`;
}

function renderPager(view: MailboxView, texts: MailboxTexts): string {
  const newer =
    view.page > 0 ? `<a href="${linkTo(view, { page: String(view.page - 1) })}">← ${texts.newer}</a>` : '';
  const older = view.hasOlder
    ? `<a href="${linkTo(view, { page: String(view.page + 1) })}">${texts.older} →</a>`
    : '';
  return `<p class="pager">${newer}<span>${view.total}</span>${older}</p>`;
}

function renderMail(mail: Mail, view: MailboxView, texts: MailboxTexts): string {
  const shown = view.view ?? (mail.html === undefined ? 'text' : 'html');
  const tabs = (['html', 'text', 'headers'] as const)
    .filter((tab) => (tab === 'html' ? mail.html : tab === 'text' ? mail.text : '') !== undefined)
    .map((tab) => {
      const current = tab === shown ? ' aria-current="page"' : '';
      return `<a href="${linkTo(view, { mail: mail.messageId, view: tab })}"${current}>${texts[tab]}</a>`;
    });
  return `<h2>${escapeHtml(mail.subject)}</h2>
<dl><dt>${texts.from}</dt><dd>${escapeHtml(decodeWords(mail.from))}</dd><dt>${texts.to}</dt><dd>${escapeHtml(mail.to.join(', '))}</dd>
<dt>${texts.sent}</dt><dd>${localTime(mail.at.getTime(), view.language)}</dd></dl>
<p class="tabs">${tabs.join('')}</p>${renderContent(mail, shown, texts)}${view.canReply(mail) ? renderReply(mail, texts) : ''}`;
}

function renderReply({ messageId }: Mail, texts: MailboxTexts): string {
  return `<form class="reply" data-reply="/_mailbox/mails/${messageId}/reply"><label for="reply">${texts.reply}</label>
<textarea id="reply" name="text" rows="4" required></textarea><button>${texts.send}</button></form>`;
}

function renderContent(mail: Mail, shown: 'html' | 'text' | 'headers', texts: MailboxTexts): string {
  switch (shown) {
    case 'html':
      return `<iframe title="${escapeHtml(mail.subject)}" src="/_mailbox/mails/${mail.messageId}.html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;
    case 'text':
      return `<pre>${linkify(mail.text ?? '')}</pre>`;
    case 'headers':
      return `<pre>${escapeHtml(allHeaders(mail))}</pre><h3>${texts.links}</h3><ul>${mail.links.map((link) => renderLink(link, texts)).join('')}</ul>`;
    default:
      return shown satisfies never;
  }
}

function renderLink({ url, href, tracked }: Mail['links'][number], texts: MailboxTexts): string {
  return `<li><a href="${escapeHtml(href)}" target="_blank" rel="noreferrer">${escapeHtml(url)}</a>${tracked ? ` (${texts.tracked})` : ''}</li>`;
}

function allHeaders(mail: Mail): string {
  const tags = Object.entries(mail.tags).map(([name, value]) => `${name}=${value}`);
  return [
    `Message-ID: ${mail.messageId}`,
    `From: ${mail.from}`,
    `To: ${mail.to.join(', ')}`,
    ...(mail.replyTo.length > 0 ? [`Reply-To: ${mail.replyTo.join(', ')}`] : []),
    `Subject: ${mail.subject}`,
    ...mail.headers.map(({ name, value }) => `${name}: ${value}`),
    `X-SES-CONFIGURATION-SET: ${mail.configurationSet ?? '-'}`,
    `X-SES-MESSAGE-TAGS: ${tags.join(', ') || '-'}`,
    ...mail.attachments.map(
      ({ fileName, contentType, content }) =>
        `Attachment: ${fileName} (${contentType}, ${content.length} bytes)`,
    ),
  ].join('\n');
}

function linkify(text: string): string {
  return escapeHtml(text).replaceAll(
    /https?:\/\/[^\s<）」』】]+?(?=&(?:gt|lt|quot|#39);|[\s<）」』】]|$)/g,
    (url) => `<a href="${url}" target="_blank" rel="noreferrer">${url}</a>`,
  );
}

function linkTo(view: MailboxView, changed: Readonly<Record<string, string>>): string {
  const kept = {
    lang: view.language,
    to: view.address,
    page: String(view.page),
    mail: view.chosen?.messageId ?? '',
    ...changed,
  };
  const parameters = Object.entries(kept).filter(([, value]) => value !== '' && value !== '0');
  return escapeHtml(`/_mailbox?${new URLSearchParams(parameters).toString()}`);
}

function localTime(at: number, language: MailboxLanguage): string {
  return new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    timeZone: 'Asia/Tokyo',
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at);
}
