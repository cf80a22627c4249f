import { isJsonObject, type JsonObject } from '../../engine/json.js';
import { askedFor, movesOf, stepOf, type Move } from '../../engine/scenario/moves.js';
import type { Doing } from '../../engine/scenario/perform-step.js';
import { MODEST, suggestData } from '../../engine/simulation/suggest-data.js';
import { askFields, type Ask } from './ask-fields.js';
import type { Teller } from './teller.js';
import type { Walk } from './walk.js';

export interface InteractiveParts {
  readonly walk: Walk;
  readonly teller: Teller;
  readonly ask: Ask;
  readonly tell: (text: string) => void;
  /** Saves the walk as a scenario. */
  readonly save: (file: string) => Promise<void>;
}

/** Lets a person walk: shows where the run is and what can be done, and does what is chosen, until they stop. */
export async function walkInteractively(parts: InteractiveParts): Promise<void> {
  const { walk, teller, ask, tell } = parts;
  let shown = false;
  for (;;) {
    const moves = movesOf(walk.run);
    if (!shown) showChoices(parts, moves);
    shown = true;
    const line = await ask('> ');
    if (line === null || line === 'q') return;
    const step = await readCommand(parts, moves, line.trim());
    if (step === null) continue;
    if (step === 'SHOW') {
      shown = false;
      continue;
    }
    const before = walk.run;
    tell(`${teller.tellPerformed(before, walk.take(step)).join('\n')}\n`);
    shown = false;
  }
}

function showChoices({ walk, teller, tell }: InteractiveParts, moves: readonly Move[]): void {
  const { words } = teller;
  const width = `${moves.length}`.length;
  tell(
    [
      '',
      ...teller.tellStanding(walk.run),
      ...(moves.length === 0 ? [] : [words.whatNext]),
      ...moves.map((move, index) => `  ${`${index + 1}`.padStart(width)}  ${teller.tellMove(move)}`),
      words.keys,
      '',
    ].join('\n'),
  );
}

/** The step that a line means; `SHOW` where the choices are to be shown anew, `null` where it was answered at once. */
async function readCommand(
  parts: InteractiveParts,
  moves: readonly Move[],
  line: string,
): Promise<Doing | 'SHOW' | null> {
  const { walk, teller, tell, save } = parts;
  const { words } = teller;
  const [command = '', argument = ''] = line.split(/\s+/, 2);
  switch (command) {
    case '':
    case '?':
      return 'SHOW';
    case 'u':
      tell(`${walk.undo() ? words.undone : words.nothingToUndo}\n`);
      return 'SHOW';
    case 'p':
      return { pass: argument };
    case 'c':
      tell(`${JSON.stringify(contextOf(walk), null, 2)}\n`);
      return null;
    case 'w':
      await save(argument === '' ? 'walk.yaml' : argument);
      return null;
    default:
  }
  const move = /^\d+!?$/.test(command) ? moves[Number.parseInt(command, 10) - 1] : undefined;
  if (move === undefined) {
    tell(`${words.notUnderstood(line)}\n`);
    return null;
  }
  return fillIn(parts, move, command.endsWith('!'));
}

async function fillIn(
  { walk, teller, ask }: InteractiveParts,
  move: Move,
  asSuggested: boolean,
): Promise<Doing> {
  const { run, defaults } = walk;
  const asked = askedFor(run, move, defaults);
  if (asked === null) {
    const step = stepOf(run, move, {}, MODEST);
    if (asSuggested || step.observe === undefined) return step;
    const line = await ask(`  [${step.observe.value}]: `);
    const value = line === null || line === '' ? step.observe.value : Number(line);
    return { observe: { ...step.observe, value } };
  }
  const { schema, usual } = asked;
  const suggested = suggestData(schema, usual, { pick: MODEST, day: run.now.slice(0, 10) });
  const data = asSuggested ? suggested : await askFields(schema, suggested, ask, teller.locale);
  return stepOf(run, move, data, MODEST);
}

function contextOf({ run }: Walk): JsonObject {
  const { context } = run.state.snapshot;
  return isJsonObject(context) ? context : {};
}
