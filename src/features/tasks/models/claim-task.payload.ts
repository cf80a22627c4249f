import { ObjectType } from '@nestjs/graphql';
import { TaskPayload } from './task.payload.js';

@ObjectType({ description: 'What claiming a task did.' })
export class ClaimTaskPayload extends TaskPayload {}
