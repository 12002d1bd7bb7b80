import { openEventBus } from '../shared/adapters/event-bus.ts';
import { openQueue } from '../shared/adapters/queue.ts';
import { loadConfig } from '../shared/runtime/load-config.ts';
import { factHandler } from '../shared/runtime/stream-pipeline.ts';
import { configSchema } from './config.ts';
import { publishFacts } from './publish-facts.ts';

const config = loadConfig(configSchema);
const publish = publishFacts({
  bus: openEventBus(config.BUS_NAME),
  engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL),
});

export const handler = factHandler((facts) => publish(facts.map(({ fact }) => fact)));
