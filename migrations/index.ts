import type { MigrationInterface } from 'typeorm';
import { AuditTables } from './audit/1-audit-tables.ts';
import { ConsentTables } from './consent/1-consent-tables.ts';
import { CreditTables } from './credit/1-credit-tables.ts';
import { GatewayTables } from './gateway/1-gateway-tables.ts';
import { IdentityTables } from './identity/1-identity-tables.ts';
import { MarketTables } from './market/1-market-tables.ts';
import { AgreementTables } from './registry/2-agreement-tables.ts';
import { RegistryTables } from './registry/1-registry-tables.ts';
import { RegistryQualityAndUploads } from './registry/3-quality-and-uploads.ts';
import { RegistryLinkage } from './registry/4-linkage.ts';
import { LinkReviewTables } from './registry/5-link-review.ts';
import { LeadTables } from './registry/6-lead-tables.ts';
import { HouseholdHistory } from './registry/7-household-history.ts';
import { ServerTables } from './server/1-server-tables.ts';

type MigrationClass = new () => MigrationInterface;

/** Every migration of every context, in the order in which they run. */
export const migrations: readonly MigrationClass[] = [
  ServerTables,
  IdentityTables,
  RegistryTables,
  AuditTables,
  ConsentTables,
  CreditTables,
  MarketTables,
  GatewayTables,
  AgreementTables,
  RegistryQualityAndUploads,
  RegistryLinkage,
  LinkReviewTables,
  LeadTables,
  HouseholdHistory,
];
