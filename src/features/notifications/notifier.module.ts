import { Module } from '@nestjs/common';
import { Notifier } from './notifier.js';

/** For the features that tell people something. */
@Module({ providers: [Notifier], exports: [Notifier] })
export class NotifierModule {}
