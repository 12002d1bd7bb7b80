import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';
import { mailsTo } from '../../support/inbox.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => world.close());

it('of a mail is shown with links of its own, to nobody in particular', async () => {
  await world.people('preview', { email: 'one@preview.example' });
  const before = world.stack.mailbox.mails().length;

  const { status, body } = await world.call('POST', '/mails/preview', {
    template: 'nurture-document',
  });

  expect({ status, body }).toMatchObject({ status: 200, body: { html: expect.stringContaining('/d/') } });
  expect(world.stack.mailbox.mails()).toHaveLength(before);
});

it('is sent to oneself with the text, the language and the subject that were looked at', async () => {
  const tried = {
    template: 'nurture-document',
    locale: 'en',
    text: { subject: '{{ topic }} for {{ account.name }}', body: 'Words of our own.' },
    topic: { ja: '在庫', en: 'Stock' },
  };
  await world.people('tried', { email: 'one@tried.example' });

  const seen = await world.call('POST', '/mails/preview', tried);
  await world.call('POST', '/mails/test', { ...tried, to: 'me@tried.example' });
  const broken = await world.call('POST', '/mails/test', {
    ...tried,
    text: { subject: '{{ nmae }}', body: '' },
    to: 'broken@tried.example',
  });
  await world.importCsv('opt-outs', 'メールアドレス\r\nno@tried.example\r\n');
  const refused = await world.call('POST', '/mails/test', { ...tried, to: 'No@tried.example' });
  await world.stack.settle();

  expect(refused).toMatchObject({ status: 409, body: { code: 'address-refused' } });
  expect(mailsTo(world.stack, 'No@tried.example')).toEqual([]);
  const [mail] = mailsTo(world.stack, 'me@tried.example');
  expect(seen.body).toMatchObject({ subject: expect.stringContaining('Stock for ') });
  expect(seen.body).toMatchObject({ subject: mail?.subject });
  expect(mail?.text).toContain('Words of our own.');
  expect(broken).toMatchObject({ status: 422, body: { code: 'text' } });
  expect(mailsTo(world.stack, 'broken@tried.example')).toEqual([]);
});
