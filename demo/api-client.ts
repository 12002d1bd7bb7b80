import { problemSchema } from '../contract/problem.ts';

/** An answer of the API that is an error: said in the caller's language. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
  }
}

/** Calls the team API of a local stack. */
export async function callApi(api: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const isBytes = body instanceof Uint8Array || typeof body === 'string';
  const response = await fetch(`${api}${path}`, {
    method,
    headers: { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' },
    ...(body === undefined ? {} : { body: isBytes ? body : JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const problem = problemSchema.safeParse(answer);
  throw new ApiError(
    response.status,
    problem.data?.code ?? '',
    problem.data?.detail ?? `${method} ${path} answered ${response.status}`,
  );
}
