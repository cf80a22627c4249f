import { ObjectType } from '@nestjs/graphql';
import { TaskPayload } from './task.payload.js';

@ObjectType({ description: 'What assigning a task did.' })
export class AssignTaskPayload extends TaskPayload {}
