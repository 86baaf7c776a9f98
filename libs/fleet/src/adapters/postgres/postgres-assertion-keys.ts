import { Injectable } from '@nestjs/common';
import { Clock, SecretBox, UnitOfWork } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { AssertionKeys, type PublicJwk } from '../../application/ports/assertion-keys.port.ts';
import { Ed25519AssertionSigner, type AssertionSigner } from '../proxy/index.ts';

const currentSlot = 'current';
const contextOf = (slot: string): string => `assertion-key:${slot}`;

/** The signing key is generated once, by whichever replica comes first, and kept sealed; all of them sign with the same. */
@Injectable()
export class PostgresAssertionKeys extends AssertionKeys {
  private loading: Promise<AssertionSigner> | undefined;

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly box: SecretBox,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async publicKeySet(): Promise<{ readonly keys: readonly PublicJwk[] }> {
    const { keys } = (await this.signer()).jwks();
    return { keys: keys.map((key) => ({ ...key })) };
  }

  /** The same for the whole life of the process. */
  signer(): Promise<AssertionSigner> {
    this.loading ??= this.load().catch((error: unknown) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  private async load(): Promise<AssertionSigner> {
    const sealed = await this.unitOfWork.run(async () => {
      await this.database.write(
        'INSERT INTO assertion_keys (slot, sealed_private_key, created_at) VALUES ($1, $2, $3) ON CONFLICT (slot) DO NOTHING',
        [currentSlot, this.box.seal(Ed25519AssertionSigner.generateKey(), contextOf(currentSlot)), this.clock.now()],
      );
      const [row] = await this.database.query<{ sealed_private_key: string }>(
        'SELECT sealed_private_key FROM assertion_keys WHERE slot = $1',
        [currentSlot],
      );
      if (row === undefined) throw new Error('The assertion key is gone');
      return row.sealed_private_key;
    });
    return new Ed25519AssertionSigner(this.box.open(sealed, contextOf(currentSlot)));
  }
}
