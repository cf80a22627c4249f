import { ObjectType } from '@nestjs/graphql';
import { RunPayload } from './run.payload.js';

@ObjectType({ description: 'What an event did.' })
export class SendRunEventPayload extends RunPayload {}
