import { RateLimitEntity } from './security/rate-limit.entity.ts';

export const platformEntities = [RateLimitEntity];
