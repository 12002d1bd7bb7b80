import PostalMime, { decodeWords } from 'postal-mime';
import type { MailAttachment, MailHeader } from './mail.ts';

/** A MIME message taken apart as far as a mailbox needs it. */
export interface RawMessage {
  readonly headers: readonly MailHeader[];
  readonly html: string | undefined;
  readonly text: string | undefined;
  readonly attachments: readonly MailAttachment[];
}

/** Reads a MIME message of any structure and character set. */
export async function parseRawMessage(bytes: Buffer): Promise<RawMessage> {
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' });
  return {
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value: decodeWords(value) })),
    html: mail.html,
    text: mail.text?.trimEnd(),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      fileName: filename ?? 'attachment',
      contentType: mimeType,
      content: typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content)),
    })),
  };
}

/** The value of a header, whatever the case of its name. */
export function headerValue(headers: readonly MailHeader[], name: string): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value;
}
