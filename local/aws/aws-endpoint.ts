import type { Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { FaultAnswer, FaultHook } from './aws-fault.ts';
import { AwsFault } from './aws-fault.ts';
import type { HttpAnswer, HttpRequest } from './http-exchange.ts';
import { jsonAnswer, namesThisMachine, readRequest, writeAnswer } from './http-exchange.ts';

/** An operation of a service: takes the call's input and answers its output. */
export type Operation = (input: unknown) => unknown;

/** A call that has been recognised: what it is called, its input, and how it is performed. */
export interface RecognisedCall {
  readonly service: 'cognito-idp' | 'dynamodb' | 'events' | 's3' | 'secretsmanager' | 'sesv2' | 'sqs';
  readonly operation: string;
  readonly input: unknown;
  readonly perform: () => Promise<HttpAnswer>;
}

/** Recognises the calls of one service, or leaves them to the next. */
export type Recognise = (request: HttpRequest) => RecognisedCall | undefined;

/** Pages beside the API: the mailbox and the tracking links. */
export type Page = (request: HttpRequest) => Promise<HttpAnswer | undefined> | HttpAnswer | undefined;

interface EndpointParts {
  readonly services: readonly Recognise[];
  readonly pages: readonly Page[];
  readonly now: () => number;
  readonly fault: FaultHook | undefined;
}

/** Makes the server behind AWS_ENDPOINT_URL; `attach` gives it its services once they exist. */
export function createAwsEndpoint(): {
  readonly server: Server;
  readonly attach: (parts: EndpointParts) => void;
} {
  // An idle connection is ended by the client alone (as in ../api/http-api.ts).
  const server = createServer({ keepAliveTimeout: 0 });
  return {
    server,
    attach: (parts) => {
      server.on('request', (request, response) => {
        readRequest(request)
          .then(async (read) => answer(parts, read))
          .then((answered) => finish(parts, response, answered))
          .catch((error: unknown) => finish(parts, response, failure(error)));
      });
    },
  };
}

type Answered = HttpAnswer | { readonly disconnectAfter: number };

/** The date is the stack's: the SDK compares it with the function's, which is the stack's too. */
function finish({ now }: EndpointParts, response: ServerResponse, answered: Answered): void {
  if ('disconnectAfter' in answered) {
    setTimeout(() => response.destroy(), answered.disconnectAfter);
    return;
  }
  response.setHeader('date', new Date(now()).toUTCString());
  writeAnswer(response, answered);
}

async function answer(parts: EndpointParts, request: HttpRequest): Promise<Answered> {
  if (!namesThisMachine(request))
    return jsonAnswer({ message: 'This server answers to 127.0.0.1 and localhost only.' }, 403);
  for (const recognise of parts.services) {
    const call = recognise(request);
    if (call !== undefined) return performCall(call, parts.fault);
  }
  for (const page of parts.pages) {
    const shown = await page(request);
    if (shown !== undefined) return shown;
  }
  const target = request.headers['x-amz-target'];
  const name = typeof target === 'string' ? target : `${request.method} ${request.url.pathname}`;
  throw new AwsFault('UnknownOperationException', `The local stack does not know the operation ${name}.`);
}

async function performCall(call: RecognisedCall, fault: FaultHook | undefined): Promise<Answered> {
  const { service, operation, input: body } = call;
  const before = fault?.({ service, operation, body, phase: 'before' });
  if (before !== undefined) return faultAnswer(before);
  const answered = await call.perform().catch(failure);
  const after = fault?.({ service, operation, body, phase: 'after' });
  return after === undefined ? answered : faultAnswer(after);
}

function faultAnswer(fault: FaultAnswer): Answered {
  if (fault.kind === 'timeout') return { disconnectAfter: fault.afterMilliseconds ?? 0 };
  const { type, message = 'injected fault', status, details } = fault;
  return jsonAnswer({ __type: type, message, ...details }, status, { 'x-amzn-errortype': type });
}

function failure(error: unknown): HttpAnswer {
  const fault =
    error instanceof AwsFault
      ? error
      : new AwsFault('InternalFailure', error instanceof Error ? error.message : String(error), 500);
  return jsonAnswer({ __type: fault.type, message: fault.message }, fault.status, {
    'x-amzn-errortype': fault.type,
  });
}
