import { isbot } from 'isbot';
import type { AgentClass } from './verdict.ts';

const IMAGE_PROXIES = /GoogleImageProxy|YahooMailProxy|Edge\/12\.246 Mozilla\/5\.0$|Edge\/12\.246$/;
const SCANNERS =
  /barracuda|proofpoint|mimecast|safelinks|symantec|forcepoint|trend ?micro|fireeye|ironport|cloudmark|headless|phantomjs|python|curl|wget|go-http|java\/|okhttp|libwww|node-fetch|axios|urlscan|virustotal|content-sampling|forti(?:guard|sandbox|mail)|sophos|zscaler|tmufe|smartscreen|google-safety|facebookexternalhit|^whatsapp\/|webdav|com\.apple\.webkit\.networking|^cfnetwork\/|^(?:node|undici|ruby|bun|deno|dart|guzzle|typhoeus)(?:http)?(?:$|[/ ])/i;
/** Programs in which people read mail. Some have agents that look like those of scripts. */
const MAIL_PROGRAMS =
  /^(?:Microsoft )?Outlook(?:-(?:Android|iOS))?\b|eM ?Client|Thunderbird|Microsoft (?:Office|Outlook)|MSOffice|AppleMail|Apple ?Mail|^Mail\/|Airmail|\bSpark\b|Postbox|Becky|Shuriken|Sylpheed|BlueMail|K-9|SamsungEmail|Samsung Email|Superhuman|Mailspring|Evolution|Lotus-?Notes|^Gmail\b|YahooMobileMail|Edison/i;
/** How agents of browsers begin, those of Japanese telephones too. */
const BROWSERS =
  /^(?:mozilla|opera|docomo|kddi|up\.browser|softbank|vodafone|j-phone|blackberry|nokia|samsung)/i;
/** Names that programs give themselves. */
const SURE =
  /bot(?![a-z])|bots\b|crawl|spider|slurp|scan|preview|prefetch|monitor|check(?:er)?\b|validat|fetch|scrap|archiv|index|verif|security|protect|gateway|filter|lib|http|client\/|ruby|perl|php|postman|insomnia|puppeteer|playwright|selenium|lighthouse|phantom|proxy/i;

/**
 * Classifies a user agent. Apple's prefetch says exactly "Mozilla/5.0"; an agent that stops after "(KHTML, like
 * Gecko)" is Apple's prefetch or a mail program that shows pages. isbot alone would drop every Gmail and Yahoo open and would let an empty agent pass.
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
  if (agent === 'Mozilla/5.0') return 'prefetch';
  if (SCANNERS.test(agent)) return 'scanner';
  if (MAIL_PROGRAMS.test(agent)) return 'browser';
  if (agent.endsWith('(KHTML, like Gecko)')) return 'bare-webkit';
  // The pattern of all bots also matches what it merely does not know.
  if (isbot(agent)) return SURE.test(agent) ? 'scanner' : 'unclear';
  return BROWSERS.test(agent) ? 'browser' : 'unclear';
}
