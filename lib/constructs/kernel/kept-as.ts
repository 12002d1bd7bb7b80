import { RemovalPolicy } from 'aws-cdk-lib';

/**
 * How something that holds data is kept: from a deployment on that succeeded. What is adopted by its name is kept from
 * the first moment: it held data before. `cdk deploy --import-existing-resources` finds it by that name.
 */
export const keptAs = (nameKey: 'bucketName' | 'tableName', adopted: string | undefined) =>
  adopted === undefined
    ? { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE }
    : { [nameKey]: adopted, removalPolicy: RemovalPolicy.RETAIN };
