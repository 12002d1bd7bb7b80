import { crc32, deflateRawSync } from 'node:zlib';

/** A file in a ZIP. `claims`: the unpacked size that its directory tells. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly claims?: number;
}

/** A ZIP file, as PKWARE's APPNOTE describes it. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims } of entries) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const sizes = [crc32(plain), packed.length, claims ?? plain.length] as const;
    const local = header(0x04034b50, 30, name, sizes, 14);
    files.push(local, packed);
    const central = header(0x02014b50, 46, name, sizes, 16);
    central.writeUInt32LE(offset, 42);
    directory.push(central);
    offset += local.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...files, ...directory, end]));
}

/** A header of either kind: the sizes and the name's length stand 12 bytes apart in both. */
function header(
  signature: number,
  length: number,
  name: string,
  [checksum, packed, plain]: readonly [number, number, number],
  sizesAt: number,
): Buffer {
  const encoded = Buffer.from(name);
  const fixed = Buffer.alloc(length);
  fixed.writeUInt32LE(signature, 0);
  fixed.writeUInt16LE(20, 4);
  if (length === 46) fixed.writeUInt16LE(20, 6);
  fixed.writeUInt16LE(8, sizesAt - 6);
  fixed.writeUInt32LE(checksum, sizesAt);
  fixed.writeUInt32LE(packed, sizesAt + 4);
  fixed.writeUInt32LE(plain, sizesAt + 8);
  fixed.writeUInt16LE(encoded.length, sizesAt + 12);
  return Buffer.concat([fixed, encoded]);
}

/** A sheet whose rows are XML as Excel writes it: `<c r="A1" ...>`. */
export interface RawSheet {
  readonly name: string;
  readonly rows: readonly string[];
  readonly isHidden?: boolean;
  /** Such as A2:A4. */
  readonly merged?: readonly string[];
  /** Numbers of rows, from 1, that a filter hides. */
  readonly hiddenRows?: readonly number[];
}

/**
 * A workbook as Excel keeps it: shared strings given as the inner XML of their `<si>`, number formats by their code (the
 * n-th is style n + 1). `changed`: a part as it is written instead.
 */
export function rawWorkbook(
  sheets: readonly RawSheet[],
  strings: readonly string[] = [],
  formats: readonly string[] = [],
  changed: (part: ZipEntry) => ZipEntry = (part) => part,
): Uint8Array {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const parts: ZipEntry[] = sheets.map(({ rows, merged = [], hiddenRows = [] }, index) => ({
    name: `xl/worksheets/sheet${index + 1}.xml`,
    content: `<worksheet ${main}><sheetData>${rows
      .map((cells, row) =>
        cells === ''
          ? ''
          : `<row r="${row + 1}"${hiddenRows.includes(row + 1) ? ' hidden="1"' : ''}>${cells}</row>`,
      )
      .join('')}</sheetData>${
      merged.length === 0
        ? ''
        : `<mergeCells count="${merged.length}">${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
    }</worksheet>`,
  }));
  const all: ZipEntry[] = [
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${sheets
        .map(
          (_, index) =>
            `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
        )
        .join(
          '',
        )}<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${main} xmlns:r="${rel}"><sheets>${sheets
        .map(
          ({ name, isHidden }, index) =>
            `<sheet name="${name}" sheetId="${index + 1}"${isHidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
        .map(
          (_, index) =>
            `<Relationship Id="rId${index + 1}" Type="${rel}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="rId90" Type="${rel}/styles" Target="styles.xml"/><Relationship Id="rId91" Type="${rel}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet ${main}><numFmts count="${formats.length}">${formats
        .map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`)
        .join('')}</numFmts><cellXfs count="${formats.length + 1}"><xf numFmtId="0"/>${formats
        .map((_, index) => `<xf numFmtId="${164 + index}" applyNumberFormat="1"/>`)
        .join('')}</cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst ${main} count="${strings.length}" uniqueCount="${strings.length}">${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    },
    ...parts,
  ];
  return zipOf(all.map(changed));
}

/** Cells of one row as text, from column A on; blank ones are not kept, as Excel keeps none. */
export const texts = (row: number, ...cells: readonly string[]): string =>
  cells
    .map((cell, index) =>
      cell === ''
        ? ''
        : `<c r="${String.fromCharCode(65 + index)}${row}" t="inlineStr"><is><t>${cell}</t></is></c>`,
    )
    .join('');
