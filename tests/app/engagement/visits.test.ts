import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../../local/ses/mail.ts';
import { customerOf, documentLink, press } from '../../support/inbox.ts';
import { DAY } from '../../support/rekindle.ts';
import { mailedGuide, openSiteCompany, SITE } from '../support/site-company.ts';
import { type World } from '../support/world.ts';

const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openSiteCompany();
});
afterAll(() => rekindle.close());

describe('a visit of the company’s own site', () => {
  const visit = async (token: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> => {
    const answer = await fetch(`${rekindle.stack.urls.api}/v`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', origin: SITE, 'user-agent': BROWSER, ...headers },
      body: JSON.stringify({ token, page: '/pricing' }),
    });
    await rekindle.stack.settle();
    return answer;
  };
  const land = async (mail: Mail): Promise<string> => {
    const page = await press(rekindle.stack, documentLink(mail));
    return /guide#sv=([\w.-]+)/.exec(page.text)?.[1] ?? '';
  };

  it('counts on another day, once a day and once a week, and never on the day of our own link', async () => {
    const mail = await mailedGuide(rekindle, 'visitor');
    const token = await land(mail);

    const landing = await visit(token);
    await rekindle.advance(DAY);
    await Promise.all([visit(token), visit(token)]);
    await visit(token);
    const once = await rekindle.lead(customerOf(mail));
    await rekindle.advance(DAY);
    await visit(token);

    const { engagements, interest } = await rekindle.lead(customerOf(mail));
    expect(token).not.toBe('');
    expect(landing.status).toBe(204);
    expect(once.engagements.filter(({ kind }) => kind === 'visit')).toHaveLength(1);
    expect(engagements.filter(({ kind }) => kind === 'visit')).toHaveLength(2);
    expect(interest.points).toBeCloseTo(once.interest.points * 2 ** (-1 / 30), 1);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('is left out quietly when forged, from another site, unwanted, too large, or by a robot', async () => {
    const mail = await mailedGuide(rekindle, 'quiet');
    const token = await land(mail);
    await rekindle.advance(DAY);
    const before = await rekindle.dump();

    const answers = [
      await visit(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`),
      await visit(documentLink(mail).split('/d/')[1] ?? ''),
      await visit(token, { origin: 'https://elsewhere.example' }),
      await visit(token, { 'sec-gpc': '1' }),
      await visit(token, { dnt: '1' }),
      await visit(token, { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' }),
      await visit(token.padEnd(4000, 'x')),
    ];

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 204));
    expect(await rekindle.dump()).toEqual(before);
    expect(answers[0]?.headers.get('access-control-allow-origin')).toBe(SITE);
    expect(answers[2]?.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is told by a script under 2 KB, which any site may load', async () => {
    const answer = await fetch(`${rekindle.stack.urls.api}/site.js`);
    const script = await answer.text();

    expect(answer.headers.get('content-type')).toContain('text/javascript');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(Buffer.byteLength(script)).toBeLessThan(2048);
    expect(script).not.toMatch(/dormant|hot|score|campaign|rekindle/i);
  });
});
