import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFileOf } from './file-builders.ts';

/** A folder with sales_pipeline.csv, accounts.csv and sales_teams.csv of the public "CRM sales opportunities" data. */
const folder = process.env['REKINDLE_CRM_EXPORT'] ?? '';
const hasData = folder !== '';
const bytesOf = (name: string): Uint8Array => readFileSync(join(folder, name));

describe('a real CRM export (skipped unless REKINDLE_CRM_EXPORT names its folder)', () => {
  it.skipIf(!hasData)('has 8,800 opportunities, of which 1,425 name no account', () => {
    const file = readFileOf('deal', bytesOf('sales_pipeline.csv'));
    expect(file.counts).toEqual({ read: 8800, taken: 7375, refused: 1425, merged: 0, excluded: 0 });
    expect(new Set(file.refusals.map(({ code }) => code))).toEqual(new Set(['noAccount']));
    expect(file.rows[0]).toMatchObject({
      line: 2,
      record: { dealId: '1C1I7A6R', closedOn: '2017-03-01', amount: 1054 },
    });
  });

  it.skipIf(!hasData)('has 85 accounts, whose misspelt sector is corrected', () => {
    const file = readFileOf('account', bytesOf('accounts.csv'));
    expect(file.counts.taken).toBe(85);
    const industries = file.rows.map(({ record }) => record.industry);
    expect(industries).toContain('technology');
    expect(industries).not.toContain('technolgy');
    expect(file.warnings.every(({ code }) => code === 'industryUnified')).toBe(true);
  });

  it.skipIf(!hasData)('has 35 agents with managers', () => {
    const file = readFileOf('owner', bytesOf('sales_teams.csv'));
    expect(file.counts.taken).toBe(35);
    expect(
      file.rows.every(({ record }) => record.managerName !== undefined && record.region !== undefined),
    ).toBe(true);
  });
});

describe('a large file', () => {
  it('of 50,000 rows is read within seconds', () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, index) => `user${index}@x.example,山田 太郎,営業部 部長,2024/3/1`,
    );
    const file = readFileOf('customer', ['メール,氏名,部署・役職,最終取引日', ...rows].join('\r\n'));
    expect(file.counts.taken).toBe(50_000);
  }, 20_000);
});
