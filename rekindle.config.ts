import type { DeploymentConfigInput } from './lib/config/deployment-config.ts';

/** What is deployed: docs/deploy.md says what each value does. Kept in your repository; without any value it deploys. */
export const config: DeploymentConfigInput = {
  // senderDomain: 'news.example.co.jp',
  // alarmEmail: 'ops@example.co.jp',
};
