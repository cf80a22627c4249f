/**
 * What the loader and the gate say of a spoiled playbook.
 *
 * @param {{ loadPlaybook: Function, proofOf: Function }} engine
 */
export function judge({ loadPlaybook, proofOf }, { definition, named }) {
  const loaded = loadPlaybook(JSON.stringify(definition));
  const problems = loaded.ok ? [...loaded.warnings, ...proofOf(loaded).problems] : loaded.problems;
  const codes = [...new Set(problems.map(({ code }) => code))];
  return { isCaught: codes.some((code) => named.includes(code)), codes };
}
