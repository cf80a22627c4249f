import { ObjectType } from '@nestjs/graphql';
import { RunPayload } from './run.payload.js';

@ObjectType({ description: 'What pausing a run did.' })
export class PauseRunPayload extends RunPayload {}
