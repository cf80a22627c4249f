import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Config } from './platform/config/config.js';
import { Welcome, type WelcomeSection } from './platform/lifecycle/welcome.js';

/** What the person who started the service sees when it is ready: where it is, and what the modules add. */
export async function renderWelcome(app: NestExpressApplication, config: Config): Promise<string> {
  const url = await app.getUrl();
  const places: WelcomeSection = {
    title: 'Setpiece is ready',
    lines: [
      ...(config.api.settings.graphiql ? [`GraphiQL  ${url}/graphiql`] : []),
      `GraphQL   ${url}/graphql`,
      `Health    ${url}/health/ready`,
      'Stop      Ctrl-C',
    ],
  };
  const sections = [places, ...(await app.get(Welcome).sections())];
  return `\n${sections.map(renderSection).join('\n')}\n`;
}

function renderSection({ title, lines }: WelcomeSection): string {
  return [title, ...lines.map((line) => `  ${line}`), ''].join('\n');
}
