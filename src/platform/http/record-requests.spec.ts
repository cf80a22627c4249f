import { createServer, IncomingMessage, type Server, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import request from 'supertest';
import { createLog } from '../logging/create-log.js';
import { addLogFields } from '../logging/log-context.js';
import { HttpMetrics } from '../metrics/http-metrics.js';
import { Metrics } from '../metrics/metrics.js';
import { recordRequests } from './record-requests.js';

describe('recordRequests', () => {
  let lines: string[];
  let server: Server;

  beforeEach(() => {
    lines = [];
    const log = createLog(
      { level: 'info', format: 'json', welcome: false },
      { write: (line) => void lines.push(line) },
    );
    const record = recordRequests(log, new HttpMetrics(new Metrics()));
    server = createServer((incoming, response) => {
      record(incoming, response, () => {
        addLogFields({ principalId: 'person:lin', operation: 'MyTasks' });
        response.statusCode = 202;
        response.end();
      });
    });
  });

  it('logs one line for each request, with what was learnt about it on the way', async () => {
    await request(server).post('/graphql').set('X-Request-Id', 'r-1');

    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      expect.objectContaining({
        context: 'HTTP',
        method: 'POST',
        path: '/graphql',
        status: 202,
        ms: expect.any(Number),
        requestId: 'r-1',
        principalId: 'person:lin',
        operation: 'MyTasks',
      }),
    ]);
  });

  it('never logs tokens, query strings or bodies', async () => {
    await request(server)
      .post('/graphql?token=in-the-query')
      .set('Authorization', 'Bearer in-the-header')
      .send({ variables: { password: 'in-the-body' } });

    expect(lines).toHaveLength(1);
    expect(lines.join('')).not.toMatch(/in-the-/);
  });

  it('keeps quiet about the probes of machines', async () => {
    await request(server).get('/health/ready');

    expect(lines).toEqual([]);
  });

  it('says when the caller went away before the answer', () => {
    const log = createLog(
      { level: 'info', format: 'json', welcome: false },
      { write: (line) => void lines.push(line) },
    );
    const record = recordRequests(log, new HttpMetrics(new Metrics()));
    const impatient = new IncomingMessage(new Socket());
    Object.assign(impatient, { method: 'GET', url: '/graphql' });
    const response = new ServerResponse(impatient);

    record(impatient, response, () => undefined);
    response.emit('close');

    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ path: '/graphql', aborted: true });
  });
});
