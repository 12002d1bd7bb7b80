import { isDateFormat } from 'hucre';
import { unpack, type Bytes, type PackedPart } from './packed-file.ts';
import { readWholeXml, type Attributes, type XmlReader } from './read-xml.ts';
import { mostParts, mostStyles, TooLargeWorkbook } from './workbook-limits.ts';

/** A workbook but for its cells. */
export interface WorkbookOutline {
  readonly sheets: readonly {
    readonly name: string;
    readonly isHidden: boolean;
    readonly part: PackedPart;
  }[];
  readonly sharedTexts: PackedPart | undefined;
  /** Whether a style, by its number, shows numbers as dates or times. */
  readonly isDate: (style: number) => boolean;
  /** How a style shows whole numbers as codes, `00000` or `000-0000`; undefined where it shows them as numbers. */
  readonly codeMask: (style: number) => string | undefined;
  /** Days are counted from 1904, as on an old Macintosh. */
  readonly countsFrom1904: boolean;
}

/** Reads what stands around the cells: which sheets there are, where their parts lie, which styles are dates. */
export async function readOutline(file: Bytes, parts: readonly PackedPart[]): Promise<WorkbookOutline> {
  const byName = new Map(parts.map((part) => [part.name, part]));
  const read = async (name: string | undefined, reader: XmlReader): Promise<void> => {
    const part = name === undefined ? undefined : byName.get(name);
    if (part !== undefined) await readWholeXml(unpack(file, part), reader);
  };
  const partOf = async (name: string): Promise<string | undefined> =>
    (await relationsOf('', '_rels/.rels', read)).find(({ type }) => type === name)?.target;
  const workbook = await partOf('officeDocument');
  if (workbook === undefined || !byName.has(workbook)) throw new Error('the workbook has no part of its own');
  const [, folder = '', own = workbook] = /^(.*)\/([^/]+)$/.exec(workbook) ?? [];
  const relations = await relationsOf(folder, `${folder === '' ? '' : `${folder}/`}_rels/${own}.rels`, read);
  const { sheets, countsFrom1904 } = await sheetsIn(workbook, read);
  const targetOf = (type: string): string | undefined =>
    relations.find((relation) => relation.type === type)?.target;
  const unread = new Map(byName);
  return {
    sheets: sheets.flatMap(({ relation, ...sheet }) => {
      const { type, target = '' } = relations.find(({ id }) => id === relation) ?? {};
      // A chart may stand on a sheet of its own.
      if (type !== undefined && type !== 'worksheet') return [];
      const part = unread.get(target);
      if (part === undefined || !unread.delete(target)) throw new Error('a sheet has no part of its own');
      return [{ ...sheet, part }];
    }),
    sharedTexts: byName.get(targetOf('sharedStrings') ?? ''),
    ...(await stylesIn(targetOf('styles'), read)),
    countsFrom1904,
  };
}

type Read = (name: string | undefined, reader: XmlReader) => Promise<void>;

interface Relation {
  readonly id: string;
  /** The last word of its address: those of strict and of usual workbooks end alike. */
  readonly type: string;
  readonly target: string;
}

async function relationsOf(folder: string, name: string, read: Read): Promise<readonly Relation[]> {
  const relations: Relation[] = [];
  await read(name, {
    open: (element, { Id = '', Type = '', Target = '' }) => {
      if (element !== 'Relationship') return;
      if (relations.length >= mostParts) throw new TooLargeWorkbook();
      relations.push({
        id: Id,
        type: Type.slice(Type.lastIndexOf('/') + 1),
        target: placeIn(folder, Target),
      });
    },
  });
  return relations;
}

function placeIn(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = folder.split('/').filter(Boolean);
  for (const step of target.split('/').filter(Boolean))
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  return steps.join('/');
}

interface NamedSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly relation: string;
}

async function sheetsIn(
  workbook: string,
  read: Read,
): Promise<{ readonly sheets: readonly NamedSheet[]; readonly countsFrom1904: boolean }> {
  const sheets: NamedSheet[] = [];
  let countsFrom1904 = false;
  await read(workbook, {
    open: (element, attributes) => {
      if (element === 'workbookPr') countsFrom1904 = isTrue(attributes['date1904']);
      if (element !== 'sheet') return;
      if (sheets.length >= mostParts) throw new TooLargeWorkbook();
      const { name = '', state } = attributes;
      const relation = relationIn(attributes);
      if (name !== '' && relation !== '')
        sheets.push({ name, isHidden: state === 'hidden' || state === 'veryHidden', relation });
    },
  });
  return { sheets, countsFrom1904 };
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** `r:id`, whatever the prefix. */
const relationIn = (attributes: Attributes): string =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';

/** Formats of Excel are known by their numbers; a workbook's own by what they say. */
async function stylesIn(
  name: string | undefined,
  read: Read,
): Promise<Pick<WorkbookOutline, 'isDate' | 'codeMask'>> {
  const ownFormats = new Map<string, string>();
  const formatOfStyles: string[] = [];
  let within: string | undefined;
  await read(name, {
    open: (element, { numFmtId = '0', formatCode = '' }) => {
      if (ownFormats.size + formatOfStyles.length > mostStyles) throw new TooLargeWorkbook();
      if (element === 'numFmts' || element === 'cellXfs') within = element;
      else if (element === 'numFmt' && within === 'numFmts') ownFormats.set(numFmtId, formatCode);
      else if (element === 'xf' && within === 'cellXfs') formatOfStyles.push(numFmtId);
    },
    close: (element) => {
      if (element === within) within = undefined;
    },
  });
  const areDates = formatOfStyles.map((id) => isDateFormat(ownFormats.get(id) ?? id));
  const masks = formatOfStyles.map((id) => codeMaskOf(ownFormats.get(id) ?? ''));
  return { isDate: (style) => areDates[style] ?? false, codeMask: (style) => masks[style] };
}

/** Of a format of zeros and dashes alone, such as `00000` or `000\\-0000`, for whole numbers: a customer's number, a postcode. */
function codeMaskOf(format: string): string | undefined {
  const [ofPositive = ''] = format.split(';');
  const mask = ofPositive.replaceAll(/\[[^\]]*\]|[\\"']/g, '');
  return /^0[0-]*0$/.test(mask) ? mask : undefined;
}
