import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity('bot_apps')
@Unique('bot_apps_key_key', ['key'])
@Check('bot_apps_port_check', 'port >= 1 AND port <= 65535')
export class BotAppEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'bot_apps_pkey' }) id: string;
  @Column('text') key: string;
  @Column('text') name: string;
  @Column('text') image: string;
  @Column('integer') port: number;
  @Column('text', { name: 'health_path' }) healthPath: string;
  @Column('text', { array: true }) volumes: string[];
}
