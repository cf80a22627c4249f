import { ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import { Run } from './run.model.js';

@ObjectType({ description: 'A page of runs, the latest started first.' })
export class RunConnection extends connectionOf(Run, 'Run') {}
