import { UserError } from '../../platform/user-error.ts';

/** What If-Match asks for: the tag of a reading; undefined where the write goes ahead whatever is there. */
export function askedTag(header: string | undefined): string | undefined {
  const given = header?.trim();
  if (given === undefined || given === '*') return undefined;
  // CloudFront marks a tag as weak where it compresses the answer.
  const tag = /^(?:W\/)?"([^",]*)"$/.exec(given)?.[1];
  if (tag !== undefined) return tag;
  throw new UserError(400, 'if-match', {
    ja: `If-Match "${given}" が読めません。読み取りの答えの ETag を、引用符も含めてそのまま1つ指定してください。`,
    en: `If-Match "${given}" cannot be read. Give the one ETag of the answer that you read, with its quotation marks.`,
  });
}
