/** Who uses the console of the demo company, one of each role; the first is signed in. All invented. */
export const demoPeople = [
  { id: 'marketing', name: '佐倉 美咲', email: 'marketing@mirai-zaiko.example', role: 'marketing' },
  { id: 'admin', name: '水野 透', email: 'mizuno@mirai-zaiko.example', role: 'admin' },
  { id: 'manager', name: '大野 真', email: 'ono@mirai-zaiko.example', role: 'manager' },
  { id: 'sales', name: '鈴木 花子', email: 'suzuki@mirai-zaiko.example', role: 'sales' },
  { id: 'support', name: '藤田 葵', email: 'support@mirai-zaiko.example', role: 'support' },
] as const;
