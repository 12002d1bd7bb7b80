import { describe, expect, it } from 'vitest';
import { javaMajorVersion } from '../../local/dynamodb/check-java.ts';
import { shapeInput } from '../../local/events/shape-input.ts';

const event = { id: 'e1', detail: { name: 'say "hi"', n: 5, list: [{ a: 1 }] } };

describe('the input of a target', () => {
  it.each([
    ['the event itself', {}, event],
    ['a constant', { Input: '{"a":1}' }, { a: 1 }],
    ['a part', { InputPath: '$.detail.list[0].a' }, 1],
  ])('is %s', (_name, target, expected) => {
    expect(shapeInput(target, event)).toEqual(expected);
  });

  it('is a template filled from the event: text inside quotes, JSON outside', () => {
    const InputTransformer = {
      InputPathsMap: { name: '$.detail.name', n: '$.detail.n', all: '$.detail', gone: '$.detail.gone' },
      InputTemplate: '{"text":"<name> has <n>","n":<n>,"all":<all>,"name":<name>,"gone":<gone>}',
    };

    expect(shapeInput({ InputTransformer }, event)).toEqual({
      text: 'say "hi" has 5',
      n: 5,
      all: event.detail,
      name: 'say "hi"',
      gone: null,
    });
  });
});

describe('the version of Java', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_401"', 8],
    ['openjdk version "21" 2023-09-19', 21],
    ['nothing', undefined],
  ])('%s', (text, expected) => {
    expect(javaMajorVersion(text)).toBe(expected);
  });
});
