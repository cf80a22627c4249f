import type { Locale } from '../../platform/localized-text.js';
import type { Lie, VerifyReport } from '../../runner/verify/verify-store.js';

/** What a verification found, for the person at the terminal. */
export function renderVerification(report: VerifyReport, seconds: number, locale: Locale): string {
  return RENDER[locale](report, seconds);
}

const RENDER: Readonly<Record<Locale, (report: VerifyReport, seconds: number) => string>> = {
  en: ({ runs, events, expired, lie }, seconds) => {
    const figures = `${counted(runs, 'run')}, ${counted(events, 'event')}, ${seconds} s`;
    if (lie === null) {
      const logs = expired === 1 ? 'the log of 1 run has' : `the logs of ${expired} runs have`;
      return `All is as the logs say: ${figures}${expired > 0 ? `; ${logs} been let go of` : ''}.\n`;
    }
    const where = lie.seq === null ? '' : `, event ${lie.seq}`;
    return `Run ${lie.runId}${where} is not as it must be: ${textsOf(lie, 'en').join('; ')}.\nLooked at until then: ${figures}.\n`;
  },
  zh: ({ runs, events, expired, lie }, seconds) => {
    const figures = `${runs} 次执行，${events} 个事件，${seconds} 秒`;
    if (lie === null) {
      const past = expired > 0 ? `；其中 ${expired} 次执行的日志已按保留期移除` : '';
      return `一切与日志相符：${figures}${past}。\n`;
    }
    const where = lie.seq === null ? '' : `的第 ${lie.seq} 个事件`;
    return `执行 ${lie.runId} ${where}与应有的不符：${textsOf(lie, 'zh').join('；')}。\n此前已核对：${figures}。\n`;
  },
};

function textsOf({ problems }: Lie, locale: Locale): string[] {
  return problems.map(({ message }) => message[locale]);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
