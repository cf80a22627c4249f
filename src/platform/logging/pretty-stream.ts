import type { DestinationStream } from 'pino';

type Entry = Readonly<Record<string, unknown>>;

const COLOURS: Readonly<Record<string, number>> = {
  fatal: 31,
  error: 31,
  warn: 33,
  info: 32,
  debug: 36,
  trace: 90,
};
const SHOWN_ELSEWHERE = new Set(['level', 'time', 'service', 'context', 'msg', 'err', 'stack']);

/** Turns JSON lines into lines for people: time of day, level, where from, message, the rest as key=value. */
export class PrettyStream implements DestinationStream {
  constructor(private readonly destination: DestinationStream) {}

  write(line: string): void {
    this.destination.write(`${format(JSON.parse(line))}\n`);
  }
}

function format(entry: Entry): string {
  const level = textOf(entry['level']);
  const head = [
    textOf(entry['time']).slice(11, 19),
    paint(level.toUpperCase().padEnd(5), COLOURS[level] ?? 0),
  ];
  const where = entry['context'] === undefined ? [] : [paint(`[${textOf(entry['context'])}]`, 90)];
  const rest = Object.entries(entry)
    .filter(([key]) => !SHOWN_ELSEWHERE.has(key))
    .map(([key, value]) => paint(`${key}=${textOf(value)}`, 90));
  return [...head, ...where, textOf(entry['msg'] ?? ''), ...rest].join(' ') + stackOf(entry['err'] ?? entry);
}

function stackOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const cause = 'cause' in error ? stackOf(error.cause) : '';
  if ('stack' in error) return `\n${textOf(error.stack)}${cause}`;
  return 'message' in error ? `\n${textOf(error.message)}${cause}` : '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function paint(text: string, colour: number): string {
  return `\u001B[${colour}m${text}\u001B[0m`;
}
