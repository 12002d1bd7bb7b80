import * as z from 'zod';
import { closestWord } from '../../contract/closest-word.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Regions that anybody may use, as CDK 2.276 knows them; tests hold the list against it. */
export const awsRegions: readonly string[] = words(`
  af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 
  ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3  ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7
  ca-central-1  ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2
  eu-west-1  eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 me-west-1
  mx-central-1  sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2
`);

/** Regions without SES, or not known to have it (AWS General Reference, "Amazon SES endpoints", 2026). */
const withoutSes = new Set(
  words(`
  ap-east-1 ap-east-2 ap-southeast-4 ap-southeast-6 ap-southeast-7 eu-south-2  me-west-1
  mx-central-1
`),
);

/** Regions where SES receives mail: AWS's table of 2024, and Osaka and São Paulo, where others receive today. */
export const receivingRegions: readonly string[] = words(`
  ap-northeast-1 ap-northeast-3 ap-southeast-1 ap-southeast-2 ap-southeast-3 
  ca-central-1 eu-central-1
  eu-west-1 eu-west-2 sa-east-1 us-east-1 us-east-2  us-west-2
`);

/** A region that exists and where SES sends. */
export const regionSchema = z.string().superRefine((region, context) => {
  const say = (message: string): void => context.addIssue({ code: 'custom', message, input: region });
  if (!awsRegions.includes(region)) {
    const nearest = closestWord(region, awsRegions);
    say(
      `is no AWS region${nearest === undefined ? '' : `; did you mean "${nearest}"?`} Write its code, such as "ap-northeast-1" (Tokyo).`,
    );
  } else if (withoutSes.has(region))
    say(
      'has no SES, or none that is known here, and mails are sent from the region of the stack. Choose another; if AWS has it now, take it off withoutSes in lib/config/aws-regions.ts.',
    );
});
