import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';

/**
 * Who calls: a program whose request IAM has verified, a member of the console by their access token, or nobody known
 * (public routes, and tokens that are no access tokens: API Gateway lets ID tokens pass).
 */
export type HttpCaller =
  | { readonly kind: 'signed'; readonly name: string }
  | {
      readonly kind: 'member';
      /** The `sub` of the token. */
      readonly id: string;
      readonly name: string;
      readonly groups: readonly string[];
    }
  | { readonly kind: 'nobody'; readonly name: 'nobody' };

/** Claims arrive as text, lists of them in brackets: `[marketing sales]`. */
const tokenSchema = z.object({
  jwt: z.object({
    claims: z.object({
      token_use: z.literal('access'),
      sub: z.string().min(1),
      username: z.string().min(1),
      'cognito:groups': z.string().default(''),
    }),
  }),
});
const signedSchema = z.object({ iam: z.looseObject({ userArn: z.string() }) });

/** Reads what the authorizer of API Gateway found out. */
export function callerOf(event: Pick<APIGatewayProxyEventV2, 'requestContext'>): HttpCaller {
  const authorizer: unknown = Reflect.get(event.requestContext, 'authorizer');
  const signed = signedSchema.safeParse(authorizer);
  if (signed.success) {
    const { userArn } = signed.data.iam;
    return { kind: 'signed', name: userArn.split('/').at(-1) ?? userArn };
  }
  const token = tokenSchema.safeParse(authorizer);
  if (!token.success) return { kind: 'nobody', name: 'nobody' };
  const { sub, username, 'cognito:groups': groups } = token.data.jwt.claims;
  return {
    kind: 'member',
    id: sub,
    name: username,
    groups: groups.split(/[[\],\s]+/).filter((each) => each !== ''),
  };
}
