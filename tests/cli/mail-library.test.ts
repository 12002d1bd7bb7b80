import { expect, it } from 'vitest';
import { type } from './command-line.ts';

/** Nobody answers there: the library needs no API. */
const nowhere = 'http://127.0.0.1:9';

it('lists the ten, prints one in the language asked for, and names what is not among them', async () => {
  const list = await type(['mail', 'library'], nowhere);
  const one = await type(['mail', 'library', 'how-is-it', '--mail-lang', 'ja'], nowhere);
  const none = await type(['mail', 'library', 'nope'], nowhere);

  expect(list.out.match(/^[a-z]+-[a-z-]+ /gm)).toHaveLength(10);
  expect(one.out).toContain('その後、{{ topic }}はいかがでしょうか');
  expect(none.exitCode).toBe(2);
  expect(none.error).toContain('"nope"');
});
