import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FaultAnswer } from '../../local/aws/aws-fault.ts';
import { silence, strikes, type Match } from '../support/faults.ts';
import { mailsTo } from '../support/inbox.ts';
import { startRekindle } from '../support/rekindle-stack.ts';
import { HOUR, MINUTE, type Rekindle } from '../support/rekindle.ts';
import { idOf, mailsOf, stepOf } from '../support/stored.ts';

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
    expect(await stepOf(rekindle, address)).toMatchObject({ at: 'case-study.wait', state: 'active' });
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
    expect(await stepOf(rekindle, address)).toMatchObject({ at: 'case-study.wait' });
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
    expect(await stepOf(rekindle, address)).toMatchObject({ at: 'case-study.wait', state: 'active' });
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
