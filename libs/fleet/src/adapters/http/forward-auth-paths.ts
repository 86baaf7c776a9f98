import type { OpenAPIObject } from '@nestjs/swagger';
import { VERIFY_PATH } from '../proxy/index.ts';

/** As a controller's routes say it. */
const access = {
  'x-access': { kind: 'public', reason: 'A reverse proxy asks here who is calling, also where nobody is' },
};

/** What the proxy answers on the platform's own host, for the API's description: no controller has it (see `mountProxy`). */
export const forwardAuthPaths: OpenAPIObject['paths'] = {
  [VERIFY_PATH]: {
    get: {
      operationId: 'verifyProxiedRequest',
      summary: 'Forward authentication for nginx, Caddy and Traefik: 200 with the identity headers, 401 or 403',
      parameters: [],
      responses: {
        200: { description: 'Let it through, with the `x-platform-*` headers of this answer' },
        401: refusal('`PROXY.SIGN_IN_REQUIRED`: The request has no session at this bot.'),
        403: refusal('`PROXY.…`: Whose request it is, or which bot it is for, keeps it from passing.'),
        503: refusal('`PROXY.UNAVAILABLE`: Nobody can be asked at the moment, so nobody passes.'),
      },
      tags: ['proxy'],
      ...access,
    },
  },
};

function refusal(description: string) {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
