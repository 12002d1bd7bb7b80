import { expect, it } from 'vitest';
import { refusalMessage } from '../../../domain/imports/refusal-messages.ts';
import { readFileOf, recordsOf } from './file-builders.ts';

const text = (zone: string): string => `メール,氏名,タイムゾーン\nyamada@x.example,山田,${zone}`;

it('a customer’s time zone is a name of the IANA database, or the row is refused with the remedy', () => {
  expect(recordsOf('customer', text(' America/New_York '))).toMatchObject([{ timeZone: 'America/New_York' }]);
  expect(recordsOf('customer', text(''))).toMatchObject([{ email: 'yamada@x.example' }]);
  for (const wrong of ['GMT+9', '+09:00', '東京', 'Asia/Tokio']) {
    const [refusal] = readFileOf('customer', text(wrong)).refusals;
    expect(refusal).toMatchObject({ line: 2, column: 'タイムゾーン', value: wrong });
    expect(refusal && refusalMessage(refusal, 'en')).toContain('America/New_York');
  }
});
