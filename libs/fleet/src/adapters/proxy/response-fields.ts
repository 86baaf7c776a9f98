import type { BotCookies } from './cookies.ts';
import { RESPONSE_FIELD, responseFieldOf } from './header-fields.ts';

/**
 * What of a bot's response header section goes to the client. Hop-by-hop fields end here (RFC 9110 §7.6.1), and so does what would
 * reach past the bot's own host: cookies under our names or for a wider domain, `Clear-Site-Data: "cookies"` (it empties the whole
 * registrable domain, platform and sibling bots included), `Alt-Svc`.
 * @param raw name, value, name, value …; it is not changed.
 */
export function fieldsForClient(raw: string[], status: number, host: string, cookies: BotCookies): string[] {
  const fields: string[] = [];
  let connection: string | undefined;
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i] as string;
    const value = raw[i + 1] as string;
    switch (responseFieldOf(name)) {
      case RESPONSE_FIELD.FORWARD:
        fields.push(name, value);
        break;
      case RESPONSE_FIELD.SET_COOKIE:
        if (cookies.mayBotSet(value, host)) fields.push(name, value);
        break;
      case RESPONSE_FIELD.CLEAR_SITE_DATA:
        if (!/cookies|\*/i.test(value)) fields.push(name, value);
        break;
      case RESPONSE_FIELD.CONTENT_LENGTH:
        // RFC 9110 §8.6: none in 204.
        if (status !== 204) fields.push(name, value);
        break;
      case RESPONSE_FIELD.CONNECTION:
        connection = connection === undefined ? value : `${connection},${value}`;
        break;
    }
  }
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return fields;
  return withoutNamed(fields, connection);
}

function withoutNamed(fields: string[], connection: string): string[] {
  const named = new Set(
    connection
      .toLowerCase()
      .split(',')
      .map((option) => option.trim()),
  );
  // Framing is no matter of one hop here: the parser has consumed it, the length still holds.
  named.delete('content-length');
  const kept: string[] = [];
  for (let i = 0; i + 1 < fields.length; i += 2) {
    if (!named.has((fields[i] as string).toLowerCase())) kept.push(fields[i] as string, fields[i + 1] as string);
  }
  return kept;
}
