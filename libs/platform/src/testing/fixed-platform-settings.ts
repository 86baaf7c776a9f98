import { PlatformSettings, type PlatformSettingValues } from '@moorage/contracts';

/** Settings that stay as the test wants them. */
export class FixedPlatformSettings extends PlatformSettings {
  constructor(readonly values: PlatformSettingValues) {
    super();
  }

  override current(): Promise<PlatformSettingValues> {
    return Promise.resolve(this.values);
  }
}
