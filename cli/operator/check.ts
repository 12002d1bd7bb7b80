import type { RouteAnswer } from '../../contract/route.ts';
import type { routes } from '../../contract/api.ts';

type ReadinessCheck = RouteAnswer<typeof routes.showReadiness>['checks'][number];

/** One line of the doctor: like a check of the API, and beside those what only the operator's credentials can ask. */
export type DoctorCheck = Omit<ReadinessCheck, 'id'> & { readonly id: string };
