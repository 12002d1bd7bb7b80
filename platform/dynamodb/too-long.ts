import { UserError } from '../user-error.ts';

/**
 * Was what somebody gave too long to be stored? An item has room for 400 KB, a partition key for 2 KB, a sort key for
 * 1 KB; only the messages of DynamoDB tell, those of a transaction by item. No class of the SDK is asked, which would
 * bring it to functions that have no database.
 */
export const tooLongIn = (error: unknown): UserError | undefined =>
  error instanceof Error &&
  (error.name === 'ValidationException' || error.name === 'TransactionCanceledException') &&
  [error.message, ...reasonsOf(error)].some((text) => sizes.test(text))
    ? new UserError(422, 'too-long', {
        ja: '入力が長すぎて保存できません。何も変えていません。短くしてから、もう一度お試しください。',
        en: 'That is too long to be stored, and nothing was changed. Make it shorter and try again.',
      })
    : undefined;

const reasonsOf = (
  error: Error & { readonly CancellationReasons?: readonly { readonly Message?: string }[] },
) => (error.CancellationReasons ?? []).map(({ Message = '' }) => Message);

const sizes = /size\b.{0,60}\bexceed|exceed.{0,40}\bsize\b/i;
