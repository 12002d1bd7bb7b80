import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { privacySentence } from '../../contract/engagement.ts';
import { anApi, type } from './command-line.ts';

describe('site script', () => {
  it('prints the tag with the address of the API, and the sentence to publish in both languages', async () => {
    const { out, exitCode } = await type(['site', 'script'], 'https://api.example/');

    expect(exitCode).toBe(0);
    expect(out).toContain('<script async src="https://api.example/site.js"></script>');
    expect(out).toContain(privacySentence.ja);
    expect(out.indexOf(privacySentence.en)).toBeLessThan(out.indexOf(privacySentence.ja));
  });

  it('says the same sentence as the document', () => {
    const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'site-script.md'), 'utf8');
    expect(page).toContain(privacySentence.ja);
    expect(page).toContain(privacySentence.en);
  });
});

describe('webinar unmatched', () => {
  it('lists who is nobody’s, and says so when there is none', async () => {
    const one = { session: '1 2026-10-20', topic: '在庫', name: 'iPad', at: '2026-10-20T05:00:00Z' };
    let people: readonly object[] = [one];
    const api = await anApi(() => ({ body: { people } }));

    const listed = await type(['webinar', 'unmatched'], api.url);
    people = [];
    const empty = await type(['webinar', 'unmatched'], api.url);
    await api.close();

    expect(listed.out).toContain('iPad');
    expect(empty.out).toContain('Everybody is known.');
  });
});
