import { checkAccess } from '../../app/kernel/check-access.ts';
import { noteWrites } from '../../app/kernel/note-writes.ts';
import { serveRoutes } from '../../app/kernel/serve-routes.ts';
import { changeMember } from '../../app/members/change-member.ts';
import { inviteMember } from '../../app/members/invite-member.ts';
import { listMembers } from '../../app/members/list-members.ts';
import { removeMember } from '../../app/members/remove-member.ts';
import { memberRoutes } from '../../contract/members.ts';
import { openDatabase } from '../../platform/dynamodb/database.ts';
import { loadConfig } from '../../platform/load-config.ts';
import { openMemberDirectory } from '../../platform/member-directory.ts';
import { configSchema } from './config.ts';

const config = loadConfig(configSchema);
const db = openDatabase({ customersTable: config.CUSTOMERS_TABLE, timelineTable: config.TIMELINE_TABLE });
const deps = {
  db,
  directory: openMemberDirectory(config.USER_POOL_ID),
  now: () => new Date(),
};

export const handler = serveRoutes(
  memberRoutes,
  {
    listMembers: listMembers(deps),
    inviteMember: inviteMember(deps),
    changeMember: changeMember(deps),
    removeMember: removeMember(deps),
  },
  checkAccess(db, deps.now),
  noteWrites(db, deps.now),
);
