// The clients: so many connections that are kept open, each with one request at a time. Whatever is not a success ends
// the measuring.
import { Agent, request } from 'node:http';
import { loadFor } from '../measure/load.mjs';
import { pg } from '../measure/pg.mjs';
import { serve } from '../measure/serve.mjs';
import { OpenTasks } from '../setpiece/open-tasks.mjs';

const COMPLETE = `mutation ($input: CompleteTaskInput!) {
  completeTask(input: $input) { task { id } userErrors { __typename } }
}`;
const ADD_NOTE = 'mutation ($text: String!) { addNote(text: $text) }';

let client, tasks, tokens, ports, agent;

const targets = {
  async setpiece() {
    const { runId, taskId, personId } = await tasks.take();
    const input = { taskId: Buffer.from(`Task:${taskId}`).toString('base64url'), outcome: 'done' };
    const { data } = await ask(ports.setpiece, { query: COMPLETE, variables: { input } }, tokens[personId]);
    if (data?.completeTask?.userErrors?.length !== 0)
      throw new Error(`A task was not completed: ${JSON.stringify(data)}`);
    tasks.giveBack(runId);
  },
  async bare() {
    const { data } = await ask(ports.bare, { query: ADD_NOTE, variables: { text: 'one row, one commit' } });
    if (typeof data?.addNote !== 'string') throw new Error(`No note was added: ${JSON.stringify(data)}`);
  },
};

serve({
  async prepare({ url, runIds, ...others }) {
    ({ tokens, ports } = others);
    client = new pg.Client({ connectionString: url, application_name: 'setpiece bench' });
    await client.connect();
    tasks = new OpenTasks(client, runIds);
    await tasks.refill();
  },
  async measure({ target, connections, seconds }) {
    agent?.destroy();
    agent = new Agent({ keepAlive: true, maxSockets: connections });
    return loadFor({ callers: connections, seconds, once: targets[target] });
  },
  async stop() {
    agent?.destroy();
    await client?.end();
  },
});

function ask(port, body, token) {
  const content = JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(content),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: '/graphql', method: 'POST', agent, headers };
    const sent = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => {
        const answer = response.statusCode === 200 ? JSON.parse(text) : {};
        if (answer.data === undefined || answer.errors !== undefined)
          reject(new Error(`${response.statusCode}: ${text}`));
        else resolve(answer);
      });
    });
    sent.on('error', reject);
    sent.end(content);
  });
}
