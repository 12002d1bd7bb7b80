import type { settingsRoutes } from '../../contract/settings.ts';
import openApi from '../../docs/openapi.json' with { type: 'json' };
import type { Serve } from '../kernel/serve-routes.ts';

/** The team API as OpenAPI 3.1, as it was committed with this version. */
export const describeApi: Serve<typeof settingsRoutes.describeApi> = () => Promise.resolve(openApi);
