// A reporter for Jest, which `npm run test:patterns` uses.
/** How many control-flow patterns there are: van der Aalst, ter Hofstede, Russell and Mulyar, 2006. */
const CONTROL_FLOW = 43;
const NAME = /^C(\d+) /;

/** Prints how many of the patterns are shown: one counts when it has tests and all of them pass. */
export default class ScoreReporter {
  /** @type {Map<number, boolean>} */
  #shown = new Map();

  onTestResult(_test, { testResults }) {
    for (const { title, status } of testResults) {
      const [, number] = NAME.exec(title) ?? [];
      if (number === undefined) continue;
      this.#shown.set(Number(number), (this.#shown.get(Number(number)) ?? true) && status === 'passed');
    }
  }

  onRunComplete() {
    const numbers = Array.from({ length: CONTROL_FLOW }, (_, index) => index + 1);
    const missing = numbers.filter((number) => this.#shown.get(number) !== true);
    const left = missing.map((number) => `C${number}`).join(', ');
    console.log(`\ncontrol-flow ${CONTROL_FLOW - missing.length}/${CONTROL_FLOW}`);
    if (missing.length > 0) console.log(`not shown: ${left}`);
  }

  getLastError() {
    const complete = [...this.#shown.values()].filter(Boolean).length === CONTROL_FLOW;
    return complete ? undefined : new Error('not every control-flow pattern is shown');
  }
}
