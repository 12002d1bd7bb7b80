import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../support/stored.ts';
import { openSiteCompany } from '../support/site-company.ts';
import { type World } from '../support/world.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openSiteCompany();
});
afterAll(() => rekindle.close());

/** What an automation tool sends, as it stands on the wire. */
const send = async (body: string, type = 'application/json'): Promise<number> => {
  const { status } = await fetch(`${rekindle.stack.urls.api}/webhooks/inquiry`, {
    method: 'POST',
    headers: { 'content-type': type, 'x-webhook-secret': 'secret-of-inquiries' },
    body,
  });
  await rekindle.stack.settle();
  return status;
};

describe('an inquiry from an automation tool', () => {
  it.each([
    [
      'nulls',
      '{"id":null,"kind":"見積","email":"nulls@hook.example","name":null,"company":null,"message":"x"}',
    ],
    [
      'numbers',
      '{"id":1042,"kind":"見積","email":"numbers@hook.example","name":7,"company":null,"message":12}',
    ],
    ['bom', '\ufeff{"kind":"見積","email":"bom@hook.example"}'],
    ['list', '[{"kind":["資料","見積"],"email":"list@hook.example"}]'],
    ['names', '{"Kind":"見積","Email":"山田 <names@hook.example>。"}'],
    ['half', '{"kind":"見積","email":"half@hook.example","name":"\\ud83d","message":"cut \\ud83d"}'],
    ['form', 'kind=%E8%A6%8B%E7%A9%8D&email=form%40hook.example'],
  ])('with %s is taken', async (name, body) => {
    const status = await send(body, name === 'form' ? 'application/x-www-form-urlencoded' : undefined);

    expect(status).toBe(202);
    const { engagements } = await rekindle.lead(await idOf(rekindle, `${name}@hook.example`));
    expect(engagements).toMatchObject([{ kind: 'inquiry', inquiry: 'quote' }]);
  });

  it('without an address is refused, with the place', async () => {
    expect(await send('{"kind":"見積","email":null}')).toBe(422);
  });
});
