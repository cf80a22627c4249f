import { ObjectType } from '@nestjs/graphql';
import { RunPayload } from './run.payload.js';

@ObjectType({ description: 'What reporting a KPI did.' })
export class RecordKpiPayload extends RunPayload {}
