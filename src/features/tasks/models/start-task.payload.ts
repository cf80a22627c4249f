import { ObjectType } from '@nestjs/graphql';
import { TaskPayload } from './task.payload.js';

@ObjectType({ description: 'What starting a task did.' })
export class StartTaskPayload extends TaskPayload {}
