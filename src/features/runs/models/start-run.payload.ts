import { ObjectType } from '@nestjs/graphql';
import { RunPayload } from './run.payload.js';

@ObjectType({ description: 'What starting a run did.' })
export class StartRunPayload extends RunPayload {}
