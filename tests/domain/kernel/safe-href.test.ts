import { expect, it } from 'vitest';
import { safeHref } from '../../../domain/kernel/clean-text.ts';

it.each([
  ['https://a.example/x?y=1', 'https://a.example/x?y=1'],
  ['/u/token', '/u/token'],
  ['mailto:a@b.example', 'mailto:a@b.example'],
  ['//evil.example', '#'],
  ['/\\evil.example', '#'],
  ['/\\/evil.example', '#'],
  [' javascript:alert(1)', '#'],
  ['data:text/html,x', '#'],
])('an address %s leads to %s', (given, href) => {
  expect(safeHref(given)).toBe(href);
});
