import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AwsCall, FaultAnswer } from '../../local/aws/aws-fault.ts';
import { callOf, conflict, crash, silence, strikes, type Match } from '../support/faults.ts';
import { customerOf, mailsTo, mailTo } from '../support/inbox.ts';
import { DAY, HOUR, MINUTE, startRekindle, type Rekindle } from '../support/rekindle-stack.ts';
import { idOf, idsByAddress, mailsOf, stepOf } from '../support/stored.ts';

let rekindle: Rekindle;
beforeAll(async () => {
  rekindle = await startRekindle({ canFail: true, tickMinutes: 10, isAlwaysOpen: true });
});
afterAll(() => rekindle.close());
afterEach(() => {
  rekindle.failWhen(undefined);
  rekindle.disturbWhen(undefined);
});

/** Sends the first mail to somebody new while a fault strikes, and lets the queue try again. */
async function sendUnder(name: string, fault: ReturnType<typeof strikes>): Promise<string> {
  const address = `${name}@${name}.example`;
  await rekindle.people(name, { email: address });
  rekindle.failWhen(fault.hook);
  await rekindle.launch(name);
  await rekindle.advance(20 * MINUTE);
  rekindle.failWhen(undefined);
  expect(fault.struck()).toBeGreaterThan(0);
  return address;
}

const toSes: Match = (call) => call.service === 'sesv2' && call.operation === 'SendEmail';
const sesError = (status: number, type: string): FaultAnswer => ({ kind: 'error', status, type });

describe('what SES answers', () => {
  it('tries again after "too many requests", and sends one mail', async () => {
    const fault = strikes('before', toSes, sesError(429, 'TooManyRequestsException'), 2);

    const address = await sendUnder('busy', fault);

    expect(mailsTo(rekindle.stack, address)).toHaveLength(1);
    expect(await stepOf(rekindle, address)).toMatchObject({ nextStep: 1, state: 'active' });
  });

  it('records a refusal of SES as the reason why the mail was not sent, and goes on with the sequence', async () => {
    const fault = strikes('before', toSes, sesError(400, 'MessageRejected'), 99);

    const address = await sendUnder('rejected', fault);

    expect(mailsTo(rekindle.stack, address)).toHaveLength(0);
    const { facts } = await rekindle.lead(await idOf(rekindle, address));
    expect(facts.filter(({ kind }) => kind === 'mailSkipped')).toMatchObject([
      { because: 'MessageRejected', step: 0 },
    ]);
    expect(fault.struck()).toBe(1);
    expect(await stepOf(rekindle, address)).toMatchObject({ nextStep: 1 });
  });

  it('never sends again what SES may have taken, and learns from its event that it did', async () => {
    const address = await sendUnder('taken', strikes('after', toSes, silence));
    await rekindle.advance(3 * HOUR);

    expect(mailsTo(rekindle.stack, address)).toHaveLength(1);
    expect(await mailsOf(rekindle, address)).toMatchObject([{ state: 'sent' }]);
    const { facts } = await rekindle.lead(await idOf(rekindle, address));
    expect(facts.filter(({ kind }) => kind === 'mailSent')).toHaveLength(1);
    expect(facts.filter(({ kind }) => kind === 'mailUnconfirmed')).toHaveLength(0);
  });

  it('counts a mail nobody can tell of as unconfirmed after an hour, sends it no second time, and goes on with the sequence', async () => {
    rekindle.disturbWhen(({ body }) => (body.includes('lost@lost.example') ? { kind: 'lose' } : undefined));

    const address = await sendUnder('lost', strikes('after', toSes, silence));
    const before = await mailsOf(rekindle, address);
    await rekindle.advance(HOUR);

    expect(before).toMatchObject([{ state: 'sending' }]);
    expect(await mailsOf(rekindle, address)).toMatchObject([{ state: 'unconfirmed' }]);
    const { facts } = await rekindle.lead(await idOf(rekindle, address));
    expect(facts.filter(({ kind }) => kind === 'mailUnconfirmed')).toHaveLength(1);
    expect(mailsTo(rekindle.stack, address)).toHaveLength(1);
    expect(await stepOf(rekindle, address)).toMatchObject({ nextStep: 1, state: 'active' });
  });

  it('believes an event that comes after the hour', async () => {
    const late: string[] = [];
    rekindle.disturbWhen(({ body }) => {
      if (!body.includes('tardy@tardy.example')) return undefined;
      late.push(body);
      return { kind: 'delay', delaySeconds: 7200 };
    });

    const address = await sendUnder('tardy', strikes('after', toSes, silence));
    await rekindle.advance(HOUR);
    const after1 = await mailsOf(rekindle, address);
    rekindle.disturbWhen(undefined);
    await rekindle.advance(2 * HOUR);

    expect(late.length).toBeGreaterThan(0);
    expect(after1).toMatchObject([{ state: 'unconfirmed' }]);
    expect(await mailsOf(rekindle, address)).toMatchObject([{ state: 'sent' }]);
    expect(mailsTo(rekindle.stack, address)).toHaveLength(1);
    expect(await rekindle.verify()).toEqual([]);
  });
});

