import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AwsCall, FaultAnswer } from '../../../local/aws/aws-fault.ts';
import { callOf, conflict, crash, silence, strikes, type Match } from '../../support/faults.ts';
import { customerOf, mailsTo, mailTo } from '../../support/inbox.ts';
import { openWorld } from '../support/world.ts';
import { DAY, HOUR, MINUTE, type Rekindle } from '../../support/rekindle.ts';
import { idOf, idsByAddress, mailsOf, stepOf } from '../../support/stored.ts';

let rekindle: Rekindle;
beforeAll(async () => {
  rekindle = await openWorld({ tickMinutes: 10, isAlwaysOpen: true });
});
afterAll(() => rekindle.close());
afterEach(() => {
  rekindle.failWhen(undefined);
  rekindle.disturbWhen(undefined);
});

const toSes: Match = (call) => call.service === 'sesv2' && call.operation === 'SendEmail';

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
      expect(await stepOf(rekindle, address)).toMatchObject({ at: 'case-study.wait', state: 'active' });
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
    rekindle.failWhen(undefined);

    // Each of the four calls of a mail, before and after it.
    expect(struck).toBeGreaterThanOrEqual(8);
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
    /KPI#|COUNTER|timeline[^"]*","Key|leads|UpdateExpression/.test(body) &&
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
    expect(await stepOf(rekindle, 'repeated@repeated.example')).toMatchObject({ at: 'case-study.wait' });
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
      const patient = await openWorld({ tickMinutes: 1440, isAlwaysOpen: true });
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
