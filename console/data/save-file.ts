const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Hands a file in base64, an Excel workbook by its name or a text, to the browser. */
export const saveBytes = (name: string, base64: string): void =>
  save(
    name,
    Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
    name.endsWith('.xlsx') ? workbookType : 'application/octet-stream',
  );

/** Hands JSON to the browser as a file. */
export const saveJson = (name: string, value: unknown): void =>
  save(name, `${JSON.stringify(value, undefined, 2)}\n`, 'application/json');

/** Hands a CSV to the browser as a file; the mark at its beginning lets Excel read it as UTF-8. */
export function saveCsv(name: string, csv: string): void {
  const text = csv.startsWith('\ufeff') ? csv : `\ufeff${csv}`;
  save(name, text, 'text/csv;charset=utf-8');
}

/** Has the browser fetch a file that lies elsewhere. */
export function openFile(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.click();
}

function save(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
