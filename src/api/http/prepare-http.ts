import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import Negotiator from 'negotiator';
import { API_SETTINGS, type ApiSettings } from '../api-settings.js';
import { API_LIMITS, type ApiLimits } from '../limits/api-limits.js';
import { refuseBody } from './refuse-body.js';
import { identifyRequest } from '../../platform/http/request-id.js';

/**
 * Sets up what every HTTP request goes through before anything answers it. To be called once, between the application's
 * creation and its start.
 */
export function prepareHttp(app: NestExpressApplication): void {
  const limits: ApiLimits = app.get(API_LIMITS);
  const settings: ApiSettings = app.get(API_SETTINGS);
  app.disable('x-powered-by');
  // Nothing may be stored, so that there is nothing to compare: a hash of every answer for nobody.
  app.set('etag', false);
  app.use(addHeaders);
  if (settings.graphiql) app.use('/graphql', sendBrowsersToGraphiql);
  app.useBodyParser('json', { limit: limits.maxBodyBytes });
  app.use('/graphql', refuseBody(limits.maxBodyBytes));
}

function addHeaders(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  identifyRequest(request, response);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  next();
}

/** Somebody who opens the endpoint in a browser wants to look at it, not to read a refusal. */
function sendBrowsersToGraphiql(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  if (request.method !== 'GET' || !wantsPage(request)) {
    next();
    return;
  }
  response.writeHead(302, { Location: '/graphiql' });
  response.end();
}

function wantsPage(request: IncomingMessage): boolean {
  const offered = ['application/json', 'application/graphql-response+json', 'text/html'];
  const hasQuery = new URL(request.url ?? '/', 'http://localhost').searchParams.has('query');
  return !hasQuery && new Negotiator(request).mediaType(offered) === 'text/html';
}
