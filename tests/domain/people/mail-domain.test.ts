import { describe, expect, it } from 'vitest';
import { askableDomain, takesMail } from '../../../domain/people/mail-domain.ts';

const told = (...found: readonly string[]) => ({ kind: 'told', it: found }) as const;
const absent = { kind: 'absent' } as const;
const unreadable = { kind: 'unreadable', because: 'ETIMEOUT' } as const;

describe('a domain', () => {
  it.each([
    ['has a host for mail', told('mx.a.co.jp'), absent, true],
    ['has none, and an address of its own (RFC 5321)', absent, told('192.0.2.1'), true],
    ['says that it takes none (RFC 7505)', told(''), told('192.0.2.1'), false],
    ['has neither', absent, absent, false],
    ['is not heard of while the DNS fails', unreadable, absent, undefined],
    ['is not heard of while half of the answer fails', absent, unreadable, undefined],
  ] as const)('%s', (_, mx, addresses, takes) => {
    expect(takesMail(mx, addresses)).toBe(takes);
  });

  it.each([
    ['taro@Kou.co.jp', 'kou.co.jp'],
    ['taro@gmail.com', undefined],
    ['taro@kou.example', undefined],
    ['taro@mail.example.com', undefined],
    ['taro@kou.test', undefined],
    [undefined, undefined],
    ['taro', undefined],
  ])('is asked for where it can be somebody’s: %s', (email, domain) => {
    expect(askableDomain(email)).toBe(domain);
  });
});
