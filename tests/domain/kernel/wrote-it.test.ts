import { expect, it } from 'vitest';
import { isWriter } from '../../../domain/kernel/wrote-it.ts';

it.each([
  ['two of one name', { name: '佐藤 誠', memberId: 'a' }, { name: '佐藤 誠', memberId: 'b' }, false],
  ['one under another name', { name: '佐藤', memberId: 'a' }, { name: '佐藤 誠', memberId: 'a' }, true],
  ['the same name, stored before ids', { name: '佐藤 誠', memberId: 'a' }, { name: '佐藤 誠' }, true],
  ['the command line, and a member', { name: 'deployer' }, { name: '佐藤 誠', memberId: 'a' }, false],
] as const)('who asks and who wrote: %s', (_, asking, wrote, is) => {
  expect(isWriter(asking, wrote)).toBe(is);
});
