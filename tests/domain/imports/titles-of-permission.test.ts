import { describe, expect, it } from 'vitest';
import { fileCode, recordsOf } from './file-builders.ts';

const file = (title: string, no: string, yes: string): string =>
  `会社名,氏名,メール,${title}\nA社,山田 一,a@x.example,${no}\nA社,山田 二,b@x.example,${yes}\n`;

describe('a column of permission', () => {
  it.each([
    ['許諾区分', '未許諾', '許諾'],
    ['パーミッション', 'なし', 'あり'],
    ['Email status', 'Invalid', 'Valid'],
    ['Email status', 'undeliverable', 'verified'],
    ['メルマガ可否', '×', '○'],
    ['配信希望有無', 'なし', 'あり'],
    ['Permission to email', 'N', 'Y'],
  ])('%s is heeded: %s is not mailed, %s is', (title, no, yes) => {
    const [a, b] = recordsOf('customer', file(title, no, yes));
    expect(a?.noMail).toBe(true);
    expect(b?.noMail).toBe(false);
  });

  it.each([
    ['Removed from list', 'x', ''],
    ['Exclude', 'X', ''],
  ])('%s with %s is asked about', (title, no, yes) => {
    expect(fileCode('customer', file(title, no, yes))).toBe('undecidedColumns');
  });

  it.each([
    ['許諾契約番号', '12', '13'],
    ['Permissions', '12', '13'],
    ['商標許諾', '×', '○'],
    ['事例掲載許諾', 'なし', 'あり'],
    ['Permission set', 'none', 'full'],
    ['Profile permission', 'No', 'Yes'],
  ])('%s has nothing to do with mails', (title, no, yes) => {
    expect(recordsOf('customer', file(title, no, yes))[0]).not.toHaveProperty('noMail');
  });
});
