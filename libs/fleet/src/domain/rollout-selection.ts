import { channelOf, releaseChannels, type ReleaseChannel } from './release-channel.ts';

/** Whom a rollout is for, of one bot app. */
export type RolloutSelection =
  /** Every instance that follows a channel; those that follow a digest are left out. */
  | { readonly kind: 'all' }
  | { readonly kind: 'channel'; readonly channel: ReleaseChannel }
  /** Those that follow this very tag: what the platform starts by itself when the tag moved. */
  | { readonly kind: 'image'; readonly image: string }
  | { readonly kind: 'organizations'; readonly orgIds: readonly string[] };

export const rolloutSelectionKinds = ['all', 'channel', 'image', 'organizations'] as const;

/** Whether an instance that follows this image, of this organisation, is meant. */
export function selects(selection: RolloutSelection, bot: { readonly image: string; readonly orgId: string }): boolean {
  switch (selection.kind) {
    case 'all':
      return true;
    case 'channel':
      return channelOf(bot.image) === selection.channel;
    case 'image':
      return bot.image === selection.image;
    case 'organizations':
      return selection.orgIds.includes(bot.orgId);
  }
}

/** The channels whose instances a rollout may touch: of two that share one, one runs and the other waits. */
export function channelsOf(selection: RolloutSelection): readonly ReleaseChannel[] {
  switch (selection.kind) {
    case 'all':
    case 'organizations':
      return releaseChannels;
    case 'channel':
      return [selection.channel];
    case 'image':
      return [channelOf(selection.image)];
  }
}

export function shareAChannel(one: RolloutSelection, other: RolloutSelection): boolean {
  const channels = channelsOf(other);
  return channelsOf(one).some((channel) => channels.includes(channel));
}

/** Whether whoever is meant by `older` is meant by `newer` too: then the newer one takes the place of the older in the queue. */
export function covers(newer: RolloutSelection, older: RolloutSelection): boolean {
  switch (newer.kind) {
    case 'all':
      return true;
    case 'channel':
      return (older.kind === 'channel' || older.kind === 'image') && channelsOf(older)[0] === newer.channel;
    case 'image':
      return older.kind === 'image' && older.image === newer.image;
    case 'organizations':
      return older.kind === 'organizations' && older.orgIds.every((orgId) => newer.orgIds.includes(orgId));
  }
}
