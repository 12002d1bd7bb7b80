import { describe, expect, it } from 'vitest';
import { isProvenSender } from '../../../domain/mail/sender-proof.ts';

const from = 'suzuki@mirai-zaiko.example';
const ses = (rest: string): string => `amazonses.com; ${rest}`;

describe('a sender', () => {
  it.each([
    ['DMARC passed', ses('spf=fail; dkim=none; dmarc=pass header.from=mirai-zaiko.example;')],
    [
      'DKIM of the same organisation',
      ses('spf=fail; dkim=pass header.i=@mail.mirai-zaiko.example; dmarc=none'),
    ],
    [
      'SPF of the same organisation',
      ses(
        'spf=pass (spfCheck: x) client-ip=1.2.3.4; envelope-from=b@mirai-zaiko.example; dkim=none; dmarc=none',
      ),
    ],
    [
      'SPF of a quoted address of the same organisation',
      ses('spf=pass; envelope-from="b b@mirai-zaiko.example"; dkim=none; dmarc=none'),
    ],
  ])('is proven where %s', (_what, results) => {
    expect(isProvenSender(results, from)).toBe(true);
  });

  it.each([
    ['nothing was found out', undefined],
    ['nothing failed, and nothing passed', ses('spf=none; dkim=none; dmarc=none')],
    ['everything failed', ses('spf=fail; dkim=none; dmarc=fail')],
    ['DMARC failed, whatever else passed', ses('spf=pass; envelope-from=a@mirai-zaiko.example; dmarc=fail')],
    ['somebody else’s DKIM passed', ses('spf=none; dkim=pass header.i=@evil.example; dmarc=none')],
    [
      'somebody else’s SPF passed',
      ses('spf=pass client-ip=1.2.3.4; envelope-from=a@evil.example; dkim=none'),
    ],
    ['a neighbour’s name ends alike', ses('dkim=pass header.d=evil-mirai-zaiko.example')],
    ['a whole top level is named', ses('dkim=pass header.d=example')],
    ['another server says so', 'mx.evil.example; dmarc=pass header.from=mirai-zaiko.example'],
    [
      'the address that SPF passed is quoted, and quotes a verdict',
      ses(
        'spf=pass (spfCheck: domain of evil.example) client-ip=1.2.3.4; envelope-from="; dmarc=pass header.from=mirai-zaiko.example"@evil.example; helo=x; dkim=none; dmarc=none header.from=mirai-zaiko.example',
      ),
    ],
    [
      'the identity that DKIM passed is quoted, and quotes a domain',
      ses('dkim=pass header.i="a \\" header.d=mirai-zaiko.example "@evil.example; dmarc=none'),
    ],
    [
      'the sender greeted with a verdict',
      ses(
        'spf=pass client-ip=1.2.3.4; envelope-from=a@evil.example; helo=x;dmarc=pass; dkim=none; dmarc=none',
      ),
    ],
    [
      'the sender greeted with another',
      ses(
        'spf=pass; envelope-from=a@evil.example; helo=x;spf=pass;envelope-from=a@mirai-zaiko.example; dmarc=none',
      ),
    ],
    [
      'the sender greeted with a signature',
      ses('spf=none; helo=x;dkim=pass/header.d=mirai-zaiko.example; dkim=none; dmarc=none'),
    ],
    [
      'a comment says so',
      ses('spf=none (it was ; dmarc=pass header.from=mirai-zaiko.example ; so); dmarc=none'),
    ],
    ['it errs', ses('dmarc=temperror; spf=permerror')],
  ])('is not proven where %s', (_what, results) => {
    expect(isProvenSender(results, from)).toBe(false);
  });

  it('of a huge header is read at once', () => {
    const begin = performance.now();
    isProvenSender(ses('dkim=pass ;'.repeat(200_000)), from);
    expect(performance.now() - begin).toBeLessThan(200);
  });
});
