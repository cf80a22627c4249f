import { mutate, type ApiClient } from '../play/api-client.js';
import { dateOf, instantOf, type Appointment } from './agenda.js';
import type { DemoFiles, DemoRotation } from './demo-files.js';
import type { DemoIds } from './load-organisation.js';

const HR = 'yao.xueqin';

type Side = 'FROM_DEPARTMENT' | 'TO_DEPARTMENT' | 'HR';

/** Gives every move of every rotation, each in the name of whoever may make it. */
export async function planRotations(
  client: ApiClient,
  files: DemoFiles,
  { ids, today }: { ids: DemoIds; today: Date },
): Promise<Appointment[]> {
  return files.rotations.flatMap((rotation) =>
    new RotationPlan(client, files, { rotation, ids, today }).appointments(),
  );
}

interface PlanParts {
  readonly rotation: DemoRotation;
  readonly ids: DemoIds;
  readonly today: Date;
}

class RotationPlan {
  private rotationId = '';
  private readonly planned: Appointment[] = [];

  constructor(
    private readonly client: ApiClient,
    private readonly files: DemoFiles,
    private readonly parts: PlanParts,
  ) {}

  appointments(): Appointment[] {
    const { rotation } = this.parts;
    this.on(rotation.proposed, 9, () => this.propose());
    this.planApproval(rotation);
    this.planWork(rotation);
    this.planEnd(rotation);
    return this.planned;
  }

  private planApproval({ approved, approvedBy = {}, rejected, mentor, objectives }: DemoRotation): void {
    const { fromDepartment = approved, toDepartment = approved, hr = approved } = approvedBy;
    if (fromDepartment !== undefined) this.on(fromDepartment, 10, () => this.approve('FROM_DEPARTMENT'));
    if (toDepartment !== undefined) this.on(toDepartment, 11, () => this.approve('TO_DEPARTMENT'));
    if (hr !== undefined) this.on(hr, 14, () => this.approve('HR'));
    if (rejected) this.on(rejected.day, 15, () => this.move('rejectRotation', { reason: rejected.reason }));
    if (approved !== undefined && mentor !== undefined) {
      const mentorId = this.parts.ids.people.get(mentor);
      this.on(approved + 1, 10, () => this.move('prepareRotation', { mentorId, objectives }));
    }
  }

  private planWork({ started, reviews = {} }: DemoRotation): void {
    if (started !== undefined) this.on(started, 9, () => this.move('startRotation', {}));
    for (const [day, text] of Object.entries(reviews)) {
      this.on(Number(day), 16, () => this.move('reviewRotation', { text }));
    }
  }

  private planEnd({ ended, evaluation, outcome, objectives = [] }: DemoRotation): void {
    if (ended !== undefined) this.on(ended, 17, () => this.move('endRotation', {}));
    if (evaluation) {
      const { rating, text, skill, level } = evaluation;
      const achieved = objectives.map(() => true);
      const claim = { skillId: this.parts.ids.skills.get(skill), level };
      const input = { rating, text, achieved, skill: claim };
      this.on(evaluation.day, 15, () => this.move('evaluateRotation', input));
    }
    if (outcome) {
      const name = outcome.move === 'return' ? 'returnRotation' : 'stayRotation';
      this.on(outcome.day, 10, () => this.move(name, {}));
    }
  }

  private async propose(): Promise<void> {
    const { rotation, ids, today } = this.parts;
    const input = {
      personId: ids.people.get(rotation.person),
      toDepartmentKey: rotation.to,
      position: rotation.position,
      reason: rotation.reason,
      plannedFrom: dateOf(today, rotation.from),
      plannedTo: dateOf(today, rotation.until),
    };
    const payload = await mutate<{ rotation: { id: string } }>(this.client, HR, 'proposeRotation', {
      input,
      selection: 'rotation { id }',
    });
    this.rotationId = payload.rotation.id;
  }

  private async approve(as: Side): Promise<void> {
    const { person, to } = this.parts.rotation;
    const from = this.files.people.find(({ login }) => login === person)?.department;
    const department = as === 'FROM_DEPARTMENT' ? from : to;
    const approver = as === 'HR' ? HR : this.headOf(department);
    const input = { rotationId: this.rotationId, as };
    await mutate(this.client, approver, 'approveRotation', { input, selection: 'rotation { id }' });
  }

  private async move(name: string, input: Readonly<Record<string, unknown>>): Promise<void> {
    await mutate(this.client, HR, name, {
      input: { rotationId: this.rotationId, ...input },
      selection: 'rotation { id }',
    });
  }

  private headOf(department: string | undefined): string {
    const head = this.files.people.find(
      (person) => person.department === department && person.roles.includes('lead'),
    );
    if (!head) throw new Error(`The demo has nobody who leads in ${department}.`);
    return head.login;
  }

  private on(day: number, hour: number, happen: () => Promise<void>): void {
    this.planned.push({ at: instantOf(this.parts.today, day, hour), happen });
  }
}
