import { isbot } from 'isbot';
import type { AgentClass } from './verdict.ts';

const IMAGE_PROXIES = /GoogleImageProxy|YahooMailProxy|Edge\/12\.246 Mozilla\/5\.0$|Edge\/12\.246$/;
const SCANNERS =
  /barracuda|proofpoint|mimecast|safelinks|symantec|forcepoint|trend ?micro|fireeye|ironport|cloudmark|headless|phantomjs|python|curl|wget|go-http|java\/|okhttp|libwww|node-fetch|axios|urlscan|virustotal/i;

/**
 * Classifies a user agent. Apple's prefetch says exactly "Mozilla/5.0", or stops after "(KHTML, like Gecko)";
 * isbot alone would drop every Gmail and Yahoo open and would let an empty agent pass.
 */
export function classifyAgent(userAgent: string | undefined): AgentClass {
  const agent = userAgent?.trim() ?? '';
  const known = classified.get(agent);
  if (known !== undefined) return known;
  const found = classify(agent);
  if (classified.size >= REMEMBERED_AGENTS) classified.clear();
  classified.set(agent, found);
  return found;
}

/** The same agents come again and again, and the pattern of all bots is long. */
const classified = new Map<string, AgentClass>();
const REMEMBERED_AGENTS = 1_000;

function classify(agent: string): AgentClass {
  if (agent === '') return 'none';
  if (IMAGE_PROXIES.test(agent)) return 'image-proxy';
  if (agent === 'Mozilla/5.0' || agent.endsWith('(KHTML, like Gecko)')) return 'prefetch';
  if (SCANNERS.test(agent) || isbot(agent)) return 'scanner';
  return 'browser';
}
