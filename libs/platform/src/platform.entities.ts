import { RateLimitEntity } from './security/rate-limit.entity.ts';
import { PlatformSettingEntity } from './settings/platform-setting.entity.ts';

export const platformEntities = [PlatformSettingEntity, RateLimitEntity];
