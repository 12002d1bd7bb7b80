import { describe, expect, it } from 'vitest';
import { recogniseRequest } from './recognise-request.ts';

describe('a request on its way out', () => {
  const sent = (method: string, path: string, headers: object = {}, body = '') =>
    recogniseRequest({ method, path, headers: { ...headers }, body });

  it('is recognised by its target, its path, or the service that it is signed for', () => {
    expect(sent('POST', '/', { 'x-amz-target': 'DynamoDB_20120810.GetItem' }, '{"TableName":"t"}')).toEqual({
      service: 'dynamodb',
      operation: 'GetItem',
      input: { TableName: 't' },
    });
    expect(sent('GET', '/v2/email/identities/news.example.jp')).toEqual({
      service: 'sesv2',
      operation: 'GetEmailIdentity',
      input: { EmailIdentity: 'news.example.jp' },
    });
    const authorization =
      'AWS4-HMAC-SHA256 Credential=A/20261006/ap-northeast-1/s3/aws4_request, Signature=0';
    expect(sent('HEAD', '/rekindle-files/imports/a%20b.csv', { authorization })).toEqual({
      service: 's3',
      operation: 'HeadObject',
      input: { Bucket: 'rekindle-files', Key: 'imports/a b.csv' },
    });
  });

  it('to somebody else is left alone', () => {
    expect(sent('POST', '/services/T0/B0', { 'content-type': 'application/json' }, '{}')).toBeUndefined();
  });
});
