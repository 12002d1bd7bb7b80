import { expect, it } from 'vitest';
import { heldBytes } from '../../../platform/workbook/packed-file.ts';
import { openWorkbook } from '../../../platform/workbook/read-workbook.ts';
import { rawWorkbook } from '../../support/workbook.ts';

/** The text of a cell that holds a number and has a format of the workbook's own. */
async function shownAs(number: string, format: string): Promise<string | undefined> {
  const rows = [`<c r="A1" s="1"><v>${number}</v></c>`];
  const opened = await openWorkbook(heldBytes(rawWorkbook([{ name: 'a', rows }], [], [format])));
  if (opened.kind === 'refused') throw new Error(opened.code);
  try {
    for await (const { cells } of opened.sheets[0]?.rows() ?? []) return cells[0];
    return undefined;
  } finally {
    opened.close();
  }
}

it.each([
  ['456', '00000', '00456'],
  ['456', '00000;-00000', '00456'],
  ['1000001', '000\\-0000', '100-0001'],
  ['312345678', '0000000000', '0312345678'],
  ['1234567', '00000', '1234567'],
  ['0', '000', '000'],
])('%s by the format %s is %s', async (number, format, text) => {
  expect(await shownAs(number, format)).toBe(text);
});

it.each([
  ['456', 'General', '456'],
  ['456', '0', '456'],
  ['456', '#,##0', '456'],
  ['4.5', '0.00', '4.5'],
  ['4.5', '00000', '4.5'],
  ['45383', 'yyyy/mm/dd', '2024-04-01'],
])('%s by the format %s stays %s', async (number, format, text) => {
  expect(await shownAs(number, format)).toBe(text);
});
