import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../contract/api.ts';
import { importReportSchema } from '../../contract/imports.ts';
import { startRekindle } from '../support/rekindle-stack.ts';
import type { Rekindle } from '../support/rekindle.ts';

let rekindle: Rekindle;
beforeAll(async () => {
  rekindle = await startRekindle();
});
afterAll(() => rekindle.close());

/** Every object of JavaScript answers to them, whatever it holds. */
const words = ['constructor', '__proto__', 'toString'] as const;

describe('a word that every object answers to', () => {
  it.each(words)(
    '%s is the name of nothing, on any route, and the value of nothing that is asked',
    async (word) => {
      const broken: string[] = [];
      for (const { method, path: pattern, query } of Object.values(routes)) {
        const asked = query instanceof z.ZodObject ? Object.keys(query.shape) : [];
        const searches = ['', ...asked.map((name) => `?${name}=${word}`)];
        for (const search of searches) {
          const path = `${pattern.replaceAll(/\{\w+\}/g, word)}${search}`;
          if (path === pattern) continue;
          const { status } = await rekindle.call(method, path, method === 'GET' ? undefined : {});
          if (status >= 500) broken.push(`${method} ${path}: ${status}`);
        }
      }
      expect(broken).toEqual([]);
    },
  );

  it('is the title of a column like any other, taken and kept', async () => {
    const text = [
      'Constructor,Contact,Email,valueOf,toString,__proto__,配信の根拠',
      '株式会社建,建 一,ken@ken.example,2025-01-10,3/4/2025,x,名刺',
    ].join('\r\n');
    const mapping = {
      Constructor: 'accountName',
      constructor: 'accountName',
      valueOf: 'lastTwoWayOn',
      toString: 'ignore',
    };
    const query = `file=x.csv&mapping=${encodeURIComponent(JSON.stringify(mapping))}`;

    const saved = await rekindle.call('PUT', '/import-mappings/customer', { name: 'constructor', mapping });
    const listed = await rekindle.call('GET', '/import-mappings');
    const taken = await rekindle.call('POST', `/imports/customers?${query}`, new TextEncoder().encode(text));

    expect(saved.status).toBe(200);
    expect(listed.body).toMatchObject({ mappings: [{ name: 'constructor', mapping }] });
    expect(importReportSchema.parse(taken.body).counts).toMatchObject({ taken: 1, refused: 0 });
  });
});
