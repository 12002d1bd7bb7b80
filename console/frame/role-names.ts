import type { Role } from '../../contract/route.ts';
import { word } from '../words/language.ts';

export const roleNames: Readonly<Record<Role, () => string>> = {
  admin: word('管理者', 'Administrator'),
  marketing: word('マーケティング', 'Marketing'),
  manager: word('営業マネージャー', 'Sales manager'),
  sales: word('営業', 'Sales'),
  support: word('サポート', 'Support'),
};
