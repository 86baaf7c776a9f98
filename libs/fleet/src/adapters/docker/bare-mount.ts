import type Docker from 'dockerode';

/** Where a container that carries a volume has it; the archives' one top folder is called after it. */
export const mountPoint = '/volume';

/** On containers that keep an image, and volumes at hand with it. */
export const keeperLabel = 'moorage.keeps';

/** A volume as it is: nothing of the image goes into it. */
export function bareMount(volume: string, path: string): Docker.MountSettings {
  return {
    Type: 'volume',
    Source: volume,
    Target: path,
    ReadOnly: false,
    VolumeOptions: { NoCopy: true, Labels: {}, DriverConfig: { Name: '', Options: {} } },
  };
}
