import type { MailAttachment, MailHeader } from './mail.ts';

/** A MIME message taken apart as far as a mailbox needs it. */
export interface RawMessage {
  readonly headers: readonly MailHeader[];
  readonly html: string | undefined;
  readonly text: string | undefined;
  readonly attachments: readonly MailAttachment[];
}

/** Reads a MIME message: nested multiparts, base64 and quoted-printable, encoded words. */
export function parseRawMessage(bytes: Buffer): RawMessage {
  const { headers, body } = splitEntity(bytes.toString('latin1'));
  return {
    headers: headers.map(({ name, value }) => ({ name, value: decodeWords(value) })),
    ...readPart(headers, body),
  };
}

/** The value of a header, whatever the case of its name. */
export function headerValue(headers: readonly MailHeader[], name: string): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value;
}

type Content = Omit<RawMessage, 'headers'>;

function readPart(headers: readonly MailHeader[], body: string): Content {
  const contentType = headerValue(headers, 'Content-Type') ?? 'text/plain; charset=utf-8';
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (/^multipart\//i.test(contentType) && boundary !== undefined) return readMultipart(body, boundary);
  const content = decodeBody(body, headerValue(headers, 'Content-Transfer-Encoding') ?? '7bit');
  const disposition = headerValue(headers, 'Content-Disposition') ?? '';
  const isText = /^text\/(?:plain|html)/i.test(contentType) && !/^attachment/i.test(disposition);
  if (!isText) {
    const fileName = /(?:file)?name="?([^";]+)"?/i.exec(`${disposition};${contentType}`)?.[1] ?? 'attachment';
    const type = contentType.split(';')[0] ?? contentType;
    return {
      html: undefined,
      text: undefined,
      attachments: [{ fileName: decodeWords(fileName), contentType: type, content }],
    };
  }
  const charset = /charset="?([^";\s]+)"?/i.exec(contentType)?.[1] ?? 'utf-8';
  const decoded = new TextDecoder(charset).decode(content);
  return /^text\/html/i.test(contentType)
    ? { html: decoded, text: undefined, attachments: [] }
    : { html: undefined, text: decoded, attachments: [] };
}

function readMultipart(body: string, boundary: string): Content {
  const parts = `\r\n${body}`
    .split(new RegExp(`\\r?\\n--${escapeRegExp(boundary)}`))
    .slice(1)
    .filter((part) => !part.startsWith('--'))
    .map((part) => {
      const entity = splitEntity(part.replace(/^[ \t]*\r?\n/, ''));
      return readPart(entity.headers, entity.body);
    });
  return {
    html: parts.find(({ html }) => html !== undefined)?.html,
    text: parts.find(({ text }) => text !== undefined)?.text,
    attachments: parts.flatMap(({ attachments }) => attachments),
  };
}

function splitEntity(entity: string): { readonly headers: readonly MailHeader[]; readonly body: string } {
  const end = /\r?\n\r?\n/.exec(entity);
  const head = end === null ? entity : entity.slice(0, end.index);
  const lines = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const headers = lines
    .filter((line) => line.includes(':'))
    .map((line) => ({
      name: line.slice(0, line.indexOf(':')).trim(),
      value: line.slice(line.indexOf(':') + 1).trim(),
    }));
  return { headers, body: end === null ? '' : entity.slice(end.index + end[0].length) };
}

function decodeBody(body: string, encoding: string): Buffer {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64');
  if (/quoted-printable/i.test(encoding))
    return Buffer.from(decodeQuoted(body.replaceAll(/=\r?\n/g, '')), 'latin1');
  return Buffer.from(body, 'latin1');
}

function decodeQuoted(text: string): string {
  return text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Shows a header as a mail program would (RFC 2047): `=?charset?B?...?=` and `=?charset?Q?...?=` become text. */
export function decodeWords(text: string): string {
  const joined = text.replaceAll(/\?=\s+=\?/g, '?==?');
  return joined.replaceAll(
    /=\?([^?]+)\?([BQ])\?([^?]*)\?=/gi,
    (_, charset: string, encoding: string, encoded: string) => {
      const bytes =
        encoding.toUpperCase() === 'B'
          ? Buffer.from(encoded, 'base64')
          : Buffer.from(decodeQuoted(encoded.replaceAll('_', ' ')), 'latin1');
      return new TextDecoder(charset).decode(bytes);
    },
  );
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
