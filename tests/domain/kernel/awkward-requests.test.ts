import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openApi } from '../../../contract/openapi.ts';
import { linkKeysFrom } from '../../../platform/link-keys.ts';
import { parseJson } from '../../../platform/parse-json.ts';
import { readReplyAddress, replyAddress } from '../../../platform/reply-address.ts';
import { isMailEvent, sesEventSchema } from '../../../platform/ses-event.ts';
import { linkToken, readLink } from '../../../platform/signed-links.ts';
import { withoutNulls } from '../../../platform/without-nulls.ts';

const keys = linkKeysFrom('a secret of the test', JSON.stringify({ id: 'first', key: 'its key' }), () => 0);
const id = 'abcdefghijklmnopqrst';

describe('a link', () => {
  const token = linkToken(keys, 'u', [id, 'mail']);

  it('is read with whatever a mail program took for a part of it', () => {
    const behind = fc.constantFrom(
      '>',
      ')',
      '。',
      '&amp;',
      '"',
      '、',
      '\r\n',
      ' ',
      '」',
      ';',
      '.',
      ',',
      '\u200b',
      '&gt;',
      '*',
    );
    fc.assert(
      fc.property(fc.array(behind, { maxLength: 4 }), (rest) => {
        expect(readLink(keys, 'u', `${token}${rest.join('')}`, 0)).toEqual({
          kind: 'valid',
          fields: [id, 'mail'],
        });
      }),
    );
    expect(readLink(keys, 'u', `<${token.slice(0, 9)}\n ${token.slice(9)}`, 0).kind).toBe('valid');
  });

  it('with any other letter in it is forged', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom('x', 'Q', '7'), (at, letter) => {
        const changed = `${token.slice(0, at)}${letter}${token.slice(at + 1)}`;
        fc.pre(changed !== token);
        expect(readLink(keys, 'u', changed, 0).kind).toBe('forged');
      }),
    );
  });

  it('of a reply is read in brackets too', () => {
    const address = replyAddress(keys, 'reply.example', id, id);
    expect(readReplyAddress(keys, `<mailto:${address.toUpperCase()}>`)).toEqual({
      customerId: id,
      mailId: id,
    });
  });
});

describe('an event of SES', () => {
  const event = (detail: object) => ({
    id: 'e',
    source: 'aws.ses',
    'detail-type': 'Email Bounced',
    time: '2026-10-06T01:00:00Z',
    detail: {
      eventType: 'Bounce',
      mail: { messageId: 'm', timestamp: '2026-10-06T10:00:00+09:00' },
      ...detail,
    },
  });

  it('is the same with null as without', () => {
    const bounce = { bounceType: 'Permanent', timestamp: '2026-10-06T01:00:00.000Z' };
    const nulls = { bounce: { ...bounce, bounceSubType: null }, open: null, complaint: null, tags: null };
    expect(sesEventSchema.parse(event(nulls))).toEqual(sesEventSchema.parse(event({ bounce })));
    expect(withoutNulls([{ a: null, b: [null, 1] }])).toEqual([{ b: [1] }]);
  });

  it('of an unknown kind is told from a mail’s', () => {
    expect(isMailEvent({ source: 'aws.ses', detail: { status: 'open' } })).toBe(false);
    expect(isMailEvent(event({}))).toBe(true);
  });
});

describe('JSON with a text that was cut through an emoji', () => {
  it('is read, the half a sign as one that can be stored', () => {
    const read = parseJson('{"message":"it works \\ud83d","l\\uDE00":[{"whole":"\\ud83d\\ude00"}]}');

    expect(read).toEqual({ message: 'it works \ufffd', 'l\ufffd': [{ whole: '😀' }] });
    expect(JSON.stringify(read)).not.toMatch(/\\ud/);
  });

  it('is refused where it nests deeper than whoever reads it can follow; brackets within a text are text', () => {
    const nested = (levels: number): string => `${'[{"a":'.repeat(levels)}"\\ud83d"${'}]'.repeat(levels)}`;

    expect(() => parseJson(nested(9e5))).toThrow(RangeError);
    expect(() => parseJson(nested(33))).toThrow(RangeError);
    expect(JSON.stringify(parseJson(nested(32)))).toContain('\ufffd');
    expect(parseJson(`{"a":"${'[\\"{\\\\'.repeat(99)}"}`)).toEqual({ a: '["{\\'.repeat(99) });
  });
});

describe('a request to the team API', () => {
  interface Parameter {
    readonly in: string;
    readonly name: string;
    readonly schema: Readonly<Record<string, unknown>>;
  }
  const described = JSON.stringify(openApi('0'), undefined, 1);

  it('names nothing by a text without an end: the database refuses a key of more than 1 KB', () => {
    const { paths }: { paths: Record<string, Record<string, { parameters?: Parameter[] }>> } =
      JSON.parse(described);

    const endless = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { parameters = [] }]) =>
        parameters
          .filter((each) => each.in !== 'header' && each.schema['type'] === 'string')
          .filter(
            ({ schema }) => !['maxLength', 'enum', 'pattern', 'format'].some((bound) => bound in schema),
          )
          .map(({ name }) => `${method} ${path}: ${name}`),
      ),
    );
    expect(endless).toEqual([]);
  });
});
