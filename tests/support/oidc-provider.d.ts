/** As much of oidc-provider as the tests use; it brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, Server, ServerResponse } from 'node:http';

  interface Details {
    readonly prompt: { readonly name: string };
  }
  interface Grant {
    readonly addOIDCScope: (scope: string) => void;
    readonly addResourceScope: (resource: string, scope: string) => void;
    readonly save: () => Promise<string>;
  }
  interface Context {
    readonly path: string;
    readonly req: IncomingMessage;
    readonly res: ServerResponse;
  }
  export class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: new (of: { readonly accountId: string; readonly clientId: string }) => Grant;
    readonly use: (layer: (context: Context, next: () => Promise<void>) => Promise<void>) => void;
    readonly listen: (port: number, host: string) => Server;
    readonly callback: () => (request: IncomingMessage, response: ServerResponse) => void;
    readonly interactionDetails: (request: IncomingMessage, response: ServerResponse) => Promise<Details>;
    readonly interactionFinished: (
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
      options?: object,
    ) => Promise<void>;
  }
}
