import * as z from 'zod';
import type { StackTemplate } from '../template/read-template.ts';
import { physicalName, resourceArn } from '../template/resource-names.ts';
import type { Resolve } from '../template/resolve-intrinsics.ts';
import type { SesEventType } from './event-types.ts';
import { SES_EVENT_TYPES } from './event-types.ts';

const setSchema = z.looseObject({
  SuppressionOptions: z.looseObject({ SuppressedReasons: z.array(z.string()).optional() }).optional(),
  SendingOptions: z
    .looseObject({ SendingEnabled: z.boolean().default(true) })
    .default({ SendingEnabled: true }),
});
const destinationSchema = z.looseObject({
  ConfigurationSetName: z.string(),
  EventDestination: z.looseObject({
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.looseObject({ EventBusArn: z.string() }).optional(),
  }),
});

/** A configuration set: which events it sends to the default bus, and which reasons keep its mails back. */
export interface ConfigurationSet {
  readonly name: string;
  readonly arn: string;
  readonly eventTypes: ReadonlySet<SesEventType>;
  /** Undefined: those of the account. */
  readonly suppressedReasons: readonly string[] | undefined;
  readonly sendingEnabled: boolean;
}

/** Reads the configuration sets and their event destinations. */
export function readConfigurationSets(
  template: StackTemplate,
  resolve: Resolve,
): ReadonlyMap<string, ConfigurationSet> {
  const destinations = template
    .ofType('AWS::SES::ConfigurationSetEventDestination')
    .map(({ properties }) => destinationSchema.parse(resolve(properties)))
    .filter(
      ({ EventDestination }) =>
        EventDestination.Enabled && EventDestination.EventBridgeDestination !== undefined,
    );
  const sets = template.ofType('AWS::SES::ConfigurationSet').map((resource) => {
    const { SuppressionOptions, SendingOptions } = setSchema.parse(resolve(resource.properties));
    const name = physicalName(resource);
    const types = destinations
      .filter(({ ConfigurationSetName }) => ConfigurationSetName === name)
      .flatMap(({ EventDestination }) => EventDestination.MatchingEventTypes.map(eventType));
    return {
      name,
      arn: resourceArn(resource),
      eventTypes: new Set(types),
      suppressedReasons: SuppressionOptions?.SuppressedReasons,
      sendingEnabled: SendingOptions.SendingEnabled,
    };
  });
  return new Map(sets.map((set) => [set.name, set]));
}

/** The template writes `deliveryDelay` or `DELIVERY_DELAY` for what the event calls DeliveryDelay. */
function eventType(text: string): SesEventType {
  const found = SES_EVENT_TYPES.find((type) => plain(type) === plain(text));
  if (found === undefined) throw new Error(`SES has no event type ${text}.`);
  return found;
}

function plain(name: string): string {
  return name.replaceAll(/[_ ]/g, '').toLowerCase();
}

/** The names of the tenants that mails may be sent as. */
export const readTenants = (template: StackTemplate, resolve: Resolve): ReadonlySet<string> =>
  new Set(
    template
      .ofType('AWS::SES::Tenant')
      .map(
        ({ properties }) => z.looseObject({ TenantName: z.string() }).parse(resolve(properties)).TenantName,
      ),
  );
