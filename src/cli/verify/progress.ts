import { Writable } from 'node:stream';
import { Presets, SingleBar } from 'cli-progress';
import type { Locale } from '../../platform/localized-text.js';
import type { VerifyProgress } from '../../runner/verify/verify-store.js';
import type { CommandIo } from '../command-io.js';

const FORMAT = {
  en: '{bar} {percentage}% | {value} of {total} runs, {events} events | {eta_formatted} left',
  zh: '{bar} {percentage}% | 已核对 {value}/{total} 次执行，{events} 个事件 | 剩余 {eta_formatted}',
} as const;

/** How often a line is written where nobody watches, in runs. */
const LINE_EVERY = 10_000;

/** How far the work has come, on the error output: a bar for a person, now and then a line for a file. */
export interface ProgressDisplay {
  readonly show: VerifyProgress;
  stop(): void;
}

export function displayProgress(io: CommandIo, locale: Locale): ProgressDisplay {
  return io.terminal ? new BarDisplay(io, locale) : new LineDisplay(io, locale);
}

/** The bar of a terminal, on whatever the command writes to. */
class BarDisplay implements ProgressDisplay {
  readonly #bar: SingleBar;
  #begun = false;

  constructor(io: CommandIo, locale: Locale) {
    const stream = new Writable({
      write: (chunk, _encoding, done) => {
        io.writeError(String(chunk));
        done();
      },
    });
    const stdoutLike = Object.assign(stream, { isTTY: true, columns: 100 });
    this.#bar = new SingleBar(
      { format: FORMAT[locale], stream: stdoutLike, etaBuffer: 1_000, fps: 5 },
      Presets.shades_classic,
    );
  }

  show: VerifyProgress = ({ runs, events }, total) => {
    if (this.#begun) this.#bar.update(runs, { events });
    else this.#bar.start(total, runs, { events });
    this.#begun = true;
  };

  stop(): void {
    this.#bar.stop();
  }
}

class LineDisplay implements ProgressDisplay {
  constructor(
    private readonly io: CommandIo,
    private readonly locale: Locale,
  ) {}

  show: VerifyProgress = ({ runs, events }, total) => {
    if (runs === 0 || runs % LINE_EVERY > 0) return;
    const { locale, io } = this;
    io.writeError(
      locale === 'zh'
        ? `已核对 ${runs}/${total} 次执行，${events} 个事件\n`
        : `${runs} of ${total} runs, ${events} events\n`,
    );
  };

  stop(): void {}
}
