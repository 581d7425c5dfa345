import type { Defaulted, Membership } from './columns.ts';

export type Scope = 'read' | 'write' | 'admin';

export interface TokensTable {
  id: string;
  person_id: string;
  purpose: 'api' | 'feed';
  scope: Scope;
  label: Defaulted<string>;
  hash: string;
  created_at: Date;
  last_used_at: Date | null;
  expires_at: Date | null;
  revoked_at: Date | null;
}

export interface InvitationsTable {
  id: string;
  hash: string;
  email: string | null;
  name: string | null;
  standing: Membership;
  space_ids: Defaulted<string[]>;
  unit_ids: Defaulted<string[]>;
  for_person: string | null;
  invited_by: string | null;
  created_at: Date;
  expires_at: Date;
  accepted_by: string | null;
  accepted_at: Date | null;
  revoked_at: Date | null;
}

export interface SessionsTable {
  id: string;
  token: string;
  person_id: string;
  expires_at: Date;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface AccountsTable {
  id: string;
  account_id: string;
  provider_id: string;
  person_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Date | null;
  refresh_token_expires_at: Date | null;
  scope: string | null;
  password: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface PasskeysTable {
  id: string;
  name: string | null;
  public_key: string;
  person_id: string;
  credential_id: string;
  counter: number;
  device_type: string;
  backed_up: boolean;
  transports: string | null;
  aaguid: string | null;
  created_at: Date | null;
}
