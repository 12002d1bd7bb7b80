import { openEventBus } from '../../platform/event-bus.ts';
import { openQueue } from '../../platform/queue.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { factsIn } from '../../app/kernel/read-facts.ts';
import { streamHandler } from '../../platform/stream-pipeline.ts';
import { configSchema } from './config.ts';
import { publishFacts } from '../../app/timeline/publish-facts.ts';

const config = loadConfig(configSchema);
const publish = publishFacts({
  bus: openEventBus(config.BUS_NAME),
  engagementQueue: openQueue(config.ENGAGEMENT_QUEUE_URL),
});

export const handler = streamHandler((items) => publish(factsIn(items)));
