import { ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import { RunEvent } from './run-event.model.js';

@ObjectType({ description: "A page of a run's log, oldest first." })
export class RunEventConnection extends connectionOf(RunEvent, 'RunEvent') {}
