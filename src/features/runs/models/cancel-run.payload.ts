import { ObjectType } from '@nestjs/graphql';
import { RunPayload } from './run.payload.js';

@ObjectType({ description: 'What cancelling a run did.' })
export class CancelRunPayload extends RunPayload {}
