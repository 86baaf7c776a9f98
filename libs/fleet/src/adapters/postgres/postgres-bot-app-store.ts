import { Injectable } from '@nestjs/common';
import { Database } from '@moorage/platform';
import { BotAppStore } from '../../application/ports/bot-app-store.port.ts';
import type { BotApp } from '../../domain/bot-app.ts';

const columns = 'id, key, name, image, port, health_path AS "healthPath", volumes';

@Injectable()
export class PostgresBotAppStore extends BotAppStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(botAppId: string): Promise<BotApp | undefined> {
    const [row] = await this.database.query<BotApp>(`SELECT ${columns} FROM bot_apps WHERE id = $1`, [botAppId]);
    return row;
  }

  override async findByKey(key: string): Promise<BotApp | undefined> {
    const [row] = await this.database.query<BotApp>(`SELECT ${columns} FROM bot_apps WHERE key = $1`, [key]);
    return row;
  }

  override async put({ id, key, name, image, port, healthPath, volumes }: BotApp): Promise<BotApp> {
    const { rows } = await this.database.write<BotApp>(
      `INSERT INTO bot_apps (id, key, name, image, port, health_path, volumes) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (key) DO UPDATE SET name = excluded.name, image = excluded.image, port = excluded.port,
         health_path = excluded.health_path, volumes = excluded.volumes
       RETURNING ${columns}`,
      [id, key, name, image, port, healthPath, volumes],
    );
    return rows[0]!;
  }
}
