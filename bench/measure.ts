const AT_ONCE = 10;

/** Events a second, and CPU seconds of this process per 1,000 events. */
export interface Sample {
  readonly perSecond: number;
  readonly cpuSecondsPer1000: number;
}

/** Runs units of work, so many at once, and measures events a second and CPU seconds per 1,000 events of this process. */
export async function measure(
  units: number,
  eventsPerUnit: number,
  work: (unit: number) => Promise<void>,
): Promise<Sample> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  for (let from = 0; from < units; from += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, units - from) }, (_, index) => work(from + index)),
    );
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const events = units * eventsPerUnit;
  return { perSecond: events / seconds, cpuSecondsPer1000: (user + system) / 1e6 / (events / 1000) };
}
