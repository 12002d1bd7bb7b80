import { words } from '../words.ts';
import type { Preset } from './preset.ts';

/** Public data to try it on. */
export const samplePresets: Readonly<Record<'crm-sample' | 'cdnow', Preset>> = {
  'crm-sample': {
    files: {
      account: {
        name: words('account'),
        industry: words('sector'),
        revenue: words('revenue'),
        employees: words('employees'),
        region: words('office_location'),
        parentName: words('subsidiary_of'),
      },
      deal: {
        dealId: words('opportunity_id'),
        ownerName: words('sales_agent'),
        product: words('product'),
        accountName: words('account'),
        stage: words('deal_stage'),
        openedOn: words('engage_date'),
        closedOn: words('close_date'),
        amount: words('close_value'),
      },
      owner: {
        name: words('sales_agent'),
        managerName: words('manager'),
        region: words('regional_office'),
      },
    },
  },
  cdnow: {
    untitled: ['customer', 'day', 'units', 'dollars'],
    files: { deal: { accountCode: words('customer'), soldOn: words('day'), amount: words('dollars') } },
  },
};
