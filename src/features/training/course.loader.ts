import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { CourseRepository } from './course.repository.js';
import { toCourse, type Course } from './models/course.model.js';

/** Courses by uuid. */
@Injectable()
export class CourseLoader extends BatchLoader<string, Course> {
  constructor(private readonly courses: CourseRepository) {
    super();
  }

  protected override async fetch(uuids: readonly string[]): Promise<ReadonlyMap<string, Course>> {
    const found = await this.courses.findMany(uuids);
    return new Map(found.map((entity) => [entity.id, toCourse(entity)]));
  }
}
