import type { Request } from '../../../shared/contract/registry.ts';
import { checkIds } from '../../../shared/domain/check-catalogue.ts';
import {
  checkAreas,
  checkSeverities,
  type CheckArea,
  type CheckSeverity,
} from '../../../shared/domain/check.ts';
import { addressCodec, choicePart, textPart } from '../../components/address-filter.ts';

/** The filter of the checks as the address holds it: the contract's own, part by part. */
export const checkAddress = addressCodec({
  severity: choicePart(checkSeverities),
  area: choicePart(checkAreas),
  check: choicePart(checkIds),
  search: textPart(200),
});
export type CheckFilter = ReturnType<typeof checkAddress.read>;

/** As many as a page shows: who has more narrows the filter, and is told so. */
export const mostShown = 200;

export function queryOf(filter: CheckFilter): Request<'checks.list'> {
  return { ...filter, limit: mostShown };
}

export const severityNames: Record<CheckSeverity, { one: string; many: string }> = {
  error: { one: 'Error', many: 'Errors' },
  warning: { one: 'Warning', many: 'Warnings' },
  notice: { one: 'Notice', many: 'Notices' },
};

export const areaNames: Record<CheckArea, string> = {
  roles: 'Roles',
  users: 'Users',
  requests: 'Requests',
  mfa: 'MFA files',
  corp: 'CORP',
};