const claim = (name: string): Match => callOf('TransactWriteItems', `"sending"`, `MAIL#`, name);
const settle = (name: string): Match => callOf('TransactWriteItems', `"sent"`, `mailSent`, name);

describe('a crash of the sender', () => {
  it.each([
    { name: 'claim-before', phase: 'before', write: claim, answer: crash },
    { name: 'claim-after', phase: 'after', write: claim, answer: crash },
    { name: 'settle-before', phase: 'before', write: settle, answer: crash },
    { name: 'settle-after', phase: 'after', write: settle, answer: crash },
  ] as const)(
    'at the write $name loses no mail without a reason and sends none twice',
    async ({ name, phase, write, answer }) => {
      const address = `${name}@${name}.example`;
      await rekindle.people(name, { email: address });
      const customerId = await idOf(rekindle, address);
      const fault = strikes(phase, write(customerId), answer);
      rekindle.failWhen(fault.hook);

      await rekindle.launch(name);
      await rekindle.advance(80 * MINUTE);

      expect(fault.struck()).toBe(1);
      const sent = mailsTo(rekindle.stack, address).length;
      const { facts } = await rekindle.lead(customerId);
      const reasons = facts.filter(({ kind }) => kind === 'mailUnconfirmed' || kind === 'mailSkipped').length;
      // After the claim nobody can tell whether SES was asked: the mail is unconfirmed, and counted.
      expect({ sent, reasons }).toEqual(
        name === 'claim-after' ? { sent: 0, reasons: 1 } : { sent: 1, reasons: 0 },
      );
      expect(await stepOf(rekindle, address)).toMatchObject({ nextStep: 1, state: 'active' });
    },
  );

  it.each([
    { name: 'conflict-claim', write: claim },
    { name: 'conflict-settle', write: settle },
  ] as const)(
    'is not what a conflict of transactions is: $name is tried again at once',
    async ({ name, write }) => {
      const address = `${name}@${name}.example`;
      await rekindle.people(name, { email: address });
      const fault = strikes('before', write(await idOf(rekindle, address)), conflictOf, 3);
      rekindle.failWhen(fault.hook);

      await rekindle.launch(name);

      expect(fault.struck()).toBe(3);
      expect(mailsTo(rekindle.stack, address)).toHaveLength(1);
      expect(await mailsOf(rekindle, address)).toMatchObject([{ state: 'sent' }]);
    },
  );

  it('at whichever call it comes leaves one mail, or a recorded reason', { timeout: 30_000 }, async () => {
    const places = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap((at) => [
      { at, phase: 'before' as const },
      { at, phase: 'after' as const },
    ]);
    const names = places.map(({ at, phase }) => `sweep-${phase}-${at}`);
    await rekindle.people('sweep', ...names.map((name) => ({ email: `${name}@${name}.example` })));
    const known = await idsByAddress(rekindle);
    const ids = new Map(names.map((name, index) => [known.get(`${name}@${name}.example`) ?? '', index]));
    const calls = new Map<string, number>();
    let struck = 0;
    let isSending = false;
    rekindle.failWhen((call: AwsCall) => {
      if (!isSending) return undefined;
      const customerId = senderCallOf(call, ids);
      if (customerId === undefined) return undefined;
      const place = places[ids.get(customerId) ?? -1];
      const count = calls.get(customerId) ?? 0;
      if (call.phase === place?.phase && count === place.at) {
        struck++;
        calls.set(customerId, count + 1000);
        return call.service === 'sesv2' ? silence : crash;
      }
      if (call.phase === 'after') calls.set(customerId, count + 1);
      return undefined;
    });
    await rekindle.call('POST', '/campaigns', campaignOn('sweep'));
    await rekindle.stack.settle();
    isSending = true;

    await rekindle.dispatch();
    await rekindle.advance(2 * HOUR);

    expect(struck).toBeGreaterThan(14);
    const ends = await Promise.all(
      [...ids.keys()].map(async (customerId) => {
        const { facts, customer } = await rekindle.lead(customerId);
        const count = (kind: string): number => facts.filter((fact) => fact.kind === kind).length;
        return {
          sent: mailsTo(rekindle.stack, customer.email ?? '').length,
          told: count('mailSent') + count('mailUnconfirmed') + count('mailSkipped'),
        };
      }),
    );
    expect(ends.filter(({ sent }) => sent > 1)).toEqual([]);
    expect(ends.filter(({ told }) => told !== 1)).toEqual([]);
    expect(ends.filter(({ sent }) => sent === 1).length).toBeGreaterThan(10);
    expect(rekindle.stack.deadLetters()).toEqual([]);
    expect(await rekindle.verify()).toEqual([]);
  });
});

