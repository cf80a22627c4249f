import { registerEnumType } from '@nestjs/graphql';

export enum EventFate {
  TAKEN = 'taken',
  KEPT = 'kept',
  DROPPED = 'dropped',
  REFUSED = 'refused',
}

registerEnumType(EventFate, {
  name: 'EventFate',
  description: 'What became of an event that was sent to a run.',
  valuesMap: {
    TAKEN: { description: 'The run took it.' },
    KEPT: { description: 'It is in the log, and waits until a state can take it or the run is resumed.' },
    DROPPED: {
      description: 'It is in the log; no state takes it, and its declaration says to drop it then.',
    },
    REFUSED: { description: 'Nothing was done: see the error.' },
  },
});
