import { describe, expect, it } from 'vitest';
import { recordsOf } from './file-builders.ts';

describe('a list of opt-outs', () => {
  it.each([
    ['a@x.example,b@x.example\nc@x.example,'],
    ['a@x.example\nb@x.example,c@x.example'],
    ['メール,メール2\na@x.example,b@x.example\n,c@x.example'],
  ])('refuses every address of a row: %j', (text) => {
    const emails = recordsOf('optOut', text).map(({ email }) => email);
    expect(emails.toSorted()).toEqual(['a@x.example', 'b@x.example', 'c@x.example']);
  });
});