const conflictOf = ({ body }: AwsCall): FaultAnswer => {
  const items = typeof body === 'object' && body !== null ? Reflect.get(body, 'TransactItems') : undefined;
  return conflict(Array.isArray(items) ? items.length : 1);
};

/** Whose mail a call of the sender is about; the readers of the stream and of SES's events are left out. */
function senderCallOf(call: AwsCall, ids: ReadonlyMap<string, number>): string | undefined {
  if (!['sesv2', 'dynamodb'].includes(call.service)) return undefined;
  const body = JSON.stringify(call.body);
  if (
    /KPI#|COUNTER|DataTimeline[^"]*","Key|leads|UpdateExpression/.test(body) &&
    call.operation !== 'TransactWriteItems'
  )
    return undefined;
  return [...ids.keys()].find((id) => body.includes(id));
}

const campaignOn = (tag: string) => ({
  name: tag,
  continuous: false,
  segment: { id: `tag-${tag}`, name: { ja: tag, en: tag }, conditions: [{ field: 'tag', oneOf: [tag] }] },
});

describe('the mail queue', () => {
  it('may deliver a message many times: one mail goes out', async () => {
    rekindle.disturbWhen(({ body }) =>
      body.includes('"step"') ? { kind: 'repeat', times: 4, delaySeconds: 0 } : undefined,
    );
    await rekindle.people('repeated', { email: 'repeated@repeated.example' });

    await rekindle.launch('repeated');

    expect(mailsTo(rekindle.stack, 'repeated@repeated.example')).toHaveLength(1);
    expect(await stepOf(rekindle, 'repeated@repeated.example')).toMatchObject({ nextStep: 1 });
  });

  it('may lose a message: the mail is due again after its lease', async () => {
    let lost = 0;
    rekindle.disturbWhen(({ body }) =>
      body.includes('"step"') && lost++ === 0 ? { kind: 'lose' } : undefined,
    );
    await rekindle.people('dropped', { email: 'dropped@dropped.example' });

    await rekindle.launch('dropped');
    const atOnce = mailsTo(rekindle.stack, 'dropped@dropped.example').length;
    await rekindle.advance(40 * MINUTE);

    expect(atOnce).toBe(0);
    expect(mailsTo(rekindle.stack, 'dropped@dropped.example')).toHaveLength(1);
  });
});

describe('a sequence', () => {
  it(
    'sends its three mails in five weeks, each once, also after an unconfirmed one',
    { timeout: 60_000 },
    async () => {
      const address = 'whole@whole.example';
      const patient = await startRekindle({ canFail: true, tickMinutes: 1440, isAlwaysOpen: true });
      await patient.people('whole', { email: address });
      const fault = strikes('before', toSes, silence);
      patient.failWhen(fault.hook);

      await patient.launch('whole');
      await patient.advance(40 * DAY);

      expect(fault.struck()).toBe(1);
      const customerId = customerOf(mailTo(patient.stack, address));
      const { facts } = await patient.lead(customerId);
      expect(facts.filter(({ kind }) => kind === 'mailUnconfirmed')).toHaveLength(1);
      expect(mailsTo(patient.stack, address)).toHaveLength(2);
      expect(await stepOf(patient, address)).toMatchObject({ state: 'done' });
      expect(await patient.verify()).toEqual([]);
      await patient.close();
    },
  );
});
