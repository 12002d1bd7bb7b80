import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StackTemplate } from '../../local/template/read-template.ts';
import { readTemplate } from '../../local/template/read-template.ts';
import { findByPrefix } from '../../local/template/resource-names.ts';
import { refuseUnknownTypes } from '../../local/template/resource-types.ts';
import { createResolver } from '../../local/template/resolve-intrinsics.ts';

function aTemplate(resources: object, parameters: object = {}): StackTemplate {
  const outdir = mkdtempSync(join(tmpdir(), 'rekindle-template-'));
  writeFileSync(
    join(outdir, 'S.template.json'),
    JSON.stringify({ Resources: resources, Parameters: parameters }),
  );
  writeFileSync(join(outdir, 'S.assets.json'), JSON.stringify({ files: {} }));
  return readTemplate(outdir, 'S');
}

const RESOURCES = {
  QueueA1B2C3D4: { Type: 'AWS::SQS::Queue' },
  Queue2A1B2C3D5: { Type: 'AWS::SQS::Queue' },
  Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { TableName: 'customers' } },
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'the api' } },
  Secret: { Type: 'AWS::SecretsManager::Secret' },
  Fn: { Type: 'AWS::Lambda::Function' },
};
const context = {
  awsUrl: 'http://127.0.0.1:1',
  apiUrl: 'http://127.0.0.1:2',
  parameters: {},
};
const resolve = createResolver(
  aTemplate(RESOURCES, { Zone: { Type: 'String', Default: 'Asia/Tokyo' }, Open: { Type: 'String' } }),
  context,
);

describe('the resolver of intrinsics', () => {
  it.each([
    [{ Ref: 'QueueA1B2C3D4' }, 'http://127.0.0.1:1/000000000000/QueueA1B2C3D4'],
    [{ Ref: 'Table' }, 'customers'],
    [{ Ref: 'Api' }, 'Api'],
    [{ Ref: 'Zone' }, 'Asia/Tokyo'],
    [{ Ref: 'AWS::Region' }, 'ap-northeast-1'],
    [{ Ref: 'Secret' }, 'arn:aws:secretsmanager:ap-northeast-1:000000000000:secret:Secret'],
    [{ 'Fn::GetAtt': ['Fn', 'Arn'] }, 'arn:aws:lambda:ap-northeast-1:000000000000:function:Fn'],
    [{ 'Fn::GetAtt': 'QueueA1B2C3D4.QueueName' }, 'QueueA1B2C3D4'],
    [
      { 'Fn::GetAtt': ['Table', 'StreamArn'] },
      'arn:aws:dynamodb:ap-northeast-1:000000000000:table/customers/stream/local',
    ],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Table' }]] }, 'a-customers'],
    [{ 'Fn::Select': [1, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Fn', 'Arn'] }] }] }, 'aws'],
    [
      { 'Fn::Sub': 'x ${Table} ${Fn.Arn} ${!Kept}' },
      'x customers arn:aws:lambda:ap-northeast-1:000000000000:function:Fn ${Kept}',
    ],
    [{ 'Fn::Sub': ['${A}/${Table}', { A: { Ref: 'AWS::AccountId' } }] }, '000000000000/customers'],
    [{ Key: [{ Ref: 'Table' }, 1, true] }, { Key: ['customers', 1, true] }],
    [
      { Ref: 'Table', Other: 1 },
      { Ref: 'Table', Other: 1 },
    ],
  ])('resolves %j', (value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  it('turns the address of the API on AWS into the local one', () => {
    const url = {
      'Fn::Join': [
        '',
        [
          'https://',
          { Ref: 'Api' },
          '.execute-api.',
          { Ref: 'AWS::Region' },
          '.',
          { Ref: 'AWS::URLSuffix' },
          '/',
        ],
      ],
    };

    expect(resolve(url)).toBe('http://127.0.0.1:2/');
  });

  it.each([
    [{ 'Fn::ImportValue': 'x' }, 'Fn::ImportValue'],
    [{ Ref: 'Nowhere' }, 'Nowhere'],
    [{ Ref: 'Open' }, 'parameter Open has no default'],
    [{ 'Fn::GetAtt': ['Fn', 'Weight'] }, 'Weight'],
  ])('refuses %j by name', (value, message) => {
    expect(() => resolve(value)).toThrow(message);
  });
});

describe('the resources of a template', () => {
  it('are refused by type and logical id when the local stack does not know them', () => {
    const { resources } = aTemplate({ Cache: { Type: 'AWS::ElastiCache::CacheCluster' } });

    expect(() => refuseUnknownTypes(resources)).toThrow(
      /AWS::ElastiCache::CacheCluster \(logical id Cache\)/,
    );
  });

  it('are found by the name before the hash that CDK adds', () => {
    const template = aTemplate(RESOURCES);

    expect(findByPrefix(template, ['AWS::SQS::Queue'], 'Queue').logicalId).toBe('QueueA1B2C3D4');
    expect(() => findByPrefix(template, ['AWS::SQS::Queue'], 'Que')).toThrow('More than one');
    expect(() => findByPrefix(template, ['AWS::SQS::Queue'], 'Other')).toThrow('No resource');
  });
});
