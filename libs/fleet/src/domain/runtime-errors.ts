import { DomainError } from '@moorage/kernel';

/** The refusals that every container runtime words alike. */
export const runtimeErrors = {
  /** Members read the sentence; the reason, such as `ECONNREFUSED`, is for the log. */
  unavailable: (reason: string) =>
    new DomainError(
      'RUNTIME.UNAVAILABLE',
      { reason },
      'The container engine does not answer. Work goes on when it does.',
    ),
  failed: (reason: string) => new DomainError('RUNTIME.FAILED', {}, reason),
  imageNotFound: (reference: string) =>
    new DomainError('RUNTIME.IMAGE_NOT_FOUND', { reference }, `There is no image ${reference}.`),
  imageRunsAsRoot: (reference: string) =>
    new DomainError(
      'RUNTIME.IMAGE_NOT_ALLOWED',
      { reference, reason: 'root' },
      `The image ${reference} runs as root; give it a USER other than root.`,
    ),
  fileNotFound: (path: string) =>
    new DomainError('RUNTIME.FILE_NOT_FOUND', { path }, `The image holds no file ${path}.`),
  fileTooLarge: (path: string, maxBytes: number) =>
    new DomainError(
      'RUNTIME.FILE_TOO_LARGE',
      { path, maxBytes },
      `The image's file ${path} is larger than ${maxBytes} bytes.`,
    ),
  containerNotFound: (name: string) =>
    new DomainError('RUNTIME.CONTAINER_NOT_FOUND', { name }, `There is no container ${name}.`),
  containerDiffers: (name: string) =>
    new DomainError(
      'RUNTIME.CONTAINER_CONFLICT',
      { name },
      `A container ${name} exists, made of another specification.`,
    ),
  inUse: (what: 'volume' | 'network', name: string) =>
    new DomainError('RUNTIME.CONTAINER_CONFLICT', { name }, `A container still uses the ${what} ${name}.`),
  networkNotFound: (name: string) => new DomainError('RUNTIME.FAILED', { name }, `There is no network ${name}.`),
  volumeNotFound: (name: string) =>
    new DomainError('RUNTIME.VOLUME_NOT_FOUND', { name }, `There is no volume ${name}.`),
  volumeExists: (name: string) =>
    new DomainError(
      'RUNTIME.VOLUME_NOT_EMPTY',
      { name },
      `The volume ${name} exists; a restore only goes into a fresh one.`,
    ),
};
