import { describe, expect, it } from 'vitest';
import { createAgenda } from '../../local/clock/agenda.ts';
import { createStackClock } from '../../local/clock/stack-clock.ts';
import { parseSendRequest } from '../../local/ses/send-request.ts';
import { createSesService } from '../../local/ses/ses-service.ts';
import { createSuppressionList } from '../../local/ses/suppression-list.ts';

const startAt = new Date('2026-10-06T00:00:00.000Z');

/** An SES of two mails a second; `take` sends until one is refused, and says how many were not. */
async function slowSes(sliceSeconds: number) {
  const clock = createStackClock({ kind: 'virtual', startAt, sliceSeconds });
  const ses = createSesService({
    sets: new Map(),
    suppression: createSuppressionList(clock.now),
    clock,
    agenda: createAgenda(),
    awsUrl: '',
    options: { maximumSendRate: 2 },
    buses: { exists: () => true, put: () => '' },
  });
  const request = await parseSendRequest({
    FromEmailAddress: 'a@example.jp',
    Destination: { ToAddresses: ['b@example.jp'] },
    Content: { Simple: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } } },
  });
  const take = (): number => {
    for (let taken = 0; ; taken++)
      try {
        ses.send(request);
      } catch {
        return taken;
      }
  };
  return { take, clock };
}

describe('the rate of SES on one machine', () => {
  it('is that of a second', async () => {
    const { take, clock } = await slowSes(0);

    expect(take()).toBe(2);
    clock.jumpTo(startAt.getTime() + 1000);
    expect(take()).toBe(2);
  });

  it('is that of a slice where instants of a slice are one', async () => {
    const { take, clock } = await slowSes(300);

    expect(take()).toBe(600);
    clock.jumpTo(startAt.getTime() + 299_000);
    expect(take()).toBe(0);
    clock.jumpTo(startAt.getTime() + 300_000);
    expect(take()).toBe(600);
  });
});
