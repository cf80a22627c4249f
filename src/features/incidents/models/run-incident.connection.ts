import { ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import { RunIncident } from './run-incident.model.js';

@ObjectType({ description: 'A page of incidents.' })
export class RunIncidentConnection extends connectionOf(RunIncident, 'RunIncident') {}
