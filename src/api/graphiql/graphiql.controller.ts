import type { ServerResponse } from 'node:http';
import {
  Controller,
  Get,
  Inject,
  Logger,
  NotFoundException,
  Param,
  Res,
  type OnModuleInit,
} from '@nestjs/common';
import { API_SETTINGS, type ApiSettings } from '../api-settings.js';
import { isGraphiqlInstalled, readGraphiqlFile, type GraphiqlFile } from './graphiql-files.js';
import { GRAPHIQL_PAGE, GRAPHIQL_POLICY } from './graphiql-page.js';

/** GraphiQL, where it is switched on: a page to try the API in, which works without any other server. */
@Controller('graphiql')
export class GraphiqlController implements OnModuleInit {
  constructor(@Inject(API_SETTINGS) private readonly settings: ApiSettings) {}

  onModuleInit(): void {
    if (!this.settings.graphiql || isGraphiqlInstalled()) return;
    new Logger('GraphiQL').warn('GraphiQL is on, but the packages for development are not installed.');
  }

  @Get()
  page(@Res() response: ServerResponse): void {
    this.requireOn();
    response.setHeader('Content-Security-Policy', GRAPHIQL_POLICY);
    send(response, { type: 'text/html; charset=utf-8', content: GRAPHIQL_PAGE });
  }

  @Get(':name')
  async file(@Param('name') name: string, @Res() response: ServerResponse): Promise<void> {
    this.requireOn();
    const file = await readGraphiqlFile(name);
    if (!file) throw new NotFoundException();
    send(response, file);
  }

  private requireOn(): void {
    if (!this.settings.graphiql) throw new NotFoundException();
  }
}

function send(response: ServerResponse, { type, content }: GraphiqlFile): void {
  response.setHeader('Content-Type', type);
  response.end(content);
}
