import { ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import { Task } from './task.model.js';

@ObjectType({ description: 'A page of tasks.' })
export class TaskConnection extends connectionOf(Task, 'Task') {}
