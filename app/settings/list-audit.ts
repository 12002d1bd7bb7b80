import type { auditRoutes } from '../../contract/settings.ts';
import type { AuditLine } from '../../domain/settings/audit-line.ts';
import { findAuditLines } from '../kernel/audit-store.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { listMembers } from '../members/member-store.ts';

/** So many lines are looked through for those that are asked for; the next request goes on behind them. */
const PAGES_LOOKED_AT = 10;
const A_PAGE = 100;

/** Who changed what, the newest first. */
export const listAudit =
  ({ db }: Needs<'db'>): Serve<typeof auditRoutes.listAudit> =>
  async ({ query: { person, kind, before, limit } }) => {
    const people = (await listMembers(db)).map(({ id, name }) => ({ id, name }));
    const lines: AuditLine[] = [];
    let from = before;
    for (let page = 0; page < PAGES_LOOKED_AT; page++) {
      const found = await findAuditLines(db, from, A_PAGE);
      for (const line of found) {
        from = `${line.at}#${line.id}`;
        if (person !== undefined && line.byId !== person) continue;
        if (kind !== undefined && line.kind !== kind) continue;
        lines.push(line);
        if (lines.length === limit) return { lines, people, next: from };
      }
      if (found.length < A_PAGE) return { lines, people };
    }
    return { lines, people, ...(from === undefined ? {} : { next: from }) };
  };
