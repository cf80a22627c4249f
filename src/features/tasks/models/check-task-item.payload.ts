import { ObjectType } from '@nestjs/graphql';
import { TaskPayload } from './task.payload.js';

@ObjectType({ description: 'What ticking a step did.' })
export class CheckTaskItemPayload extends TaskPayload {}
