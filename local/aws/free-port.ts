import type { Server } from 'node:http';
import { createServer } from 'node:net';

const HOST = '127.0.0.1';

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, HOST, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Throws one sentence that names the port, who wants it and the option that changes it. */
export async function checkPortIsFree(port: number, what: string, option: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause) => reject(new PortTakenError(port, what, option, cause)));
    probe.listen(port, HOST, () => probe.close(() => resolve()));
  });
}

/** Listens on this machine only; 0 takes any free port. Answers the port. */
export async function listenLocally(
  server: Server,
  port: number,
  what: string,
  option: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new PortTakenError(port, what, option, cause)));
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** A port that somebody else holds. `option` is the start option that chooses another. */
export class PortTakenError extends Error {
  readonly port: number;
  readonly option: string;

  constructor(port: number, what: string, option: string, cause: Error) {
    super(`Port ${port} for ${what} is taken (or not permitted); choose another with the option ${option}.`, {
      cause,
    });
    this.name = 'PortTakenError';
    this.port = port;
    this.option = option;
  }
}
