import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { RequestContext } from '../context/request-context.js';
import { mapEvents, type EventStream } from './map-events.js';

/**
 * Subscribes like graphql-js, but executes each event in a context of its own: loaders remember nothing of earlier
 * events, the budget starts anew, and whoever is no longer signed in gets an error instead of the event.
 */
export async function subscribeAfresh(
  args: ExecutionArgs,
  createContext: () => Promise<RequestContext>,
): Promise<EventStream<ExecutionResult> | ExecutionResult> {
  const events = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in events)) return events;
  return mapEvents(events, async (event) =>
    execute({ ...args, rootValue: event, contextValue: await createContext() }),
  );
}
