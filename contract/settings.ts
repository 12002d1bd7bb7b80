import * as z from 'zod';
import { settingsSchema } from '../domain/settings/settings.ts';
import { everyone, marketers, pageAnswer, route } from './route.ts';

/** The company's settings. */
export const settingsRoutes = {
  showSettings: route({
    method: 'GET',
    path: '/settings',
    summary: 'The settings in force.',
    roles: everyone,
    answer: settingsSchema,
  }),
  changeSettings: route({
    method: 'PUT',
    path: '/settings',
    summary: 'Changes any part of the settings; what is not given stays. Checked as a whole.',
    roles: marketers,
    body: z.record(z.string(), z.unknown()),
    answer: settingsSchema,
  }),
  describeApi: route({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This API, as OpenAPI 3.1.',
    roles: everyone,
    answer: z.record(z.string(), z.unknown()),
  }),
  showHandoffStandard: route({
    method: 'GET',
    path: '/handoff-standard',
    summary: 'The rules of handing over in force, on one page of A4.',
    roles: everyone,
    query: z.object({ lang: z.enum(['ja', 'en']).optional() }),
    answer: pageAnswer,
  }),
};
