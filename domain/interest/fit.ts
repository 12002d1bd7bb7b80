import type { ScoringModel } from './scoring-model.ts';

/** What fit looks at. */
export interface FitFacts {
  readonly employees?: number | undefined;
  readonly industry?: string | undefined;
  readonly title?: string | undefined;
}

/** Below a department head, or beside one: 部長代理, 社長秘書, 部長付, 社長室 主任, and who was one (元部長). */
const JUNIOR =
  /部長代理|部長補佐|副部長|次長|担当部長|課長|係長|主任|代理|補佐|秘書|[長役]付(?![き属])|社長室(?!長)|取締役会|^元(?=[\p{Script=Han}]*[長役])/u;
const SENIOR_JA =
  /部長|本部長|事業部長|統括部長|役員|取締役|監査役|専務|常務|社長|会長|頭取|代表|理事長|院長|学長|校長|園長|事業主|オーナー|CEO|COO|CFO|CTO|CIO/;
const SENIOR_EN =
  /\b(chief|c[eotfim]o|president|vice president|s?vp|evp|director|general manager|gm|head of|department head|owner|founder|chair(?:man|woman|person)|managing partner|vorstand|inhaber(?:in)?|prokurist(?:in)?|directeur|directrice|pdg|gérante?|direttore|amministratore|gerente)\b|geschäftsführer|\bc\.[eotfim]\.o\b/i;
const JUNIOR_EN = /\b(assistant|deputy|associate|acting|secretary|former|retired)\b/i;

/** Department head and above (部長以上, R22): 部長代理, 副部長, 次長 and 担当部長 only where the model says so. */
export function isSenior(title: string | undefined, alsoSenior: readonly string[] = []): boolean {
  if (title === undefined || title === '') return false;
  const text = title.normalize('NFKC').trim();
  if (alsoSenior.some((also) => also !== '' && text.includes(also))) return true;
  if (JUNIOR.test(text) || JUNIOR_EN.test(text)) return false;
  return SENIOR_JA.test(text) || SENIOR_EN.test(text);
}

/** Points for size, industry and title (docs/rules.md#three-point-tables). Never decays. */
export function fitOf(facts: FitFacts, model: ScoringModel): number {
  const size = (facts.employees ?? 0) >= model.fitRules.minimumEmployees ? model.fit.size : 0;
  const industry = model.fitRules.targetIndustries.includes(facts.industry ?? '') ? model.fit.industry : 0;
  const title = isSenior(facts.title, model.fitRules.alsoSenior) ? model.fit.title : 0;
  return size + industry + title;
}

/** The interest at which this customer is hot: T = clamp(hotAt - fit, hotFloor, hotAt) (R3). */
export const thresholdOf = (fit: number, model: ScoringModel): number =>
  Math.min(Math.max(model.hotAt - fit, model.hotFloor), model.hotAt);
