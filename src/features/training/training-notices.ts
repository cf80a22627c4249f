import { Injectable } from '@nestjs/common';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import type { Transaction } from '../../platform/database/database.js';
import type { LocalizedText } from '../../platform/localized-text.js';
import { Notifier } from '../notifications/notifier.js';
import type { CourseEntity } from './course.entity.js';
import { CourseRepository } from './course.repository.js';
import type { TrainingResult } from './models/enrolment-status.enum.js';
import type { TrainingSessionEntity } from './training-session.entity.js';

const RESULTS: Readonly<Record<TrainingResult, LocalizedText>> = {
  passed: { zh: '已通过，技能认定已生效', en: 'passed; the skill is now on your record' },
  failed: { zh: '未通过', en: 'not passed' },
  absent: { zh: '缺席', en: 'absent' },
};

/** What people are told about their training. */
@Injectable()
export class TrainingNotices {
  constructor(
    private readonly notifier: Notifier,
    private readonly courses: CourseRepository,
  ) {}

  /** Somebody else took a seat for the person. */
  async enrolled(tx: Transaction, session: TrainingSessionEntity, personId: string): Promise<void> {
    const { title, day } = await this.describe(tx, session);
    await this.tell(tx, [personId], {
      zh: `已为您报名：${title.zh}，${day}，${session.place}`,
      en: `You were enrolled: ${title.en}, ${day}, ${session.place}`,
    });
  }

  async sessionCancelled(
    tx: Transaction,
    session: TrainingSessionEntity,
    personIds: readonly string[],
  ): Promise<void> {
    const { title, day } = await this.describe(tx, session);
    await this.tell(tx, personIds, {
      zh: `班次已取消：${title.zh}，${day}`,
      en: `The session was cancelled: ${title.en}, ${day}`,
    });
  }

  async resultRecorded(
    tx: Transaction,
    { title }: CourseEntity,
    personId: string,
    result: TrainingResult,
  ): Promise<void> {
    await this.tell(tx, [personId], {
      zh: `培训结果：${title.zh}，${RESULTS[result].zh}`,
      en: `Training result: ${title.en}, ${RESULTS[result].en}`,
    });
  }

  private tell(tx: Transaction, personIds: readonly string[], message: LocalizedText): Promise<void> {
    return this.notifier.notify(
      tx,
      personIds.map((personId) => ({ personId, kind: 'training', message })),
    );
  }

  private async describe(tx: Transaction, session: TrainingSessionEntity) {
    const [course] = await this.courses.findMany([session.courseId], tx);
    return { title: course?.title ?? { zh: '', en: '' }, day: calendarDayOf(session.startsAt) };
  }
}
