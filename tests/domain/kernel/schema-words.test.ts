import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { timeZoneSchema } from '../../../domain/kernel/time-zone-schema.ts';
import { stepIdSchema } from '../../../domain/sequences/step.ts';
import { clockTimeSchema, slugSchema } from '../../../domain/kernel/written-texts.ts';
import { settingsSchema } from '../../../domain/settings/settings.ts';
import { checked } from '../../../contract/wrong-places.ts';

const said = (schema: z.ZodType, given: unknown) => {
  const answer = checked(schema, given, '');
  return answer.ok ? undefined : answer.errors.map(({ message }) => [message.ja, message.en]);
};

describe('what a caller is told of a wrong value', () => {
  it.each([
    [
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('mail') }),
        z.object({ kind: z.literal('wait') }),
      ]),
      { kind: 'email' },
      '「mail」「wait」のどれかを指定してください。',
      'Use one of mail, wait.',
    ],
    [
      stepIdSchema,
      '資料',
      '英数字で始めて、英数字と . _ - だけで60文字以下にしてください。',
      'Begin with a letter or digit; use letters, digits and . _ - alone, at most 60.',
    ],
    [z.number().min(1), 0, '1以上の数を入れてください。', 'Give a number of at least 1.'],
    [z.number().max(30), 31, '30以下の数を入れてください。', 'Give a number of at most 30.'],
    [z.number().positive(), 0, '0より大きい数を入れてください。', 'Give a number above 0.'],
    [z.number(), '三', '数を入れてください。', 'Give a number.'],
    [z.int(), 1.5, '整数を入れてください。', 'Give a whole number.'],
    [z.number(), undefined, '値がありません。入れてください。', 'This is missing. Give a value.'],
    [z.string().min(1), '', '入力してください。', 'Give a text.'],
    [z.string().max(2), 'あいう', '2文字以下にしてください。', 'Give at most 2 letters.'],
    [z.array(z.string()).max(1), ['a', 'b'], '1件以下にしてください。', 'Give at most 1 of them.'],
    [
      z.enum(['card', 'optIn']),
      'x',
      '「card」「optIn」のどれかを指定してください。',
      'Use one of card, optIn.',
    ],
    [z.iso.date(), '12/31', '日付を 2026-12-31 のように入れてください。', 'Give a day such as 2026-12-31.'],
    [
      z.email(),
      'x',
      'メールアドレスを入れてください（例: name@example.co.jp）。',
      'Give an e-mail address, such as name@example.com.',
    ],
    [
      z.strictObject({}),
      { a: 1 },
      '知らない項目です（a）。名前を直すか、消してください。',
      'Nothing is called a here. Correct the name or leave it out.',
    ],
    [
      timeZoneSchema,
      'Asia/Toky',
      '「Asia/Toky」という時間帯はありません。Asia/Tokyo のように、IANA の名前を入力してください。',
      '"Asia/Toky" is no IANA time zone: give a name such as Asia/Tokyo.',
    ],
    [
      settingsSchema.shape.contactUrl,
      'x',
      'https:// で始まるアドレスを入れてください。',
      'Give an address that begins with https://.',
    ],
    [clockTimeSchema, '9:00', '時刻を 09:30 のように入れてください。', 'Give a time such as 09:30.'],
    [
      slugSchema(40),
      'Guide 1',
      '半角の英小文字・数字・ハイフンだけにしてください。',
      'Use small letters, digits and hyphens alone.',
    ],
    [z.string().regex(/^a$/), 'b', '書き方が違います。', 'This is not how it is written.'],
    [z.string({ error: 'own words' }), 1, 'own words', 'own words'],
    [z.union([z.string(), z.number()]), true, 'この値は使えません。', 'This cannot be used here.'],
    [
      z.record(z.string(), z.number()),
      [],
      '項目のまとまり（{ } で囲んだもの）にしてください。',
      'Give fields with their values, in { }.',
    ],
  ])('%# %o', (schema, given, ja, en) => {
    expect(said(schema, given)).toEqual([[ja, en]]);
  });
});

it('of several shapes it is told of the nearest, with the place in it', () => {
  const shapes = z.object({
    to: z.union([
      z.strictObject({ segmentId: z.string(), as: z.enum(['csv', 'xlsx']) }),
      z.strictObject({ segment: z.strictObject({ name: z.string() }), as: z.enum(['csv', 'xlsx']) }),
    ]),
  });
  const placesOf = (given: unknown) => {
    const answer = checked(shapes, given, 'body');
    return answer.ok ? [] : answer.errors.map(({ place, message }) => [place, message.en, message.ja]);
  };

  expect(placesOf({ to: { segmentId: 'x', format: 'csv' } })).toEqual([
    ['body.to.as', 'Use one of csv, xlsx.', '「csv」「xlsx」のどれかを指定してください。'],
    [
      'body.to',
      'Nothing is called format here. Correct the name or leave it out.',
      '知らない項目です（format）。名前を直すか、消してください。',
    ],
  ]);
  expect(placesOf({ to: { segment: {}, as: 'csv' } })).toEqual([
    ['body.to.segment.name', 'This is missing. Give a value.', '値がありません。入れてください。'],
  ]);
});
