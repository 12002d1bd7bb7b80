import type { Operation, Recognise, RecognisedCall } from './aws-endpoint.ts';
import { AwsFault } from './aws-fault.ts';
import { jsonAnswer } from './http-exchange.ts';

/** Recognises the calls of a service that names its operation in `x-amz-target: <prefix>.<operation>`. */
export function jsonService(
  service: RecognisedCall['service'],
  prefix: string,
  operations: Readonly<Record<string, Operation>>,
): Recognise {
  return (request) => {
    const target = String(request.headers['x-amz-target'] ?? '');
    if (!target.startsWith(`${prefix}.`)) return undefined;
    const operation = target.slice(prefix.length + 1);
    const input: unknown = request.body.length === 0 ? {} : JSON.parse(request.body.toString('utf8'));
    return {
      service,
      operation,
      input,
      perform: async () => {
        const perform = operations[operation];
        if (perform === undefined) {
          throw new AwsFault(
            'UnknownOperationException',
            `The local stack does not know ${service} ${operation}.`,
          );
        }
        return jsonAnswer(await perform(input), 200, { 'content-type': 'application/x-amz-json-1.0' });
      },
    };
  };
}
