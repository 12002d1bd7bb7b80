import { createServer, type Server } from 'node:http';
import { aCaller } from '../support/a-caller.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTexts } from '../../../app/mail/check-texts.ts';
import { mailCheckRoutes } from '../../../contract/mail-checks.ts';
import { openLinkProbe, type LinkAnswer } from '../../../platform/link-probe.ts';
import { isPublicAddress } from '../../../platform/public-address.ts';
import { openSiteCompany } from '../support/site-company.ts';
import type { World } from '../support/world.ts';

let server: Server;
let port = '';
const asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const [, path = ''] = (request.url ?? '').split('/');
    if (path === 'slow') return;
    if (path === 'noHead' && request.method === 'HEAD') response.writeHead(405).end();
    else if (path === 'inward') response.writeHead(302, { location: 'http://inside.co.jp/secret' }).end();
    else if (path === 'literal')
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
    else if (path === 'loop') response.writeHead(302, { location: '/loop' }).end();
    else if (path === 'moved') response.writeHead(301, { location: '/fine' }).end();
    else response.writeHead(path === 'gone' ? 404 : 200).end('x');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? String(address.port) : '';
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The server of this test stands for the internet; everything else is judged as ever. */
const probe = () =>
  openLinkProbe({
    resolve: (host) =>
      Promise.resolve(
        {
          'site.co.jp': ['127.0.0.1'],
          'inside.co.jp': ['10.1.2.3'],
          'both.co.jp': ['127.0.0.1', '192.168.0.1'],
        }[host] ?? [],
      ),
    isAllowed: (address) => address === '127.0.0.1' || isPublicAddress(address),
    ports: ['', port],
    timeoutMs: 600,
  });

