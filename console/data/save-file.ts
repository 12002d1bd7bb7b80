/** Hands an Excel workbook, in base64, to the browser as a file. */
export function saveWorkbook(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  save(name, new Blob([bytes], { type }));
}

/** Hands a CSV to the browser as a file; the mark at its beginning lets Excel read it as UTF-8. */
export function saveCsv(name: string, csv: string): void {
  const text = csv.startsWith('\ufeff') ? csv : `\ufeff${csv}`;
  save(name, new Blob([text], { type: 'text/csv;charset=utf-8' }));
}

function save(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
