import type { Role } from '../../../shared/domain/role.ts';
import { Chip } from '../../components/Chip.tsx';

type Gated = Pick<
  Role,
  'mfaEnabled' | 'approvalEnabled' | 'availabilityWindowEnabled' | 'availableFrom' | 'availableTo'
>;

/** The gates of a role as small marks, in the order in which they are asked. */
export function GateMarks({ role }: { role: Gated }) {
  const open = !role.mfaEnabled && !role.approvalEnabled;
  return (
    <span className="gate-marks">
      {role.mfaEnabled && (
        <Chip tone="accent" icon="phone">
          MFA
        </Chip>
      )}
      {role.approvalEnabled && (
        <Chip tone="info" icon="person">
          Approval
        </Chip>
      )}
      {open && (
        <Chip tone="warning" icon="warning">
          No gate
        </Chip>
      )}
      {role.availabilityWindowEnabled && (
        <Chip icon="clock">
          {role.availableFrom ?? '?'}–{role.availableTo ?? '?'}
        </Chip>
      )}
    </span>
  );
}
