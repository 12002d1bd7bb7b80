import { expect, it } from 'vitest';
import { readInquiry } from '../../../domain/mail/read-inquiry.ts';

it.each([
  ['consultation', '一度お話を伺いたいです。', { kind: 'consultation' }],
  ['consultation', '', { kind: 'consultation' }],
  ['consultation', '配信停止してください。もうメールはいりません。', { kind: 'other', refuses: true }],
  ['consultation', 'お見積をください。今後のメールは不要です。', { kind: 'consultation', refuses: true }],
  ['consultation', '特定電子メール法違反です', { kind: 'other', doubt: 'refusal' }],
  ['document', '電話連絡は不要です。', { kind: 'document' }],
  ['document', '営業メールは不要です。', { kind: 'document', refuses: true }],
  ['support', 'ログインできません', { kind: 'support' }],
  ['other', 'Please unsubscribe me.', { kind: 'other', refuses: true }],
] as const)('%s: %s', (kind, message, expected) => {
  expect(readInquiry(kind, message)).toEqual(expected);
});
