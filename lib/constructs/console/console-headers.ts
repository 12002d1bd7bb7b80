import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** On every answer, whoever gave it. */
const always = {
  strictTransportSecurity: {
    override: true,
    accessControlMaxAge: Duration.days(730),
    includeSubdomains: false,
  },
  contentTypeOptions: { override: true },
  referrerPolicy: { override: true, referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN },
} satisfies ResponseSecurityHeadersBehavior;

/**
 * No script but our own files', and nothing from elsewhere. Mails are shown in sandboxed frames that inherit this, and
 * their styles stand inline, so style-src allows that.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of the console's own files. */
export const pageHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'PageHeaders', {
    securityHeadersBehavior: {
      ...always,
      contentSecurityPolicy: { override: true, contentSecurityPolicy },
      frameOptions: { override: true, frameOption: HeadersFrameOption.DENY },
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
        { header: 'permissions-policy', value: 'camera=(), geolocation=(), microphone=()', override: true },
      ],
    },
  });

/** Headers of the API's answers, which say themselves what they may do and who may frame them. */
export const apiHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'ApiHeaders', { securityHeadersBehavior: always });
