import { ObjectType } from '@nestjs/graphql';
import { RunPayload } from './run.payload.js';

@ObjectType({ description: 'What resuming a run did.' })
export class ResumeRunPayload extends RunPayload {}
