import { createServer, request, type IncomingMessage } from 'node:http';
import * as z from 'zod';
import { listenLocally } from '../local/aws/free-port.ts';

const keySchema = z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) });
type WireKey = z.infer<typeof keySchema>;
const scanSchema = z.looseObject({ Segment: z.number(), ExclusiveStartKey: keySchema.optional() });
const pageSchema = z.looseObject({ LastEvaluatedKey: keySchema.optional() });

const ID = /CUSTOMER#([a-z2-7]{20})/g;
const DIGITS = 'abcdefghijklmnopqrstuvwxyz234567';
/** Letters of an id that a copy keeps. */
const KEPT = 15;
/** Stands between the number of a copy and the key at which its scan goes on. */
const MARK = '|';

/** A database whose parts go on for as long as a scan reads them. */
export interface EndlessScan {
  readonly endpoint: string;
  /** From now on each part of a scan comes so many times one after the other, each time of other customers. */
  readonly pretend: (times: number) => void;
  readonly close: () => void;
}

/**
 * A stub before DynamoDB Local, which sorts all of a part for each page of a scan and cannot be asked for many. Pages are
 * DynamoDB Local's own, filtered and counted by it; behind the last of a part its first comes again, with other ids.
 */
export async function startEndlessScan(endpoint: string): Promise<EndlessScan> {
  let times = 1;
  const server = createServer((incoming, answer) => {
    void (async () => {
      const isScan = String(incoming.headers['x-amz-target']).endsWith('.Scan');
      const body = await textOf(incoming);
      const asked = isScan ? scanSchema.safeParse(JSON.parse(body)) : undefined;
      const forwarded =
        asked?.success === true ? await scan(asked.data) : await exchange(endpoint, incoming, body);
      answer
        .writeHead(forwarded.status, { 'content-type': 'application/x-amz-json-1.0' })
        .end(forwarded.text);

      async function scan({ ExclusiveStartKey: from, ...input }: z.infer<typeof scanSchema>) {
        const { copy, key } = placeOf(from);
        const sent = { ...input, ...(key === undefined ? {} : { ExclusiveStartKey: key }) };
        const { status, text } = await exchange(endpoint, incoming, JSON.stringify(sent));
        if (status !== 200) return { status, text };
        const { LastEvaluatedKey: last, ...page } = pageSchema.parse(JSON.parse(text));
        const next = last ?? (copy + 1 < times ? { pk: { S: '' }, sk: { S: MARK } } : undefined);
        const at = last === undefined ? copy + 1 : copy;
        const marked = next && { ...next, pk: { S: `${at}${MARK}${next.pk.S}` } };
        return {
          status,
          text: JSON.stringify({
            ...JSON.parse(renamed(JSON.stringify(page), copy)),
            LastEvaluatedKey: marked,
          }),
        };
      }
    })();
  });
  const port = await listenLocally(server, 0, 'the stub of scans', 'port');
  return {
    endpoint: `http://127.0.0.1:${port}`,
    pretend: (next) => void (times = next),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function placeOf(from: WireKey | undefined): { readonly copy: number; readonly key?: WireKey } {
  if (from === undefined) return { copy: 0 };
  const at = from.pk.S.indexOf(MARK);
  const copy = Number(from.pk.S.slice(0, at));
  const pk = from.pk.S.slice(at + 1);
  return pk === '' ? { copy } : { copy, key: { ...from, pk: { S: pk } } };
}

/** The customers of a page under ids of the copy; their companies stay. */
function renamed(page: string, copy: number): string {
  if (copy === 0) return page;
  const ids = new Set([...page.matchAll(ID)].map(([, id = '']) => id));
  return page.replaceAll(/\b[a-z2-7]{20}\b/g, (id) => (ids.has(id) ? id.slice(0, KEPT) + digits(copy) : id));
}

const digits = (copy: number): string =>
  Array.from({ length: 5 }, (_, place) => DIGITS[Math.floor(copy / 32 ** place) % 32]).join('');

async function textOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

/** Sends a request on as it came, with another body; DynamoDB Local checks no signature. */
function exchange(
  endpoint: string,
  { headers }: IncomingMessage,
  body: string,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const outgoing = request(endpoint, { method: 'POST', headers: { ...headers, ...length } }, (answer) => {
      textOf(answer).then((text) => resolve({ status: answer.statusCode ?? 0, text }), reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
