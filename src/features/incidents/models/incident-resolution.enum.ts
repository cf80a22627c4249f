import { registerEnumType } from '@nestjs/graphql';

/** The values are those that the runner stores. */
export enum IncidentResolution {
  GONE = 'gone',
  RETRIED = 'retried',
  RESOLVED = 'resolved',
}

registerEnumType(IncidentResolution, {
  name: 'IncidentResolution',
  description: 'How an incident ended.',
  valuesMap: {
    GONE: { description: 'By itself: an event took its cause away.' },
    RETRIED: { description: 'What had failed was tried again, and went well.' },
    RESOLVED: { description: 'Somebody closed it as it was.' },
  },
});
