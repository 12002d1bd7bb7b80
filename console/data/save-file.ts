/** Hands a CSV to the browser as a file; the mark at its beginning lets Excel read it as UTF-8. */
export function saveCsv(name: string, csv: string): void {
  const text = csv.startsWith('\ufeff') ? csv : `\ufeff${csv}`;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
