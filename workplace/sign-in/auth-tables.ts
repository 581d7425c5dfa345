const timestampFields = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** better-auth's models in our tables: its user is a person. */
export const authTables = {
  user: {
    modelName: 'people',
    fields: { emailVerified: 'email_verified', image: 'picture', ...timestampFields },
    additionalFields: {
      handle: { type: 'string' as const, required: false, input: false },
    },
  },
  session: {
    modelName: 'sessions',
    fields: {
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      userId: 'person_id',
      ...timestampFields,
    },
    expiresIn: 60 * 60 * 24 * 30,
    updateAge: 60 * 60 * 24,
  },
  account: {
    modelName: 'accounts',
    fields: {
      accountId: 'account_id',
      providerId: 'provider_id',
      userId: 'person_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...timestampFields,
    },
    // Addresses here come from administrators and by invitation, so the provider's word for one is
    // enough; what the provider itself has not verified brings nobody in: see single-sign-on.ts.
    accountLinking: { enabled: true, requireLocalEmailVerified: false },
  },
  verification: {
    modelName: 'verifications',
    fields: { expiresAt: 'expires_at', ...timestampFields },
  },
};

export const passkeyTable = {
  passkey: {
    modelName: 'passkeys',
    fields: {
      publicKey: 'public_key',
      userId: 'person_id',
      credentialID: 'credential_id',
      deviceType: 'device_type',
      backedUp: 'backed_up',
      createdAt: 'created_at',
    },
  },
};
