import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import { PreferencesOfPeople } from '../../application/ports/preferences-of-people.port.ts';
import { noPreferences, type Preferences } from '../../domain/preferences.ts';

@Injectable()
export class PostgresPreferencesOfPeople extends PreferencesOfPeople {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(userId: string): Promise<Preferences> {
    const [preferences] = await this.database.query<Preferences>(
      'SELECT landing_org_id AS "landingOrgId", locale, currency FROM preferences WHERE user_id = $1',
      [userId],
    );
    return preferences ?? noPreferences;
  }

  /** By the person and not by the row: whoever never chose anything has none. */
  override async lock(userId: string): Promise<Preferences> {
    await this.database.write("SELECT pg_advisory_xact_lock(hashtextextended('preferences:' || $1, 0))", [userId]);
    return this.find(userId);
  }

  override async save(userId: string, { landingOrgId, locale, currency }: Preferences): Promise<void> {
    await this.database.write(
      `INSERT INTO preferences (user_id, landing_org_id, locale, currency) VALUES ($1, $2, $3, $4)
       ON CONFLICT (user_id) DO UPDATE
         SET landing_org_id = excluded.landing_org_id, locale = excluded.locale, currency = excluded.currency`,
      [userId, landingOrgId, locale, currency],
    );
  }
}
