import { mutate, type ApiClient } from '../play/api-client.js';
import { instantOf, type Appointment } from './agenda.js';
import type { DemoFiles, DemoSession } from './demo-files.js';
import { SETUP } from './in-process-client.js';
import type { DemoIds } from './load-organisation.js';

const HR = 'tan.xiaodong';

/** Adds the courses, and gives what happens to their sessions: scheduled a month before, filled, held, and assessed. */
export async function planTraining(
  client: ApiClient,
  { training }: DemoFiles,
  { ids, today }: { ids: DemoIds; today: Date },
): Promise<Appointment[]> {
  const courses = new Map<string, string>();
  for (const { key, zh, en, skill, level, hours, validMonths } of training.courses) {
    const input = {
      key,
      hours,
      title: {
        zh,
        en,
      },
      validMonths: validMonths ?? null,
      skillId: ids.skills.get(skill),
      levelGranted: level,
    };
    const { course } = await mutate<{ course: { id: string } }>(client, SETUP, 'addCourse', {
      input,
      selection: 'course { id }',
    });
    courses.set(key, course.id);
  }
  return training.sessions.flatMap((session) =>
    planSession(client, session, { courseId: courses.get(session.course), ids, today }),
  );
}

function planSession(
  client: ApiClient,
  session: DemoSession,
  { courseId, ids, today }: { courseId: string | undefined; ids: DemoIds; today: Date },
): Appointment[] {
  const { day, hours, place, trainer, capacity, results = {} } = session;
  const logins = session.enrolled ?? Object.keys(results);
  const enrolments = new Map<string, string>();
  let sessionId = '';
  const schedule = async (): Promise<void> => {
    const startsAt = instantOf(today, day, 9);
    const endsAt = new Date(startsAt.getTime() + hours * 3_600_000);
    const payload = await mutate<{ session: { id: string } }>(client, HR, 'scheduleSession', {
      input: { courseId, startsAt, endsAt, place, trainer, capacity },
      selection: 'session { id }',
    });
    sessionId = payload.session.id;
  };
  const enrol = async (): Promise<void> => {
    for (const login of logins) {
      const { enrolment } = await mutate<{ enrolment: { id: string } }>(client, HR, 'enrol', {
        input: { sessionId, personId: ids.people.get(login) },
        selection: 'enrolment { id }',
      });
      enrolments.set(login, enrolment.id);
    }
  };
  const assess = async (): Promise<void> => {
    for (const [login, result] of Object.entries(results)) {
      const score = result === 'absent' ? null : result;
      await mutate(client, HR, 'recordResult', {
        input: { enrolmentId: enrolments.get(login), result: verdictOf(score), score },
        selection: 'enrolment { id }',
      });
    }
  };
  const scheduledOn = Math.min(day - 30, -2);
  const appointments = [
    { at: instantOf(today, scheduledOn, 11), happen: schedule },
    { at: instantOf(today, Math.min(day - 14, -1), 14), happen: enrol },
  ];
  return session.results
    ? [...appointments, { at: instantOf(today, day + 3, 16), happen: assess }]
    : appointments;
}

function verdictOf(score: number | null): 'PASSED' | 'FAILED' | 'ABSENT' {
  if (score === null) return 'ABSENT';
  return score >= 60 ? 'PASSED' : 'FAILED';
}
