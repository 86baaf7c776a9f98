import { ApiHeader } from '@nestjs/swagger';

/** Documents the header that selects the organisation. */
export const TenantHeader = (): MethodDecorator & ClassDecorator =>
  ApiHeader({ name: 'x-tenant-id', required: true, description: 'Id or slug of the organisation', example: 'acme' });
