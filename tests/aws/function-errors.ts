import * as z from 'zod';
import type { DeployedResource } from './deployment.ts';
import type { Emulator } from './emulator.ts';
import { sendSigned } from './send-signed.ts';

const eventsSchema = z.object({ events: z.array(z.object({ message: z.string() })).default([]) });

/** What the functions logged as errors, by function. */
export async function functionErrors(
  emulator: Emulator,
  resources: readonly DeployedResource[],
): Promise<readonly string[]> {
  const groups = resources.filter(({ type }) => type === 'AWS::Logs::LogGroup');
  const found = await Promise.all(
    groups.map(async ({ logicalId, physicalId }) => {
      const asked = JSON.stringify({ logGroupName: physicalId, limit: 10_000 });
      const headers = {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'Logs_20140328.FilterLogEvents',
      };
      const { text } = await sendSigned(emulator, 'logs', 'POST', '/', asked, { headers });
      const parsed = eventsSchema.safeParse(JSON.parse(text));
      return (parsed.data?.events ?? [])
        .filter(({ message }) => /"level":"ERROR"|Task timed out|"errorType"/.test(message))
        .map(({ message }) => `${logicalId}: ${message.slice(0, 1500)}`);
    }),
  );
  return found.flat();
}