describe('a link', () => {
  it.each<[string, LinkAnswer]>([
    ['http://site.co.jp:PORT/fine', { kind: 'answered', status: 200 }],
    ['http://site.co.jp:PORT/noHead', { kind: 'answered', status: 200 }],
    ['http://site.co.jp:PORT/moved', { kind: 'answered', status: 200 }],
    ['http://site.co.jp:PORT/gone', { kind: 'answered', status: 404 }],
    ['http://site.co.jp:PORT/loop', { kind: 'loops' }],
    ['http://site.co.jp:PORT/slow', { kind: 'silent' }],
    ['http://nowhere.co.jp/', { kind: 'noSuchHost', host: 'nowhere.co.jp' }],
    ['http://inside.co.jp/', { kind: 'inside', host: 'inside.co.jp' }],
    ['http://both.co.jp/', { kind: 'inside', host: 'both.co.jp' }],
    ['http://site.co.jp:PORT/inward', { kind: 'inside', host: 'inside.co.jp' }],
    ['http://site.co.jp:PORT/literal', { kind: 'inside', host: '169.254.169.254' }],
    ['http://10.0.0.1/', { kind: 'inside', host: '10.0.0.1' }],
    ['http://[::1]/', { kind: 'inside', host: '::1' }],
    ['http://[::ffff:127.0.0.2]/', { kind: 'inside', host: '::ffff:7f00:2' }],
    ['http://2130706434/', { kind: 'inside', host: '127.0.0.2' }],
    ['http://0x7f.2/', { kind: 'inside', host: '127.0.0.2' }],
    ['http://me:word@site.co.jp/', { kind: 'inside', host: 'site.co.jp' }],
    ['http://site.co.jp:22/', { kind: 'inside', host: 'site.co.jp:22' }],
    ['ftp://site.co.jp/', { kind: 'inside', host: 'site.co.jp' }],
    ['not an address', { kind: 'silent' }],
  ])('%s', async (url, expected) => {
    expect(await probe()(url.replace('PORT', port))).toEqual(expected);
  });

  it('is never asked at an address that is not of the internet', async () => {
    const before = asked.length;
    await openLinkProbe({ timeoutMs: 500 })(`http://127.0.0.1:${port}/fine`);
    await openLinkProbe({ timeoutMs: 500, ports: [port] })(`http://localhost:${port}/fine`);
    expect(asked.length).toBe(before);
  });

  it.each([
    ['8.8.8.8', true],
    ['2606:4700::1111', true],
    ['127.0.0.1', false],
    ['10.0.0.1', false],
    ['172.31.0.1', false],
    ['172.32.0.1', true],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['192.168.1.1', false],
    ['0.0.0.0', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::1', false],
    ['fd00::1', false],
    ['fe80::1', false],
    ['fd00:ec2::254', false],
    ['64:ff9b::a00:1', false],
    ['2002:a00:1::', false],
    ['::ffff:8.8.8.8', false],
    ['example', false],
  ])('address %s: of the internet %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });
});

describe('letters before they are sent', () => {
  let world: World;
  beforeAll(async () => {
    world = await openSiteCompany();
    await world.call('PUT', '/settings', {
      assets: [
        {
          id: 'guide',
          kind: 'document',
          title: { ja: '手順', en: 'Guide' },
          points: { ja: [], en: [] },
          url: 's3://documents/none.pdf',
        },
        {
          id: 'stray',
          kind: 'document',
          title: { ja: '他', en: 'Other' },
          points: { ja: [], en: [] },
          url: 's3://elsewhere/a.pdf',
        },
      ],
    });
  });
  afterAll(() => world.close());

  const caller = aCaller();
  const check = async (letters: readonly object[]) => {
    const body = mailCheckRoutes.checkTexts.body.parse({ letters });
    return mailCheckRoutes.checkTexts.answer.parse(
      await checkTexts({ ...world.deps, linkProbe: probe() })({ params: {}, query: {}, body }, caller),
    );
  };

  it('say what was left in them to be filled in', async () => {
    const { findings } = await check([
      {
        name: 'first',
        text: { ja: { subject: '*|FNAME|* 様', body: 'ご案内です。\n〇〇でお困りではありませんか。' } },
      },
    ]);

    expect(findings.map(({ part, line, weight, found }) => [part, line, weight, found])).toEqual([
      ['subject', 1, 'strong', '*|FNAME|*'],
      ['body', 2, 'weak', '〇〇'],
    ]);
    expect(findings[0]?.toDo.ja).toContain('{{ customer.name }}');
  });

  it('are looked through for words and for links that do not answer, each with its place and what to do', async () => {
    const { findings, links } = await check([
      {
        name: 'first',
        assetId: 'guide',
        text: {
          ja: {
            subject: '【重要】ご案内',
            body: `こんにちは。\n[事例](http://site.co.jp:${port}/gone)\n[よい](http://site.co.jp:${port}/fine)\nhttps://www.company.example/x`,
          },
        },
      },
      {
        name: 'second',
        assetId: 'stray',
        text: { en: { subject: 'Cases', body: 'Click here: http://inside.co.jp/a' } },
      },
      { name: 'third' },
    ]);

    expect(links).toEqual({ asked: 6, leftOut: 0 });
    expect(
      findings.map(({ letter, part, line, kind, weight, found }) => [
        letter,
        part,
        line,
        kind,
        weight,
        found,
      ]),
    ).toEqual([
      [0, 'subject', 1, 'word', 'strong', '【重要】'],
      [1, 'body', 1, 'word', 'strong', 'Click here'],
      [0, 'body', 2, 'link', 'strong', `http://site.co.jp:${port}/gone`],
      [0, 'body', 4, 'link', 'strong', 'https://www.company.example/x'],
      [0, 'document', undefined, 'link', 'strong', 's3://documents/none.pdf'],
      [1, 'body', 1, 'link', 'strong', 'http://inside.co.jp/a'],
      [1, 'document', undefined, 'link', 'strong', 's3://elsewhere/a.pdf'],
    ]);
    expect(findings[2]?.says.ja).toContain('404');
    for (const { says, toDo } of findings)
      for (const each of [says.ja, says.en, toDo.ja, toDo.en]) expect(each).not.toBe('');
  });

  it('are asked for forty addresses at most, by the route as by the use case', async () => {
    const body = Array.from({ length: 45 }, (_, n) => `https://www.company.example/${n}`).join('\n');
    const { links } = await check([{ name: 'many', text: { ja: { subject: 'a', body } } }]);
    const answer = await world.call('POST', '/text-checks', {
      letters: [
        {
          name: 'silent',
          assetId: 'guide',
          text: { ja: { subject: 'ご案内', body: 'https://www.k.co.jp/' } },
        },
      ],
    });

    expect(links).toEqual({ asked: 40, leftOut: 5 });
    expect(answer).toMatchObject({
      status: 200,
      body: { findings: [{ kind: 'link', weight: 'weak' }, { part: 'document' }] },
    });
  });
});
