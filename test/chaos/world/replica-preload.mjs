// Loaded into a replica before anything else: its wall clock can be set off (a line `shift <milliseconds>` on stdin), and
// it ends with whoever started it. Timers and performance.now() go on as ever, as they do on a machine whose clock is wrong.
import { createInterface } from 'node:readline';

let shift = Number(process.env['CHAOS_CLOCK_SHIFT_MS'] ?? 0);
const RealDate = Date;
const realNow = RealDate.now.bind(RealDate);
const now = () => realNow() + shift;

globalThis.Date = new Proxy(RealDate, {
  apply: () => new RealDate(now()).toString(),
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  get: (target, property, receiver) => (property === 'now' ? now : Reflect.get(target, property, receiver)),
});

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const [, milliseconds] = /^shift (-?\d+)$/.exec(line) ?? [];
  if (milliseconds !== undefined) shift = Number(milliseconds);
});
lines.on('close', () => process.exit(1));
process.stdin.unref();
