import * as z from 'zod';
import type { Recognise } from '../aws/aws-endpoint.ts';
import { AwsFault } from '../aws/aws-fault.ts';
import type { HttpRequest } from '../aws/http-exchange.ts';
import { jsonAnswer } from '../aws/http-exchange.ts';
import { parseInput } from '../aws/parse-input.ts';
import type { ConfigurationSet } from './configuration-sets.ts';
import { parseSendRequest } from './send-request.ts';
import { accountAnswer, identityAnswer } from './ses-account.ts';
import type { SesOptions, SesService } from './ses-service.ts';
import type { SuppressedDestination, SuppressionList } from './suppression-list.ts';

interface SesApiParts {
  readonly ses: SesService;
  readonly suppression: SuppressionList;
  readonly sets: ReadonlyMap<string, ConfigurationSet>;
  readonly options: SesOptions;
  /** The tenants that the stack makes. */
  readonly tenants?: ReadonlySet<string>;
}

interface SesOperation {
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  readonly perform: (input: unknown, parameter: string, request: HttpRequest) => unknown;
}

const tenantSchema = z.looseObject({ TenantName: z.string().nullish() });
const suppressSchema = z.looseObject({ EmailAddress: z.string(), Reason: z.enum(['BOUNCE', 'COMPLAINT']) });

/** SESv2 as the SDK sees it: the operations the product uses, by method and path. */
export function sesApi(parts: SesApiParts): Recognise {
  const operations = createOperations(parts);
  return (request) => {
    const path = request.url.pathname.replace(/\/$/, '');
    if (!path.startsWith('/v2/email/')) return undefined;
    const found = operations.find(
      ({ method, path: pattern }) => method === request.method && pattern.test(path),
    );
    const input: unknown = request.body.length === 0 ? {} : JSON.parse(request.body.toString('utf8'));
    return {
      service: 'sesv2',
      operation: found?.name ?? `${request.method} ${path}`,
      input,
      perform: async () => {
        if (found === undefined)
          throw new AwsFault(
            'UnknownOperationException',
            `The local SES does not know ${request.method} ${path}.`,
          );
        const parameter = decodeURIComponent(found.path.exec(path)?.[1] ?? '');
        return jsonAnswer(await found.perform(input, parameter, request));
      },
    };
  };
}

function createOperations({
  ses,
  suppression,
  sets,
  options,
  tenants = new Set(),
}: SesApiParts): readonly SesOperation[] {
  const suppressed = /^\/v2\/email\/suppression\/addresses\/([^/]+)$/;
  return [
    {
      name: 'SendEmail',
      method: 'POST',
      path: /^\/v2\/email\/outbound-emails$/,
      perform: async (input) => {
        const request = await parseSendRequest(input);
        const { TenantName: tenant } = tenantSchema.parse(input);
        if (tenant != null && !tenants.has(tenant)) throw notFound(`Tenant ${tenant} does not exist.`);
        return { MessageId: ses.send(request).messageId };
      },
    },
    {
      name: 'GetAccount',
      method: 'GET',
      path: /^\/v2\/email\/account$/,
      perform: () => account(ses, options),
    },
    {
      name: 'GetEmailIdentity',
      method: 'GET',
      path: /^\/v2\/email\/identities\/([^/]+)$/,
      perform: (_input, name) => {
        const found = identityAnswer(options, name);
        if (found === undefined) throw notFound(`Email identity ${name} does not exist.`);
        return found;
      },
    },
    {
      name: 'PutSuppressedDestination',
      method: 'PUT',
      path: /^\/v2\/email\/suppression\/addresses$/,
      perform: (input) => {
        const { EmailAddress, Reason } = parseInput(suppressSchema, input, 'BadRequestException');
        suppression.put(EmailAddress, Reason);
        return {};
      },
    },
    {
      name: 'ListSuppressedDestinations',
      method: 'GET',
      path: /^\/v2\/email\/suppression\/addresses$/,
      perform: (_input, _parameter, { url }) => {
        const reasons = url.searchParams.getAll('Reason');
        const listed = suppression
          .list()
          .filter(({ reason }) => reasons.length === 0 || reasons.includes(reason));
        return { SuppressedDestinationSummaries: listed.map(toWire) };
      },
    },
    {
      name: 'GetSuppressedDestination',
      method: 'GET',
      path: suppressed,
      perform: (_input, address) => {
        const found = suppression.get(address);
        if (found === undefined)
          throw notFound(`Email address ${address} does not exist on your suppression list.`);
        return { SuppressedDestination: toWire(found) };
      },
    },
    {
      name: 'DeleteSuppressedDestination',
      method: 'DELETE',
      path: suppressed,
      perform: (_input, address) => {
        if (!suppression.remove(address))
          throw notFound(`Email address ${address} does not exist on your suppression list.`);
        return {};
      },
    },
    {
      name: 'GetTenant',
      method: 'POST',
      path: /^\/v2\/email\/tenants\/get$/,
      perform: (input) => {
        const { TenantName } = tenantSchema.parse(input);
        if (TenantName == null || !tenants.has(TenantName))
          throw notFound(`Tenant ${TenantName ?? ''} does not exist.`);
        return { Tenant: { TenantName, SendingStatus: 'ENABLED' } };
      },
    },
    {
      name: 'GetConfigurationSet',
      method: 'GET',
      path: /^\/v2\/email\/configuration-sets\/([^/]+)$/,
      perform: (_input, name) => {
        const set = sets.get(name);
        if (set === undefined) throw notFound(`Configuration set <${name}> does not exist.`);
        return {
          ConfigurationSetName: set.name,
          SendingOptions: { SendingEnabled: set.sendingEnabled },
          SuppressionOptions: { SuppressedReasons: set.suppressedReasons },
        };
      },
    },
  ];
}

function account(ses: SesService, options: SesOptions) {
  const { maximumSendRate = 14, maximum24HourSend = 50_000 } = options;
  return {
    ...accountAnswer(options),
    SendQuota: {
      Max24HourSend: maximum24HourSend,
      MaxSendRate: maximumSendRate,
      SentLast24Hours: ses.sentLast24Hours(),
    },
    SuppressionAttributes: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
  };
}

function toWire({ address, reason, at }: SuppressedDestination) {
  return { EmailAddress: address, Reason: reason, LastUpdateTime: at / 1000 };
}

function notFound(message: string): AwsFault {
  return new AwsFault('NotFoundException', message, 404);
}
