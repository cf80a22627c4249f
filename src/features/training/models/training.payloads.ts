import { Field, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '../../../api/errors/mutation-payload.js';
import { SkillClaim } from '../../skills/models/skill-claim.model.js';
import { Certificate } from './certificate.model.js';
import { Course } from './course.model.js';
import { Enrolment } from './enrolment.model.js';
import { TrainingSession } from './training-session.model.js';

@ObjectType({ description: 'What adding a course did.' })
export class AddCoursePayload extends MutationPayload {
  @Field(() => Course, { nullable: true, description: 'The new course; null where it was refused.' })
  course?: Course | null;
}

@ObjectType({ description: 'What scheduling a session did.' })
export class ScheduleSessionPayload extends MutationPayload {
  @Field(() => TrainingSession, {
    nullable: true,
    description: 'The new session; null where it was refused.',
  })
  session?: TrainingSession | null;
}

@ObjectType({ description: 'What cancelling a session did.' })
export class CancelSessionPayload extends MutationPayload {
  @Field(() => TrainingSession, { nullable: true, description: 'The session; null where it was refused.' })
  session?: TrainingSession | null;
}

@ObjectType({ description: 'What enrolling did.' })
export class EnrolPayload extends MutationPayload {
  @Field(() => Enrolment, { nullable: true, description: 'The new enrolment; null where it was refused.' })
  enrolment?: Enrolment | null;
}

@ObjectType({ description: 'What cancelling an enrolment did.' })
export class CancelEnrolmentPayload extends MutationPayload {
  @Field(() => Enrolment, { nullable: true, description: 'The enrolment; null where it was refused.' })
  enrolment?: Enrolment | null;
}

@ObjectType({ description: 'What recording a result did.' })
export class RecordResultPayload extends MutationPayload {
  @Field(() => Enrolment, { nullable: true, description: 'The enrolment; null where it was refused.' })
  enrolment?: Enrolment | null;

  @Field(() => Certificate, {
    nullable: true,
    description: 'The certificate that was issued; only where passed.',
  })
  certificate?: Certificate | null;

  @Field(() => SkillClaim, {
    nullable: true,
    description: 'The skill claim that was made; only where passed.',
  })
  claim?: SkillClaim | null;
}
