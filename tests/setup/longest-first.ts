import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { grouped } from '../../domain/kernel/grouped.ts';

/** Short to read and long to run. Where no earlier run says how long files take, vitest begins with the largest. */
const long = ['app/kernel/soak.test.ts', 'app/mail/sending.test.ts', 'flows/local/old-node.test.ts'];
const isLong = ({ moduleId }: TestSpecification): boolean => long.some((name) => moduleId.endsWith(name));

/** Begins each project with its longest files, so that none of them runs alone at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const byProject = grouped(await super.sort.call(this, files), ({ project }) => project.name);
    return [...byProject.values()].flatMap((of) => [
      ...of.filter((each) => isLong(each)),
      ...of.filter((each) => !isLong(each)),
    ]);
  }
}
