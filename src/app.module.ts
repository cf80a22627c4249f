import { type DynamicModule, Module } from '@nestjs/common';
import { API_SETTINGS } from './api/api-settings.js';
import { ApiModule } from './api/api.module.js';
import { API_LIMITS } from './api/limits/api-limits.js';
import { AccessModule } from './features/access/access.module.js';
import { PlatformModule, type PlatformParts } from './platform/platform.module.js';

/** The composition root: the only file that knows every module. */
@Module({})
export class AppModule {
  static with(parts: PlatformParts): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [PlatformModule.with(parts), ApiModule, AccessModule],
      providers: [
        { provide: API_LIMITS, useValue: parts.config.api.limits },
        { provide: API_SETTINGS, useValue: parts.config.api.settings },
      ],
      exports: [API_LIMITS, API_SETTINGS],
    };
  }
}
