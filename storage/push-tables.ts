import type { Defaulted } from './columns.ts';

export interface PushDevicesTable {
  id: string;
  person_id: string;
  session_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  label: string;
  created_at: Date;
  last_used_at: Date | null;
  failures: Defaulted<number>;
}

export interface PushDeliveriesTable {
  device_id: string;
  notice_id: string;
  next_try_at: Date;
  tries: Defaulted<number>;
}
