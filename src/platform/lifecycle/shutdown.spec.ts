import { createLog } from '../logging/create-log.js';
import { Shutdown } from './shutdown.js';

describe('Shutdown', () => {
  let lines: string[];
  let order: string[];
  let shutdown: Shutdown;

  const releasing = (name: string) => async (): Promise<void> => {
    order.push(name);
  };

  beforeEach(() => {
    lines = [];
    order = [];
    const write = (line: string): void => void lines.push(line);
    shutdown = new Shutdown(createLog({ level: 'info', format: 'json', welcome: false }, { write }));
  });

  it('gives back what was taken last first, once', async () => {
    await shutdown.add('database', releasing('database'));
    await shutdown.add('service', releasing('service'));

    await Promise.all([shutdown.run(), shutdown.run()]);

    expect(order).toEqual(['service', 'database']);
  });

  it('goes on when something does not stop well, and says so', async () => {
    await shutdown.add('database', releasing('database'));
    await shutdown.add('service', () => Promise.reject(new Error('stuck')));

    await shutdown.run();

    expect(order).toEqual(['database']);
    expect(lines.join('')).toContain('service did not stop well');
  });

  it('gives back at once what a start takes after the shutdown has begun', async () => {
    await shutdown.run();

    await shutdown.add('database', releasing('database'));

    expect(order).toEqual(['database']);
  });
});
