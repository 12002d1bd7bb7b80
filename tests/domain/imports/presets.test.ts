import { describe, expect, it } from 'vitest';
import {
  importPresetNames,
  importPresets,
  isImportPreset,
  type ImportPreset,
} from '../../../domain/imports/presets/preset-names.ts';
import { fileRefusalMessage } from '../../../domain/imports/file-refusal-message.ts';
import type { ImportKind } from '../../../domain/imports/import-records.ts';
import { fieldOfMapping } from '../../../domain/imports/match-columns.ts';
import { columnKey } from '../../../domain/imports/clean-text.ts';
import { presets } from '../../../domain/imports/presets/presets.ts';
import { fieldsOfKind, readRecords } from '../../../domain/imports/read-records.ts';
import { presetFiles } from './preset-files.ts';
import { fileCode, readFileOf, recordsOf, utf16, utf8 } from './file-builders.ts';

describe('a file of a program that is named', () => {
  it.each(presetFiles)('is read as it comes: $preset, $kind', ({ preset, kind, text, expected }) => {
    expect(recordsOf(kind, text, { preset })[0]).toMatchObject(expected);
  });

  it('is there for every program, and for Webex in its own encoding', () => {
    const webex = presetFiles.find(({ preset }) => preset === 'webex');

    expect(new Set(presetFiles.map(({ preset }) => preset))).toEqual(new Set(importPresetNames));
    expect(recordsOf('webinar', utf16(webex?.text ?? ''), { preset: 'webex' })).toHaveLength(1);
  });

  it('may be said to mean something else by a person', () => {
    const text = 'Id,Address,OptOut,Note\ne1,hana@a.example,NONE,x';
    const mapping = { Id: 'ignore', note: 'lastWords' };

    const [record] = recordsOf('customer', text, { preset: 'pinpoint', mapping });

    expect(record).toMatchObject({ email: 'hana@a.example', lastWords: 'x' });
    expect(record).not.toHaveProperty('externalId');
  });

  it('keeps every refusal that its titles say, known to the program or not', () => {
    const text = 'Id,LastName,Email,配信停止,メール送信除外\n1,Sato,a@x.example,○,\n2,Ito,b@x.example,,true';

    expect(recordsOf('customer', text, { preset: 'salesforce' }).map(({ noMail }) => noMail)).toEqual([
      true,
      true,
    ]);
  });

  it('loses the row whose refusal is not understood, and no other', () => {
    const text = 'Id,LastName,Email,Email Opt Out\n1,Sato,a@x.example,maybe\n2,Ito,b@x.example,0';
    const { refusals, rows } = readFileOf('customer', text, { preset: 'salesforce' });

    expect(refusals.map(({ field, code }) => ({ field, code }))).toEqual([
      { field: 'noMail', code: 'unreadableFlag' },
    ]);
    expect(rows).toHaveLength(1);
  });

  it('is refused with the columns that were expected where it is of another program, or of no kind that it gives', () => {
    const text = '会社名,氏名,備考\n甲社,佐藤,x';
    const told = (kind: ImportKind, preset: ImportPreset): string => {
      const result = readRecords(kind, utf8(text), { preset });
      return result.kind === 'refused' ? fileRefusalMessage(result.refusal, 'ja') : 'read';
    };

    expect(fileCode('deal', '案件番号,会社名,ステージ\n1,甲社 A B,受注\n', { preset: 'cdnow' })).toBe(
      'notOfPreset',
    );
    expect(fileCode('customer', 'Email,x\na@x.example,1', { preset: 'salesforce' })).toBe('notOfPreset');
    expect(told('customer', 'pinpoint')).toContain('Amazon Pinpoint の列の例:『Id・Address');
    expect(told('webinar', 'sansan')).toContain('Sansan の書き出しとして読めるのは「顧客」です');
  });

  it('without titles comes back with them, and is read again', () => {
    const { refusedRows } = readFileOf('deal', ' 00001 1997AB01  1   11.77\n 00002 19970112  1 12.00', {
      preset: 'cdnow',
    });
    const mended = `${refusedRows.titles.join('\t')}\n00001\t19970101\t1\t11.77\n`;

    expect(refusedRows.rows).toHaveLength(1);
    expect(recordsOf('deal', mended, { preset: 'cdnow' })).toHaveLength(1);
  });
});

describe('what is known of a program', () => {
  it.each(importPresetNames.flatMap((name) => importPresets[name].kinds.map((kind) => ({ name, kind }))))(
    'names fields that there are, each title once: $name, $kind',
    ({ name, kind }) => {
      const titles = presets[name].files[kind] ?? {};
      const fields = Object.keys(titles).map((field) => fieldOfMapping(field).field);

      expect(fieldsOfKind(kind)).toEqual(expect.arrayContaining(fields));
      const keys = Object.values(titles).flatMap((own) => [...new Set(own.map(columnKey))]);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    },
  );

  it('is of the kinds that are offered, and of no others', () => {
    for (const [name, { files: known }] of Object.entries(presets)) {
      if (!isImportPreset(name)) throw new Error(name);
      expect(Object.keys(known).toSorted()).toEqual([...importPresets[name].kinds].toSorted());
    }
  });
});
