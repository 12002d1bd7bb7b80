import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { press } from '../support/inbox.ts';
import { openForm } from '../support/webhooks.ts';
import { startRekindle } from '../support/rekindle-stack.ts';
import type { Rekindle } from '../support/rekindle.ts';

let rekindle: Rekindle;
beforeAll(async () => {
  rekindle = await startRekindle({ isAlwaysOpen: true, tickMinutes: 60 * 24 * 365 });
});
afterAll(() => rekindle.close());

describe('the form on the company’s own site', () => {
  it('makes a customer of somebody new, once, and is deaf to robots', async () => {
    const url = `${rekindle.stack.urls.api}/inquiry`;
    const fields = {
      kind: 'quote',
      email: 'fresh@fresh.example',
      name: '新 一郎',
      company: '株式会社新',
      message: '見積を',
    };

    const opened = await openForm(rekindle);

    await press(rekindle.stack, url, {
      ...fields,
      opened,
      email: 'robot@robot.example',
      website: 'http://spam',
    });
    await Promise.all([
      press(rekindle.stack, url, { ...fields, opened }),
      press(rekindle.stack, url, { ...fields, opened }),
    ]);

    const people = (await rekindle.dump()).filter((item) => item['sk'] === 'PROFILE');
    expect(people.filter(({ email }) => email === 'robot@robot.example')).toEqual([]);
    const [person, ...more] = people.filter(({ email }) => email === 'fresh@fresh.example');
    expect(more).toEqual([]);
    const lead = await rekindle.lead(String(person?.['id']));
    expect(lead.engagements).toHaveLength(1);
    expect(lead.handoffs).toMatchObject([{ rank: 'A' }]);
  });

  it('names what is missing, and sends a program to the webhook', async () => {
    const url = `${rekindle.stack.urls.api}/inquiry`;

    const page = await press(rekindle.stack, url, {
      kind: 'quote',
      email: 'no-at-sign',
      company: 'x',
      message: 'y',
    });
    const program = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'quote' }),
    });

    expect(page.status).toBe(422);
    expect(page.text).toContain('no-at-sign');
    expect(program.status).toBe(415);
    expect(await program.text()).toContain('/webhooks/inquiry');
  });
});
